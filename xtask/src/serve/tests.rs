//! The server, asked over a plain connection.

use super::*;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicU32, Ordering};

/// A small site in a folder that goes with it.
struct Site {
    folder: PathBuf,
    server: Server,
}

impl Site {
    fn start() -> Site {
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
        ] {
            fs::write(folder.join(name), text).expect("a folder of our own");
        }
        let server = serve(&folder, "127.0.0.1", 0).expect("a free port");
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
