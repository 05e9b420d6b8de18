//! The server, asked over a plain connection.

use super::*;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicU32, Ordering};

/// The bytes of a file that takes a while on a slow way.
const LONG: usize = 20_000;

/// A small site in a folder that goes with it.
struct Site {
    folder: PathBuf,
    server: Server,
}

impl Site {
    fn start() -> Site {
        Site::at(Host::default())
    }

    /// The same site at another host.
    fn at(host: Host) -> Site {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("mettle-serve-{}-{count}", std::process::id()));
        for inner in ["python", "p/two-sum"] {
            fs::create_dir_all(folder.join(inner)).expect("a folder of our own");
        }
        for (name, text) in [
            ("index.html", "<title>Mettle</title>"),
            ("404.html", "<title>Not found</title>"),
            ("p/two-sum/index.html", "<title>Two sum</title>"),
            ("app.js", "plain"),
            ("app.js.br", "brotli"),
            ("app.js.gz", "gzip"),
            ("python/worker.mjs", "module"),
            ("a.wasm", "wasm"),
            ("a.json", "{}"),
            ("a.whl", "wheel"),
            ("a.zip", "zip"),
            ("a.tar", "tar"),
            ("long.txt", &"x".repeat(LONG)),
        ] {
            fs::write(folder.join(name), text).expect("a folder of our own");
        }
        let server = serve_as(host, &folder, "127.0.0.1", 0).expect("a free port");
        Site { folder, server }
    }

    /// The answer's head and body.
    fn get(&self, path: &str, headers: &str) -> (String, String) {
        let mut stream = TcpStream::connect(self.server.address()).expect("it listens");
        write!(stream, "GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n{headers}\r\n").expect("open");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
        (head.to_lowercase(), body.to_owned())
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

#[test]
fn files_have_the_types_that_browsers_insist_on() {
    let site = Site::start();
    for (path, kind) in [
        ("/", "text/html"),
        ("/app.js", "text/javascript"),
        ("/python/worker.mjs", "application/javascript"),
        ("/a.wasm", "application/wasm"),
        ("/a.json", "application/json"),
        ("/a.whl", "application/octet-stream"),
        ("/a.zip", "application/zip"),
        ("/a.tar", "application/x-tar"),
    ] {
        let (head, _) = site.get(path, "");
        assert!(head.starts_with("http/1.1 200"), "{path}: {head}");
        assert!(head.contains(&format!("content-type: {kind}")), "{path}: {head}");
    }
}

#[test]
fn every_answer_isolates_the_page_and_is_revalidated() {
    let site = Site::start();
    for path in ["/", "/app.js", "/p/two-sum/", "/missing.js"] {
        let (head, _) = site.get(path, "");
        for header in [
            "cross-origin-opener-policy: same-origin",
            "cross-origin-embedder-policy: require-corp",
            "cache-control: no-cache",
        ] {
            assert!(head.contains(header), "{path}: {head}");
        }
    }
}

#[test]
fn what_has_not_changed_is_not_sent_again() {
    let site = Site::start();
    for path in ["/app.js", "/p/two-sum/"] {
        let (head, _) = site.get(path, "");
        let tag = head.lines().find_map(|line| line.strip_prefix("etag: ")).expect("an etag");
        let (again, body) = site.get(path, &format!("if-none-match: {tag}\r\n"));
        assert!(again.starts_with("http/1.1 304"), "{path}: {again}");
        assert_eq!(body, "");
    }
}

#[test]
fn folders_give_their_page_and_what_is_missing_a_404() {
    let site = Site::start();
    let (head, body) = site.get("/p/two-sum/", "");
    assert!(head.starts_with("http/1.1 200"), "{head}");
    assert_eq!(body, "<title>Two sum</title>");
    let (head, _) = site.get("/p/two-sum", "");
    assert!(head.starts_with("http/1.1 307") && head.contains("location: /p/two-sum/"), "{head}");
    for path in ["/p/three-sum/", "/elsewhere", "/missing.js", "/content/none.json", "/../secret.txt"] {
        let (head, body) = site.get(path, "");
        assert!(head.starts_with("http/1.1 404"), "{path}: {head}");
        assert_eq!(body, "<title>Not found</title>", "{path}");
    }
}

#[test]
fn compressed_files_beside_are_preferred_where_they_are_understood() {
    let site = Site::start();
    assert_eq!(site.get("/app.js", "accept-encoding: gzip, br\r\n").1, "brotli");
    assert_eq!(site.get("/app.js", "accept-encoding: gzip\r\n").1, "gzip");
    assert_eq!(site.get("/app.js", "").1, "plain");
}

#[test]
fn requests_are_remembered() {
    let site = Site::start();
    site.get("/a.json?x=1", "");
    site.get("/p/two-sum/", "referer: http://localhost/\r\n");
    site.get("/app.js", "referer: http://localhost/site/sw.js\r\n");
    assert_eq!(site.server.requests(), ["/a.json?x=1", "/p/two-sum/"]);
}

#[test]
fn a_taken_port_and_an_empty_folder_are_told_clearly() {
    let site = Site::start();
    let taken = serve(&site.folder, "127.0.0.1", site.server.address().port()).err().expect("taken").to_string();
    assert!(taken.contains("is in use"), "{taken}");
    let empty = serve(&site.folder.join("python"), "127.0.0.1", 0).err().expect("no site").to_string();
    assert!(empty.contains("script/build"), "{empty}");
}

#[test]
fn a_dropped_server_frees_its_port() {
    let site = Site::start();
    let address = site.server.address();
    drop(site);
    assert!(TcpStream::connect(address).is_err());
}

#[test]
fn a_site_in_a_folder_stays_there() {
    let site = Site::at(Host { folder: "/practice/mettle".into(), ..Host::default() });
    for (path, title) in [("/practice/mettle/", "Mettle"), ("/practice/mettle/p/two-sum/?seed=1", "Two sum")] {
        let (head, body) = site.get(path, "");
        assert!(head.starts_with("http/1.1 200"), "{path}: {head}");
        assert_eq!(body, format!("<title>{title}</title>"), "{path}");
    }
    for path in ["/practice/mettle", "/practice/mettle/p/two-sum"] {
        let (head, _) = site.get(path, "");
        assert!(head.starts_with("http/1.1 30") && head.contains(&format!("location: {path}/\r")), "{path}: {head}");
    }
    for path in ["/", "/p/two-sum/", "/app.js", "/practice/mettlesome/"] {
        let (head, body) = site.get(path, "");
        assert!(head.starts_with("http/1.1 404") && !body.contains("title"), "{path}: {head}{body}");
    }
    assert_eq!(site.get("/practice/mettle/elsewhere", "").1, "<title>Not found</title>");
    assert_eq!(site.server.requests()[1], "/practice/mettle/p/two-sum/?seed=1");
}

#[test]
fn a_bare_host_sends_no_headers_and_no_page_of_the_site_for_what_is_missing() {
    let site = Site::at(Host { sends_headers: false, shows_lost_page: false, ..Host::default() });
    for path in ["/", "/app.js", "/p/two-sum/", "/missing.js"] {
        let (head, _) = site.get(path, "");
        for header in ["cross-origin", "content-security-policy", "cache-control", "x-content-type-options"] {
            assert!(!head.contains(header), "{path}: {head}");
        }
    }
    let (head, body) = site.get("/p/three-sum/", "");
    assert!(head.starts_with("http/1.1 404") && !body.contains("title"), "{head}{body}");
}

#[test]
fn a_folder_without_its_slash_may_give_its_page_in_place() {
    let site = Site::at(Host { adds_slash: false, ..Host::default() });
    for path in ["/p/two-sum", "/p/two-sum/"] {
        let (head, body) = site.get(path, "");
        assert!(head.starts_with("http/1.1 200"), "{path}: {head}");
        assert_eq!(body, "<title>Two sum</title>", "{path}");
    }
}

#[test]
fn a_slow_way_is_shared_by_all_who_use_it() {
    let line = Line { down_kbit_s: 800, up_kbit_s: 800, round_trip_ms: 50 };
    let site = Site::at(Host { line: Some(line), ..Host::default() });
    let began = std::time::Instant::now();
    assert_eq!(site.get("/a.json", "").1, "{}");
    let round_trips = began.elapsed();
    // One for the connection, one for the request.
    assert!(round_trips.as_millis() >= 100, "{round_trips:?}");
    let began = std::time::Instant::now();
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| assert_eq!(site.get("/long.txt", "").1.len(), LONG));
        }
    });
    let together = began.elapsed().as_secs_f64();
    // 100,000 bytes a second, whoever they are for. What is lent to a visitor who wakes late is a fiftieth of that.
    assert!(together >= 3.0 * LONG as f64 / 100_000.0, "{together} s");
}
