//! Bodies on their way out: whole, in pieces, broken off, or made as they are sent.

use std::fmt;
use std::future::Future;
use std::io::Write;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use hyper::body::{Body, Frame, SizeHint};

use crate::clock;

/// How a body goes on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Manner {
    #[default]
    Whole,
    /// All of it promised, half of it sent, then nothing more.
    Cut,
    /// The same, in chunks of which the last one never comes.
    CutChunked,
    /// So many bytes at a time, with a pause after each piece.
    Dribble { bytes: usize, every: Duration },
    /// The body with filler in its middle, up to so many bytes.
    Filled { size: u64 },
    /// The same, compressed by gzip as it is sent.
    Bomb { size: u64 },
}

/// The connection is to end here, without the rest of an answer or without any.
#[derive(Debug)]
pub(crate) struct HungUp;

/// A body as the server takes it.
pub(crate) struct Payload {
    source: Source,
    promised: Option<u64>,
    /// Set when the last byte has been handed over.
    handed_over: Arc<AtomicBool>,
}

enum Source {
    Whole(Bytes),
    Pieces {
        left: Bytes,
        size: usize,
        every: Duration,
        pause: Option<Pause>,
    },
    Filled(Filler),
    Bomb(Box<Bomb>),
    /// What was given still has to reach the socket: the server writes when a body is pending, not when it fails.
    Cut {
        left: Bytes,
        flushed: bool,
    },
}

type Pause = Pin<Box<dyn Future<Output = ()> + Send>>;

/// A long body of which only a piece exists at any time.
struct Filler {
    head: Bytes,
    middle: u64,
    tail: Bytes,
}

struct Bomb {
    filler: Filler,
    /// None when all of it has been compressed.
    encoder: Option<GzEncoder<Vec<u8>>>,
}

/// The filler is a letter, so that it may stand within a string.
static FILLER: [u8; 64 * 1024] = [b'a'; 64 * 1024];

impl Payload {
    /// A body to be sent in some manner; filler goes before its last two bytes, which close a string and an object.
    pub(crate) fn new(body: Bytes, manner: Manner, handed_over: Arc<AtomicBool>) -> Self {
        let length = body.len() as u64;
        let half = body.slice(..body.len() / 2);
        let (source, promised) = match manner {
            Manner::Whole => (Source::Whole(body), Some(length)),
            Manner::Cut => (Source::Cut { left: half, flushed: false }, Some(length)),
            Manner::CutChunked => (Source::Cut { left: half, flushed: false }, None),
            Manner::Dribble { bytes, every } => {
                (Source::Pieces { left: body, size: bytes.max(1), every, pause: None }, Some(length))
            }
            Manner::Filled { size } => (Source::Filled(Filler::new(&body, size)), Some(size.max(length))),
            Manner::Bomb { size } => {
                let encoder = Some(GzEncoder::new(Vec::new(), Compression::best()));
                (Source::Bomb(Box::new(Bomb { filler: Filler::new(&body, size), encoder })), None)
            }
        };
        let payload = Self { source, promised, handed_over };
        // The server does not even ask for a body that is empty.
        payload.handed_over.store(payload.is_end_stream(), Ordering::Release);
        payload
    }
}

impl Body for Payload {
    type Data = Bytes;
    type Error = HungUp;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, HungUp>>> {
        let polled = match &mut self.source {
            Source::Whole(left) => Poll::Ready(take(left)),
            Source::Pieces { left, size, every, pause } => next_piece(left, *size, *every, pause, context),
            Source::Filled(filler) => Poll::Ready(filler.next()),
            Source::Bomb(bomb) => bomb.poll(context),
            Source::Cut { left, flushed } => return break_off(left, flushed, context),
        };
        // The server does not ask again once it has all that was promised.
        if self.is_end_stream() {
            self.handed_over.store(true, Ordering::Release);
        }
        polled.map(|piece| piece.map(|piece| Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        match &self.source {
            Source::Whole(left) | Source::Pieces { left, .. } => left.is_empty(),
            Source::Filled(filler) => filler.is_empty(),
            Source::Bomb(bomb) => bomb.encoder.is_none(),
            Source::Cut { .. } => false,
        }
    }

    fn size_hint(&self) -> SizeHint {
        self.promised.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

fn take(left: &mut Bytes) -> Option<Bytes> {
    (!left.is_empty()).then(|| std::mem::take(left))
}

fn next_piece(
    left: &mut Bytes,
    size: usize,
    every: Duration,
    pause: &mut Option<Pause>,
    context: &mut Context<'_>,
) -> Poll<Option<Bytes>> {
    if let Some(waiting) = pause {
        if waiting.as_mut().poll(context).is_pending() {
            return Poll::Pending;
        }
        *pause = None;
    }
    if left.is_empty() {
        return Poll::Ready(None);
    }
    let piece = left.split_to(size.min(left.len()));
    if !left.is_empty() {
        *pause = Some(Box::pin(clock::pause(every)));
    }
    Poll::Ready(Some(piece))
}

fn break_off(
    left: &mut Bytes,
    flushed: &mut bool,
    context: &mut Context<'_>,
) -> Poll<Option<Result<Frame<Bytes>, HungUp>>> {
    if let Some(piece) = take(left) {
        return Poll::Ready(Some(Ok(Frame::data(piece))));
    }
    if std::mem::replace(flushed, true) {
        return Poll::Ready(Some(Err(HungUp)));
    }
    context.waker().wake_by_ref();
    Poll::Pending
}

impl Filler {
    fn new(body: &Bytes, size: u64) -> Self {
        let split = body.len().saturating_sub(2);
        let middle = size.saturating_sub(body.len() as u64);
        Self { head: body.slice(..split), middle, tail: body.slice(split..) }
    }

    fn is_empty(&self) -> bool {
        self.head.is_empty() && self.middle == 0 && self.tail.is_empty()
    }

    fn next(&mut self) -> Option<Bytes> {
        if let Some(head) = take(&mut self.head) {
            return Some(head);
        }
        if self.middle > 0 {
            let size = usize::try_from(self.middle).unwrap_or(usize::MAX).min(FILLER.len());
            self.middle -= size as u64;
            return Some(Bytes::from_static(&FILLER[..size]));
        }
        take(&mut self.tail)
    }
}

impl Bomb {
    /// Compresses one piece at a time and lets the other connections go on: most pieces leave nothing to send.
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Bytes>> {
        let Some(encoder) = &mut self.encoder else { return Poll::Ready(None) };
        let compressed = match self.filler.next() {
            // Writing into memory does not fail; if it did, the body would end here, broken.
            Some(piece) => encoder.write_all(&piece).map(|()| std::mem::take(encoder.get_mut())),
            None => self.encoder.take().map_or_else(|| Ok(Vec::new()), GzEncoder::finish),
        };
        match compressed.unwrap_or_default() {
            compressed if !compressed.is_empty() => Poll::Ready(Some(compressed.into())),
            _ => {
                context.waker().wake_by_ref();
                Poll::Pending
            }
        }
    }
}

impl fmt::Display for HungUp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a broken connection was asked for")
    }
}

impl std::error::Error for HungUp {}
