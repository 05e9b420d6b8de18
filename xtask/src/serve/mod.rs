//! `xtask serve`: a static server for the built site, as a good host would serve it.
//!
//! Every answer lets the page be cross-origin isolated and must be revalidated by the browser. No address is rewritten: a folder
//! gives its `index.html`, and what is not there is a 404 with the site's `404.html`. For tests and measurements the same server is also
//! another host (`host.rs`), or one that is far away (`line.rs`).

mod host;
mod line;
mod site;

pub use host::Host;
pub use line::Line;

use anyhow::{Context, Result, bail};
use line::SlowListener;
use site::Requests;
use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener, ToSocketAddrs};
use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};
use tokio::sync::oneshot;

/// Serve a built site on this machine
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder that holds the built site
    #[arg(long, default_value = "dist")]
    dir: PathBuf,
    /// The address to listen on
    #[arg(long, default_value = "127.0.0.1")]
    host: String,
    /// The port to listen on; 0 takes a free one
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

/// Serves until the process is ended.
///
/// # Errors
/// A folder without a site, or an address that cannot be had.
pub fn run(args: &Args) -> Result<()> {
    let server = serve(&args.dir, &args.host, args.port)?;
    println!("Serving {} at http://{}/", args.dir.display(), server.address());
    server.wait()
}

/// A running server; dropping it ends it.
pub struct Server {
    address: SocketAddr,
    requests: Requests,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<std::io::Result<()>>>,
}

/// Serves the site in `dir` from a thread of its own. Port 0 takes a free one.
///
/// # Errors
/// A folder without an `index.html`, or an address that cannot be had, with what to do.
pub fn serve(dir: &Path, host: &str, port: u16) -> Result<Server> {
    serve_as(Host::default(), dir, host, port)
}

/// As [`serve`], but as this host would.
///
/// # Errors
/// As there.
pub fn serve_as(manner: Host, dir: &Path, host: &str, port: u16) -> Result<Server> {
    if !dir.join("index.html").is_file() {
        bail!("{} holds no built site (there is no index.html in it). To build one: script/build", dir.display());
    }
    let listener = listen(host, port)?;
    let address = listener.local_addr().context("the listener has no address")?;
    listener.set_nonblocking(true).context("the listener cannot be used")?;
    let requests = Requests::default();
    let line = manner.line;
    let router = site::router(dir, manner, requests.clone());
    let (stop, stopped) = oneshot::channel::<()>();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().context("no runtime")?;
    let thread = thread::Builder::new().name("site".into()).spawn(move || {
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            let served = async {
                match line {
                    Some(line) => axum::serve(SlowListener::new(listener, line), router).await,
                    None => axum::serve(listener, router).await,
                }
            };
            tokio::select! {
                served = served => served,
                // Whatever is still being sent is of no use to anyone: a dropped server has no visitors.
                _ = stopped => Ok(()),
            }
        })
    });
    Ok(Server { address, requests, stop: Some(stop), thread: Some(thread.context("no thread")?) })
}

fn listen(host: &str, port: u16) -> Result<TcpListener> {
    let addresses: Vec<SocketAddr> =
        (host, port).to_socket_addrs().with_context(|| format!("{host} is no address of this machine"))?.collect();
    TcpListener::bind(addresses.as_slice()).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => {
            anyhow::anyhow!(
                "Port {port} is in use by another program. Choose another one with --port, such as {}.",
                port ^ 1
            )
        }
        ErrorKind::PermissionDenied => {
            anyhow::anyhow!("Port {port} needs more rights than you have. Choose one above 1024 with --port.")
        }
        _ => anyhow::anyhow!("cannot listen on {host}:{port}: {error}"),
    })
}

impl Server {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The site's origin, such as `http://127.0.0.1:8080`.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The path and query of every request so far, in the order in which they came, without those that the
    /// service worker makes for itself.
    pub fn requests(&self) -> Vec<String> {
        self.requests.all()
    }

    /// Waits until the server ends, which it does by itself only where it fails.
    fn wait(mut self) -> Result<()> {
        match self.thread.take().map(JoinHandle::join) {
            Some(Ok(ended)) => ended.context("the server ended"),
            Some(Err(_)) => bail!("the server ended with a panic"),
            None => Ok(()),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // A server that failed has nobody left to tell.
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests;
