//! A proxy that lets nothing through and notes who was to be reached: given to a browser for every address but the site's own,
//! it sees each request that would leave the origin, whichever way the browser came to it.

use anyhow::{Context, Result};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// How long a browser may take to say whom it wants.
const PATIENCE: Duration = Duration::from_secs(5);
/// The longest first line that is read.
const LONGEST: usize = 16 << 10;
const REFUSED: &[u8] = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

type Asked = Arc<Mutex<Vec<String>>>;

/// A running proxy; dropping it ends it.
pub(crate) struct Proxy {
    address: SocketAddr,
    asked: Asked,
    ends: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Proxy {
    /// Starts one on a free port of this machine.
    pub fn start() -> Result<Proxy> {
        let listener = TcpListener::bind("127.0.0.1:0").context("no port for a proxy")?;
        let address = listener.local_addr().context("the proxy has no address")?;
        let (asked, ends) = (Asked::default(), Arc::new(AtomicBool::new(false)));
        let (notes, is_over) = (asked.clone(), ends.clone());
        let listen = move || {
            for stream in listener.incoming() {
                if is_over.load(Ordering::Relaxed) {
                    return;
                }
                let notes = notes.clone();
                thread::spawn(move || stream.map(|stream| refuse(stream, &notes)));
            }
        };
        let thread = thread::Builder::new().name("proxy".into()).spawn(listen).context("no thread for a proxy")?;
        Ok(Proxy { address, asked, ends, thread: Some(thread) })
    }

    /// Host and port.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The addresses that were asked for so far.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.ends.store(true, Ordering::Relaxed);
        // Wakes it.
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Notes what the first line asks for, and refuses it.
fn refuse(mut stream: TcpStream, asked: &Asked) {
    let _ = stream.set_read_timeout(Some(PATIENCE));
    let mut head = Vec::new();
    let mut part = [0; 1024];
    while !head.contains(&b'\n') && head.len() < LONGEST {
        match stream.read(&mut part) {
            Ok(count) if count > 0 => head.extend(part.iter().take(count)),
            _ => break,
        }
    }
    let first = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    // A connection that says nothing is a browser's that gets one ready, and reaches nobody.
    if !head.is_empty() {
        asked.lock().unwrap_or_else(PoisonError::into_inner).push(wanted(first));
    }
    let _ = stream.write_all(REFUSED);
}

/// The address in a line such as `GET http://example.org/ HTTP/1.1` or `CONNECT example.org:443 HTTP/1.1`.
fn wanted(line: &[u8]) -> String {
    let line = String::from_utf8_lossy(line);
    let mut words = line.split_whitespace();
    match (words.next(), words.next()) {
        (Some("CONNECT"), Some(host)) => format!("https://{host}/"),
        (Some(_), Some(address)) if address.contains("://") => address.to_owned(),
        _ => format!("something that is no request: {:?}", line.chars().take(40).collect::<String>()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_is_noted_and_refused() {
        let proxy = Proxy::start().expect("a free port");
        for line in ["GET http://example.org/a?b HTTP/1.1", "CONNECT example.org:443 HTTP/1.1", "hello"] {
            let mut stream = TcpStream::connect(proxy.address()).expect("it listens");
            stream.write_all(format!("{line}\r\n\r\n").as_bytes()).expect("it reads");
            let mut answer = String::new();
            stream.read_to_string(&mut answer).expect("it answers");
            assert!(answer.starts_with("HTTP/1.1 502"), "{answer}");
        }
        let asked = proxy.asked();
        assert_eq!(asked[..2], ["http://example.org/a?b", "https://example.org:443/"]);
        assert!(asked[2].contains("hello"), "{asked:?}");
    }
}
