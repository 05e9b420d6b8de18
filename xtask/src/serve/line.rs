//! A slow way between the server and its visitors: a rate in each direction that all connections share, and a delay.
//!
//! It is below HTTP, so that nothing gets around it: pages, workers and service workers, heads and bodies, answers that say that nothing has
//! changed.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Instant, Sleep, sleep_until};

/// How slow a way is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Kilobits per second to the visitors.
    pub down_kbit_s: u32,
    /// Kilobits per second from them.
    pub up_kbit_s: u32,
    /// What a request and its answer take beside the bits, in milliseconds. A connection's beginning takes as much.
    pub round_trip_ms: u64,
}

impl Line {
    /// Slow 4G, as Lighthouse's mobile preset has it.
    pub const SLOW_4G: Line = Line { down_kbit_s: 1600, up_kbit_s: 750, round_trip_ms: 150 };
}

/// So much is on its way at a time, in bytes, before another connection has its turn: what a packet holds.
const PACKET: usize = 1460;

/// Whoever waits for the way is woken that much too late at most; the way was in use meanwhile.
const LATE: Duration = Duration::from_millis(20);

/// One direction.
struct Way {
    bytes_per_second: f64,
    free: Mutex<Instant>,
}

impl Way {
    fn new(kbit_s: u32) -> Way {
        Way { bytes_per_second: f64::from(kbit_s) * 1000.0 / 8.0, free: Mutex::new(Instant::now()) }
    }

    /// Puts so many bytes on the way, behind what is there. Gives the moment at which the last of them is through.
    fn put(&self, bytes: usize) -> Instant {
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let begins = (*free).max(now.checked_sub(LATE).unwrap_or(now));
        *free = begins + Duration::from_secs_f64(bytes as f64 / self.bytes_per_second);
        *free
    }
}

/// What all connections share.
struct Ways {
    down: Way,
    up: Way,
    round_trip: Duration,
}

/// Listens at the far end of a slow way.
pub(super) struct SlowListener {
    listener: TcpListener,
    ways: Arc<Ways>,
}

impl SlowListener {
    pub(super) fn new(listener: TcpListener, line: Line) -> SlowListener {
        let round_trip = Duration::from_millis(line.round_trip_ms);
        let ways = Ways { down: Way::new(line.down_kbit_s), up: Way::new(line.up_kbit_s), round_trip };
        SlowListener { listener, ways: Arc::new(ways) }
    }
}

impl axum::serve::Listener for SlowListener {
    type Io = SlowStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (SlowStream, SocketAddr) {
        let (stream, address) = axum::serve::Listener::accept(&mut self.listener).await;
        // A packet that is let through must not wait for the next one. Where that cannot be had, the way is slower still.
        let _ = stream.set_nodelay(true);
        let open = Instant::now() + self.ways.round_trip;
        (SlowStream { stream, ways: self.ways.clone(), open, coming: None, going: None }, address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// A connection over the slow way.
pub(super) struct SlowStream {
    stream: TcpStream,
    ways: Arc<Ways>,
    /// When both ends know of the connection.
    open: Instant,
    /// What came from the visitor, and when it is here.
    coming: Option<(Pin<Box<Sleep>>, Vec<u8>)>,
    /// How many bytes may go to the visitor, and when.
    going: Option<(Pin<Box<Sleep>>, usize)>,
}

impl AsyncRead for SlowStream {
    /// The whole delay is on this side: it is the same to whoever waits for an answer.
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = &mut *self;
        loop {
            if let Some((here, bytes)) = &mut this.coming {
                ready!(here.as_mut().poll(cx));
                let count = bytes.len().min(into.remaining());
                into.put_slice(&bytes[..count]);
                bytes.drain(..count);
                if bytes.is_empty() {
                    this.coming = None;
                }
                return Poll::Ready(Ok(()));
            }
            let mut room = [0; PACKET];
            let mut part = ReadBuf::new(&mut room);
            ready!(Pin::new(&mut this.stream).poll_read(cx, &mut part))?;
            let bytes = part.filled().to_vec();
            if bytes.is_empty() {
                return Poll::Ready(Ok(()));
            }
            let here = this.ways.up.put(bytes.len()).max(this.open) + this.ways.round_trip;
            this.coming = Some((Box::pin(sleep_until(here)), bytes));
        }
    }
}

impl AsyncWrite for SlowStream {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let this = &mut *self;
        let (through, count) = this.going.get_or_insert_with(|| {
            let count = bytes.len().min(PACKET);
            (Box::pin(sleep_until(this.ways.down.put(count))), count)
        });
        ready!(through.as_mut().poll(cx));
        let count = bytes.len().min(*count);
        let written = ready!(Pin::new(&mut this.stream).poll_write(cx, &bytes[..count]))?;
        this.going = None;
        Poll::Ready(Ok(written))
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
