//! Bytes that are no text, such as compressed ones, written as text.

/// Encodes as standard base64 with its padding.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for piece in bytes.chunks(3) {
        let held =
            piece.iter().fold(0_u32, |held, byte| held << 8 | u32::from(*byte)) << (8 * (3 - piece.len()));
        for digit in 0..4 {
            let value = held >> (18 - 6 * digit) & 0x3F;
            text.push(if digit <= piece.len() { DIGITS[value as usize].into() } else { '=' });
        }
    }
    text
}

/// Decodes standard base64 with its padding; none for anything else.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim_end_matches('=');
    let padding = text.len() - digits.len();
    if !text.len().is_multiple_of(4) || padding > 2 {
        return None;
    }
    let mut bytes = Vec::with_capacity(digits.len() * 3 / 4);
    let (mut held, mut bits) = (0_u32, 0);
    for digit in digits.bytes() {
        held = (held << 6 | value(digit)?) & 0xFFFF;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits & 0xFF).ok()?);
        }
    }
    // What is left over must be zero: otherwise two texts would mean the same bytes.
    (held & ((1 << bits) - 1) == 0).then_some(bytes)
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn value(digit: u8) -> Option<u32> {
    let value = match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};

    #[test]
    fn the_samples_of_rfc_4648() {
        let samples = [
            ("", ""),
            ("Zg==", "f"),
            ("Zm8=", "fo"),
            ("Zm9v", "foo"),
            ("Zm9vYg==", "foob"),
            ("Zm9vYmFy", "foobar"),
        ];
        for (text, bytes) in samples {
            assert_eq!(decode(text).as_deref(), Some(bytes.as_bytes()), "{text}");
            assert_eq!(encode(bytes.as_bytes()), text);
        }
        assert_eq!(decode("//79").as_deref(), Some([0xFF, 0xFE, 0xFD].as_slice()));
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["Z", "Zg", "Zg=", "Zh==", "Z===", "====", "Zm9v\n", "Zm-v", "=Zm9"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
