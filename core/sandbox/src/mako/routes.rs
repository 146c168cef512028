//! The operations, and which path leads to which.

use std::borrow::Cow;

use http::Method;
use percent_encoding::percent_decode_str;

use super::errors::Evidence;
use crate::judge::NaturalKey;

/// One operation; the rate limit counts each for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operation {
    Auth,
    AddCompany,
    AddPerson,
    AddMako,
    GetCompany,
    GetMako,
    ListCompanies,
}

/// One way to an operation.
pub(crate) struct Route {
    pub(crate) operation: Operation,
    pub(crate) method: Method,
    pub(crate) path: &'static str,
    /// Whether an id follows the path as one more segment.
    pub(crate) takes_id: bool,
}

/// Where a request leads.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found<'a> {
    /// With the id from the path, which is empty when there is none.
    Operation(Operation, Cow<'a, str>),
    /// The path is known, for other methods: the value of `Allow`.
    OtherMethods(String),
    Nothing,
}

/// The guide prints method and path of addMako, those of getCompany up to the id, and getMako with two segments of its
/// path swapped. All else is INFERRED from these: addCompany, addPerson, listCompanies, and where an id stands.
pub(crate) const ROUTES: &[Route] = &[
    Route::new(Operation::Auth, Method::POST, "/mako-api/auth/v1/auth"),
    Route::new(Operation::AddCompany, Method::POST, "/mako-api/config/v1/addCompany"),
    Route::new(Operation::AddPerson, Method::POST, "/mako-api/config/v1/addPerson"),
    Route::new(Operation::AddMako, Method::POST, "/mako-api/config/v1/addMako"),
    Route::new(Operation::GetCompany, Method::GET, "/mako-api/config/v1/getCompany").with_id(),
    Route::new(Operation::GetMako, Method::GET, "/mako-api/config/v1/getMako").with_id(),
    // The guide prints this order once, among the rate limits; most likely a slip, but clients may follow it.
    Route::new(Operation::GetMako, Method::GET, "/mako-api/v1/config/getMako").with_id(),
    Route::new(Operation::ListCompanies, Method::GET, "/mako-api/config/v1/listCompanies"),
];

pub(crate) fn find<'a>(method: &Method, path: &'a str) -> Found<'a> {
    let mut allowed = Vec::new();
    for route in ROUTES {
        let Some(id) = route.match_path(path) else { continue };
        if route.method == *method {
            return Found::Operation(route.operation, id);
        }
        allowed.push(route.method.as_str());
    }
    if allowed.is_empty() { Found::Nothing } else { Found::OtherMethods(allowed.join(", ")) }
}

impl Found<'_> {
    pub(crate) fn operation(&self) -> Option<Operation> {
        match self {
            Self::Operation(operation, _) => Some(*operation),
            Self::OtherMethods(_) | Self::Nothing => None,
        }
    }
}

impl Operation {
    /// Those that the daily quota counts.
    pub(crate) const CREATES: [Self; 3] = [Self::AddCompany, Self::AddPerson, Self::AddMako];

    /// The operation as the guide names it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Auth => "auth",
            Self::AddCompany => "addCompany",
            Self::AddPerson => "addPerson",
            Self::AddMako => "addMako",
            Self::GetCompany => "getCompany",
            Self::GetMako => "getMako",
            Self::ListCompanies => "listCompanies",
        }
    }

    /// The field of a create that the server takes only once. A Mako's identification is documented to be unique;
    /// that a username is taken once only is INFERRED.
    pub(crate) fn natural_key(self) -> Option<NaturalKey> {
        match self {
            Self::AddMako => Some(NaturalKey { field: "identification", evidence: Evidence::Documented }),
            Self::AddPerson => Some(NaturalKey { field: "username", evidence: Evidence::Inferred }),
            _ => None,
        }
    }

    pub(crate) fn creates(self) -> bool {
        Self::CREATES.contains(&self)
    }
}

impl Route {
    const fn new(operation: Operation, method: Method, path: &'static str) -> Self {
        Self { operation, method, path, takes_id: false }
    }

    const fn with_id(mut self) -> Self {
        self.takes_id = true;
        self
    }

    fn match_path<'a>(&self, path: &'a str) -> Option<Cow<'a, str>> {
        let rest = path.strip_prefix(self.path)?;
        if rest.is_empty() {
            return Some(Cow::Borrowed(""));
        }
        let id = rest.strip_prefix('/').filter(|id| self.takes_id && !id.contains('/'))?;
        Some(percent_decode_str(id).decode_utf8_lossy())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_one_segment() {
        let get = |path| find(&Method::GET, path);
        let id = |id: &'static str| Found::Operation(Operation::GetMako, id.into());
        assert_eq!(get("/mako-api/config/v1/getMako/a%20b"), id("a b"));
        assert_eq!(get("/mako-api/v1/config/getMako/x"), id("x"));
        assert_eq!(get("/mako-api/config/v1/getMako/"), id(""));
        assert_eq!(get("/mako-api/config/v1/getMako"), id(""));
        assert_eq!(get("/mako-api/config/v1/getMako/x/y"), Found::Nothing);
        assert_eq!(get("/mako-api/config/v1/getMakos"), Found::Nothing);
        assert_eq!(get("/mako-api/config/v1/addMako"), Found::OtherMethods("POST".into()));
    }
}
