//! Reads an answer's body: capped, and decompressed if it came so.

use std::io::{self, Write};
use std::time::Duration;

use bytes::{BufMut, Bytes, BytesMut};
use flate2::write::MultiGzDecoder;
use http::HeaderMap;
use http::header::CONTENT_ENCODING;
use http_body_util::BodyExt;
use hyper::body::Incoming;

use super::{Fault, told};

/// Reads a body to its end. `silence` is how long nothing may come, `most` how many bytes the whole may have.
pub(super) async fn read(
    mut body: Incoming,
    headers: &HeaderMap,
    silence: Duration,
    most: usize,
) -> Result<Bytes, Fault> {
    let mut sink = Sink::new(headers, most)?;
    loop {
        let frame = tokio::time::timeout(silence, body.frame()).await.map_err(|_| Fault::silent(silence))?;
        let Some(frame) = frame else { return sink.finish() };
        if let Ok(data) = frame.map_err(|error| Fault::Lost(told(&error)))?.into_data() {
            sink.take(&data)?;
        }
    }
}

/// A body that has come in pieces.
pub(crate) fn unpacked<'a>(
    headers: &HeaderMap,
    pieces: impl Iterator<Item = &'a [u8]>,
    most: usize,
) -> Result<Bytes, Fault> {
    let mut sink = Sink::new(headers, most)?;
    for piece in pieces {
        sink.take(piece)?;
    }
    sink.finish()
}

/// Where the bytes of a body go.
enum Sink {
    Plain(Capped),
    // It is not asked for; but some proxies compress what nobody asked them to.
    Gzip { decoder: Box<MultiGzDecoder<Capped>>, is_empty: bool },
}

impl Sink {
    fn new(headers: &HeaderMap, most: usize) -> Result<Self, Fault> {
        let capped = Capped { bytes: BytesMut::new(), most, is_full: false };
        match headers.get(CONTENT_ENCODING).map_or(Ok("identity"), |value| value.to_str()) {
            Ok(name) if name.eq_ignore_ascii_case("identity") || name.is_empty() => Ok(Self::Plain(capped)),
            Ok(name) if name.eq_ignore_ascii_case("gzip") || name.eq_ignore_ascii_case("x-gzip") => {
                Ok(Self::Gzip { decoder: Box::new(MultiGzDecoder::new(capped)), is_empty: true })
            }
            _ => Err(Fault::Lost("it is compressed in a way that was not asked for".to_owned())),
        }
    }

    fn take(&mut self, data: &[u8]) -> Result<(), Fault> {
        match self {
            Self::Plain(capped) => {
                let written = capped.write_all(data);
                written.map_err(|_| Fault::TooLarge(capped.most))
            }
            Self::Gzip { decoder, is_empty } => {
                *is_empty &= data.is_empty();
                let written = decoder.write_all(data);
                written.map_err(|error| damaged(decoder.get_ref(), &error))
            }
        }
    }

    fn finish(self) -> Result<Bytes, Fault> {
        match self {
            Self::Gzip { mut decoder, is_empty: false } => {
                let ended = decoder.try_finish();
                ended.map_err(|error| damaged(decoder.get_ref(), &error))?;
                Ok(std::mem::take(&mut decoder.get_mut().bytes).freeze())
            }
            Self::Gzip { .. } => Ok(Bytes::new()),
            Self::Plain(capped) => Ok(capped.bytes.freeze()),
        }
    }
}

fn damaged(capped: &Capped, error: &io::Error) -> Fault {
    if capped.is_full {
        Fault::TooLarge(capped.most)
    } else {
        Fault::Lost(format!("its gzip is damaged: {error}"))
    }
}

/// Bytes up to a number.
struct Capped {
    bytes: BytesMut,
    most: usize,
    is_full: bool,
}

impl Write for Capped {
    fn write(&mut self, data: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + data.len() > self.most {
            self.is_full = true;
            return Err(io::Error::other("too large"));
        }
        self.bytes.put_slice(data);
        Ok(data.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn unpacked(data: &[u8], most: usize) -> Result<Bytes, Fault> {
        let headers = HeaderMap::from_iter([(CONTENT_ENCODING, "gzip".parse().unwrap())]);
        super::unpacked(&headers, data.chunks(7), most)
    }

    #[test]
    fn what_was_compressed_comes_out_as_it_was() {
        let text = "a text that repeats itself, ".repeat(100);
        assert_eq!(unpacked(&gzip(text.as_bytes()), 1 << 20).unwrap(), text);
        assert_eq!(unpacked(&[], 10).unwrap(), "");
    }

    #[test]
    fn a_bomb_is_left_alone_as_soon_as_it_is_too_large() {
        let bomb = gzip(&vec![0; 1 << 22]);
        assert!(matches!(unpacked(&bomb, 1 << 16), Err(Fault::TooLarge(65_536))));
    }

    #[test]
    fn half_of_it_and_a_damaged_one_are_told() {
        let whole = gzip(b"some text");
        let mut damaged = whole.clone();
        damaged[12] ^= 0xff;
        for data in [&whole[..whole.len() / 2], &whole[..whole.len() - 1], &damaged, b"not gzip at all"] {
            assert!(matches!(unpacked(data, 1 << 20), Err(Fault::Lost(_))), "{data:?}");
        }
    }
}
