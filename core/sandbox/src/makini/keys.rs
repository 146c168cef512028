//! Keys of records in the form that the published samples have, and other values that a number leads to.
//!
//! A key is opaque to clients. Here it holds its record's number, so that no index of keys is needed: that is what lets
//! a connection have many thousands of records without keeping them.

/// Which connection's records; never given twice in one sandbox.
pub(crate) type Integration = u32;

/// A key's length: two digits of scope, six of integration, and 32 more.
const LENGTH: usize = 40;
const SCOPE_END: usize = 2;
const INTEGRATION_END: usize = 8;
const NUMBER_START: usize = 32;

/// The key of a record: its scope, its integration, digits that mean nothing, and its number.
pub(crate) fn key(scope: u8, integration: Integration, number: u32) -> String {
    let noise = scatter(u64::from(scope) << 56 ^ u64::from(integration) << 32 ^ u64::from(number));
    let more = scatter(noise) >> 32;
    format!("{scope:02x}{integration:0<6x}{noise:016x}{more:08x}{number:08x}")
}

/// What a key says of itself: its scope and its record's number, if it is a key of this integration.
pub(crate) fn read(text: &str, integration: Integration) -> Option<(u8, u32)> {
    if text.len() != LENGTH || !text.is_ascii() {
        return None;
    }
    let scope = u8::from_str_radix(&text[..SCOPE_END], 16).ok()?;
    let number = u32::from_str_radix(&text[NUMBER_START..], 16).ok()?;
    (key(scope, integration, number) == text).then_some((scope, number))
}

/// Whether a key can be one of this integration.
pub(crate) fn is_of(text: &str, integration: Integration) -> bool {
    text.get(SCOPE_END..INTEGRATION_END).is_some_and(|digits| digits == format!("{integration:0<6x}"))
        && read(text, integration).is_some()
}

/// A number that looks like chance and is always the same for the same one (the finalizer of splitmix64).
pub(crate) fn scatter(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ mixed >> 31
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_leads_back_to_its_number_and_to_nothing_else() {
        let key = key(5, 0xDB, 7);
        assert_eq!((key.len(), &key[..8]), (LENGTH, "05db0000"));
        assert_eq!(read(&key, 0xDB), Some((5, 7)));
        assert!(is_of(&key, 0xDB) && !is_of(&key, 0xDC));
        for other in ["", "05", &key[1..], &key.replacen("05", "06", 1), &"é".repeat(20)] {
            assert_eq!(read(other, 0xDB), None, "{other}");
        }
        assert_eq!(read(&key, 0xDC), None);
    }
}
