//! Exit codes: documented and stable.

use makokit::ErrorKind;

pub(crate) const DONE: u8 = 0;
pub(crate) const USAGE: u8 = 2;
pub(crate) const OUTPUT: u8 = 10;
pub(crate) const UNKNOWN: u8 = 4;
pub(crate) const OTHER: u8 = 1;

/// Code, the kinds that have it, and what it means; the first that fits counts.
const CODES: &[(u8, &[ErrorKind], &str)] = &[
    (DONE, &[], "done"),
    (USAGE, &[ErrorKind::Config], "wrong usage or settings; nothing was sent"),
    (
        3,
        &[
            ErrorKind::InvalidData,
            ErrorKind::InvalidParameter,
            ErrorKind::MalformedJson,
            ErrorKind::Malformed,
        ],
        "wrong data",
    ),
    (UNKNOWN, &[ErrorKind::OutcomeUnknown], "the outcome is not known: look before you repeat it"),
    (5, &[ErrorKind::RateLimited, ErrorKind::QuotaExhausted], "a limit was reached"),
    (6, &[ErrorKind::Transport, ErrorKind::UnexpectedResponse, ErrorKind::Server], "no usable answer"),
    (
        7,
        &[
            ErrorKind::InvalidClient,
            ErrorKind::InvalidToken,
            ErrorKind::UnauthorizedSource,
            ErrorKind::ReauthorizationRequired,
            ErrorKind::SignatureMismatch,
        ],
        "the credentials were refused",
    ),
    (8, &[ErrorKind::NoDataFound], "what the request refers to does not exist"),
    (9, &[ErrorKind::DuplicateEntity, ErrorKind::InvalidState], "it exists already, or is in another state"),
    (OUTPUT, &[], "the output could not be written"),
    (130, &[ErrorKind::Cancelled], "interrupted"),
    (OTHER, &[], "any other error"),
];

/// The code of an error.
pub(crate) fn code(kind: ErrorKind) -> u8 {
    let row = CODES.iter().find(|(_, kinds, _)| kinds.iter().any(|general| kind.is(*general)));
    row.map_or(OTHER, |(code, ..)| *code)
}

/// All codes and what they mean.
pub fn codes() -> impl Iterator<Item = (u8, &'static str)> {
    CODES.iter().map(|(code, _, meaning)| (*code, *meaning))
}
