//! Where the next page is.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::query::Query;
use crate::maestrano::market::NextLink;
use crate::pairs::Pairs;
use crate::room::Room;

/// What needs no escape in a query.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The page's place among all, and the way to the next one if there is one.
pub(crate) fn pagination(
    query: &Query,
    given: &Pairs,
    total: usize,
    next: NextLink,
    room: &Room,
    path: &str,
) -> Value {
    let Query { skip, top, .. } = query;
    let mut pagination = json!({"skip": skip, "top": top, "total": total});
    let after = skip.saturating_add(*top);
    if after < total {
        let skip = if next == NextLink::Repeated { *skip } else { after };
        let origin = if next == NextLink::Elsewhere { &room.other_origin_url } else { &room.base_url };
        pagination["next"] = format!("{origin}{path}?{}", encoded(given, skip, *top)).into();
    }
    pagination
}

/// The same query from another place on.
fn encoded(given: &Pairs, skip: usize, top: usize) -> String {
    let mut pieces = vec![pair("$skip", &skip.to_string()), pair("$top", &top.to_string())];
    for (name, values) in given.iter().filter(|(name, _)| !["$skip", "$top"].contains(&name.as_str())) {
        pieces.extend(values.iter().map(|value| pair(name, value)));
    }
    pieces.join("&")
}

fn pair(name: &str, value: &str) -> String {
    format!("{}={}", utf8_percent_encode(name, ESCAPED), utf8_percent_encode(value, ESCAPED))
}
