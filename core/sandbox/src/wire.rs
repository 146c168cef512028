//! One connection, as seen by those who answer on it: whether the peer is still there, and how it is to end.

use std::io;
use std::mem::MaybeUninit;
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker, ready};
use std::time::Duration;

use socket2::SockRef;
use tokio::io::{AsyncRead, AsyncWrite, Interest, ReadBuf, Ready};
use tokio::net::TcpStream;

use crate::clock;
use crate::judge::{AttemptId, Outcome};
use crate::room::hold;

/// A connection's socket and what is known of its last answer.
pub(crate) struct Wire {
    stream: TcpStream,
    number: u64,
    asking: AtomicBool,
    last: Mutex<Option<Sent>>,
}

/// The socket as the HTTP server reads and writes it.
pub(crate) struct Line(pub(crate) Arc<Wire>);

/// A create's answer that was handed over to the connection.
pub(crate) struct Sent {
    pub(crate) attempt: AttemptId,
    /// What the client can know if the answer has arrived.
    pub(crate) outcome: Outcome,
    /// The peer had closed its side before there was an answer: then it counts as gone until the connection's end.
    pub(crate) peer_had_closed: bool,
    pub(crate) handed_over: Arc<AtomicBool>,
}

/// How often a held connection looks whether the peer is still there.
const GLANCE: Duration = Duration::from_millis(10);
/// How often a connection that has ended does.
const GLANCES: u32 = 5;

static CONNECTIONS: AtomicU64 = AtomicU64::new(0);

impl Wire {
    pub(crate) fn new(stream: TcpStream) -> Self {
        // Small answers must not wait for an acknowledgement; without the option they are slower, not wrong.
        let _ = stream.set_nodelay(true);
        let number = CONNECTIONS.fetch_add(1, Ordering::Relaxed);
        Self { stream, number, asking: AtomicBool::new(false), last: Mutex::default() }
    }

    /// Tells connections apart.
    pub(crate) fn number(&self) -> u64 {
        self.number
    }

    /// Whether the peer has closed its side, or the connection is broken. The socket itself is asked: the event queue
    /// may not have been read since another connection brought news.
    pub(crate) fn peer_has_closed(&self) -> bool {
        match SockRef::from(&self.stream).peek(&mut [MaybeUninit::uninit()]) {
            Ok(0) => true,
            // A further request hides what comes after it.
            Ok(_) => self.glance(Interest::READABLE).is_some_and(Ready::is_read_closed),
            Err(error) => error.kind() != io::ErrorKind::WouldBlock,
        }
    }

    /// Whether the peer has answered with a reset.
    fn is_broken(&self) -> bool {
        self.glance(Interest::WRITABLE).is_some_and(Ready::is_write_closed)
    }

    /// What is known without waiting.
    fn glance(&self, interest: Interest) -> Option<Ready> {
        let glance = pin!(self.stream.ready(interest));
        match glance.poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(ready) => ready.ok(),
            Poll::Pending => None,
        }
    }

    /// Waits until the peer has gone.
    pub(crate) async fn until_gone(&self) {
        while !self.peer_has_closed() {
            clock::pause(GLANCE).await;
        }
    }

    /// Lets the connection end in a reset instead of an orderly close.
    pub(crate) fn end_in_reset(&self) {
        // Without the option the peer sees a close, which is the weaker form of the same.
        let _ = self.stream.set_zero_linger();
    }

    /// Notes that a request to the sandbox's own API is being answered: it may finish when connections are cut.
    pub(crate) fn set_asking(&self, asking: bool) {
        self.asking.store(asking, Ordering::Release);
    }

    pub(crate) fn is_asking(&self) -> bool {
        self.asking.load(Ordering::Acquire)
    }

    pub(crate) fn set_last(&self, sent: Option<Sent>) {
        *hold(&self.last) = sent;
    }

    /// What is known of the last create, now that the connection has ended.
    ///
    /// A peer that had only closed its sending side has read the answer; one that had closed the whole connection has
    /// answered it with a reset, which may take a moment to be seen.
    pub(crate) async fn last_outcome(&self, broken: bool) -> Option<(AttemptId, Outcome)> {
        let sent = hold(&self.last).take()?;
        if !sent.handed_over.load(Ordering::Acquire) {
            return Some((sent.attempt, Outcome::GONE));
        }
        if !sent.peer_had_closed || broken {
            return None;
        }
        for _ in 0..GLANCES {
            clock::pause(GLANCE).await;
            if self.is_broken() {
                return None;
            }
        }
        Some((sent.attempt, sent.outcome))
    }
}

impl AsyncRead for Line {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        loop {
            ready!(self.0.stream.poll_read_ready(context))?;
            match self.0.stream.try_read(buffer.initialize_unfilled()) {
                Ok(read) => {
                    buffer.advance(read);
                    return Poll::Ready(Ok(()));
                }
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Err(error) => return Poll::Ready(Err(error)),
            }
        }
    }
}

impl AsyncWrite for Line {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.poll_write_vectored(context, &[io::IoSlice::new(bytes)])
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        loop {
            ready!(self.0.stream.poll_write_ready(context))?;
            match self.0.stream.try_write_vectored(slices) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                written => return Poll::Ready(written),
            }
        }
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    /// The socket closes when the connection is dropped, which follows at once.
    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}
