//! Names and values as a query string or a form carries them.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;

/// Decoded values by name; a name that comes twice keeps both, in their order.
pub(crate) type Pairs = BTreeMap<String, Vec<String>>;

/// Reads `a=b&c=d`. Anything can be read: what is not valid UTF-8 after decoding is replaced.
pub(crate) fn parse(encoded: &str) -> Pairs {
    let mut pairs = Pairs::new();
    for piece in encoded.split('&').filter(|piece| !piece.is_empty()) {
        let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
        pairs.entry(decode(name)).or_default().push(decode(value));
    }
    pairs
}

/// The first value of a name.
pub(crate) fn first<'a>(pairs: &'a Pairs, name: &str) -> Option<&'a str> {
    pairs.get(name)?.first().map(String::as_str)
}

fn decode(encoded: &str) -> String {
    percent_decode_str(&encoded.replace('+', " ")).decode_utf8_lossy().into_owned()
}
