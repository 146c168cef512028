//! The kinds of errors: one table from which the classes of every language are made.

use serde::Serialize;

/// Declares the kinds in the order parent before child.
macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $kind:ident $(< $parent:ident)?;)+) => {
        /// What went wrong.
        ///
        /// The kinds form a tree ([`ErrorKind::parent`]): a program that can handle any [`ErrorKind::Api`] asks
        /// [`ErrorKind::is`], and kinds that are added later keep falling under it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
        #[non_exhaustive]
        pub enum ErrorKind {
            $($(#[doc = $doc])+ $kind,)+
        }

        impl ErrorKind {
            /// All kinds, parents before their children.
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];

            /// The kind's name; `…Error` in Python and `…Exception` in Java.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$kind => stringify!($kind)),+ }
            }

            /// The more general kind, if this is not one of the most general ones.
            #[must_use]
            pub const fn parent(self) -> Option<Self> {
                match self { $(Self::$kind => kinds!(@parent $($parent)?)),+ }
            }

            /// What it means, in a few words.
            #[must_use]
            pub const fn doc(self) -> &'static str {
                match self { $(Self::$kind => concat!($($doc, "\n"),+)),+ }
            }
        }
    };
    (@parent) => { None };
    (@parent $parent:ident) => { Some(Self::$parent) };
}

kinds! {
    /// A setting is missing or wrong. Nothing was sent.
    Config;
    /// The client was closed.
    Closed;
    /// The caller gave up on the call.
    Cancelled;
    /// A fault in makokit itself. Please report it.
    Internal;

    /// The call did not get through to the server, or its answer not back.
    Transport;
    /// No connection could be made. Nothing was sent.
    Connect < Transport;
    /// The call's time was up.
    CallTimeout < Transport;
    /// The server's certificate or the encryption was refused. Nothing was sent.
    Tls < Transport;
    /// The connection's last requests have failed one after another, so that none is sent for a while. Nothing was sent.
    ConnectionUnavailable < Transport;
    /// The answer is larger than the client is willing to hold.
    BodyTooLarge < Transport;

    /// The answer is not what the API's documentation describes: a page of a proxy, half an answer, an unknown form.
    UnexpectedResponse;
    /// A request that creates something was sent, and what became of it is not known. It was not sent again.
    OutcomeUnknown;

    /// The API answered with an error. Its code is kept, also when it is none that this version knows.
    Api;
    /// The client id or secret is wrong.
    InvalidClient < Api;
    /// The token was refused, and so was a new one.
    InvalidToken < Api;
    /// The credentials may not be used from this address.
    UnauthorizedSource < Api;
    /// The credentials are good, and do not allow this.
    PermissionDenied < Api;
    /// The connection to the system behind the API has lost its own access: somebody has to connect it anew, which gives a new
    /// token.
    ReauthorizationRequired < Api;
    /// The request's data are refused, field by field in the violations.
    InvalidData < Api;
    /// A parameter of the request, such as an id in its path, is wrong.
    InvalidParameter < Api;
    /// The server could not read the request's JSON.
    MalformedJson < Api;
    /// What the request refers to does not exist.
    NoDataFound < Api;
    /// The entity is in a state that does not allow the operation.
    InvalidState < Api;
    /// Something that has to be unique is already in use.
    DuplicateEntity < Api;
    /// The request contradicts what is there, such as a version of an entity that is not the last any more.
    Conflict < Api;
    /// An error for which the API has no code of its own; its message says what happened.
    General < Api;
    /// The server failed.
    Server < Api;
    /// There is no such path on the server.
    EndpointNotFound < Api;
    /// The path does not take this HTTP method.
    MethodNotAllowed < Api;
    /// The server does not take this content type.
    UnsupportedMediaType < Api;
    /// Too many requests in a second, and no time or no tries were left to wait for a better one.
    RateLimited < Api;
    /// The day's quota is used up; waiting for the next day is the only cure.
    QuotaExhausted < Api;

    /// A delivery of a webhook was not accepted.
    Webhook;
    /// Nothing proves that the delivery comes from where it says: the signature or the credentials are missing or wrong.
    SignatureMismatch < Webhook;
    /// The delivery was received before; the sender is to be told that all is well.
    Replayed < Webhook;
    /// The delivery cannot be read, or is larger than allowed.
    Malformed < Webhook;
}

impl ErrorKind {
    /// Whether this kind is `other` or falls under it.
    #[must_use]
    pub fn is(self, other: Self) -> bool {
        self == other || self.parent().is_some_and(|parent| parent.is(other))
    }
}
