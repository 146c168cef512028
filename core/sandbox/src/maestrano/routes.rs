//! The operations, and which path leads to which.

use std::borrow::Cow;

use http::Method;
use percent_encoding::percent_decode_str;

/// What a request asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    Marketplaces,
    Ping,
    List(Resource),
    Show(Resource),
    Create(Resource),
    Cancel(Resource),
    ResellerGroups,
    ConnecIndex,
    ConnecList,
    ConnecShow,
    ConnecCreate,
    ConnecUpdate,
    ConnecBatch,
}

/// A resource of the account API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Resource {
    Groups,
    Users,
    Bills,
    RecurringBills,
    Resellers,
}

/// One way to an operation.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Route {
    pub(crate) name: &'static str,
    pub(crate) action: Action,
    pub(crate) method: Method,
    /// `{}` stands for one segment.
    pub(crate) path: &'static str,
}

/// Where a request leads.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found<'a> {
    /// With the segments that stand for `{}`.
    Route(&'static Route, Vec<Cow<'a, str>>),
    /// The path is known, for other methods: the value of `Allow`.
    OtherMethods(String),
    Nothing,
}

/// The one resource that a group has only once; the others are collections.
pub(crate) const SINGULAR: &str = "company";

/// The documentation prints the account API up to the bills; the rest is INFERRED from the vendor's sandbox and SDKs.
pub(crate) const ROUTES: &[Route] = &[
    get("maestrano.marketplaces", Action::Marketplaces, "/api/config/v1/marketplaces"),
    get("maestrano.ping", Action::Ping, "/api/v1/ping"),
    get("maestrano.listGroups", Action::List(Resource::Groups), "/api/v1/account/groups"),
    get("maestrano.getGroup", Action::Show(Resource::Groups), "/api/v1/account/groups/{}"),
    get("maestrano.listUsers", Action::List(Resource::Users), "/api/v1/account/users"),
    get("maestrano.getUser", Action::Show(Resource::Users), "/api/v1/account/users/{}"),
    get("maestrano.listBills", Action::List(Resource::Bills), "/api/v1/account/bills"),
    post("maestrano.createBill", Action::Create(Resource::Bills), "/api/v1/account/bills"),
    get("maestrano.getBill", Action::Show(Resource::Bills), "/api/v1/account/bills/{}"),
    delete("maestrano.cancelBill", Action::Cancel(Resource::Bills), "/api/v1/account/bills/{}"),
    get(
        "maestrano.listRecurringBills",
        Action::List(Resource::RecurringBills),
        "/api/v1/account/recurring_bills",
    ),
    post(
        "maestrano.createRecurringBill",
        Action::Create(Resource::RecurringBills),
        "/api/v1/account/recurring_bills",
    ),
    get(
        "maestrano.getRecurringBill",
        Action::Show(Resource::RecurringBills),
        "/api/v1/account/recurring_bills/{}",
    ),
    delete(
        "maestrano.cancelRecurringBill",
        Action::Cancel(Resource::RecurringBills),
        "/api/v1/account/recurring_bills/{}",
    ),
    get("maestrano.listResellers", Action::List(Resource::Resellers), "/api/v1/account/resellers"),
    get("maestrano.getReseller", Action::Show(Resource::Resellers), "/api/v1/account/resellers/{}"),
    get("maestrano.listResellerGroups", Action::ResellerGroups, "/api/v1/account/resellers/{}/groups"),
    get("maestrano.connec.index", Action::ConnecIndex, "/api/v2/{}"),
    // The singular resource goes before the collections: its path has no id.
    get("maestrano.connec.get", Action::ConnecShow, "/api/v2/{}/company"),
    put("maestrano.connec.update", Action::ConnecUpdate, "/api/v2/{}/company"),
    get("maestrano.connec.list", Action::ConnecList, "/api/v2/{}/{}"),
    post("maestrano.connec.create", Action::ConnecCreate, "/api/v2/{}/{}"),
    get("maestrano.connec.get", Action::ConnecShow, "/api/v2/{}/{}/{}"),
    put("maestrano.connec.update", Action::ConnecUpdate, "/api/v2/{}/{}/{}"),
    // At the host's root, below neither base path nor group.
    post("maestrano.connec.batch", Action::ConnecBatch, "/batch"),
];

/// The operations' names, each once.
pub(crate) fn names() -> Vec<&'static str> {
    let mut names: Vec<_> = ROUTES.iter().map(|route| route.name).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// A slash at the end is let pass, as the vendor's own clients send it.
pub(crate) fn find<'a>(method: &Method, path: &'a str) -> Found<'a> {
    let path = path.strip_suffix('/').unwrap_or(path);
    let mut allowed = Vec::new();
    for route in ROUTES {
        let Some(segments) = route.match_path(path) else { continue };
        if route.method == *method {
            return Found::Route(route, segments);
        }
        allowed.push(route.method.as_str());
    }
    if allowed.is_empty() { Found::Nothing } else { Found::OtherMethods(allowed.join(", ")) }
}

impl Found<'_> {
    pub(crate) fn route(&self) -> Option<&'static Route> {
        match self {
            Self::Route(route, _) => Some(route),
            Self::OtherMethods(_) | Self::Nothing => None,
        }
    }
}

impl Action {
    /// Whether a request makes something new each time that it comes.
    pub(crate) fn creates(self) -> bool {
        matches!(self, Self::Create(_) | Self::ConnecCreate | Self::ConnecBatch)
    }
}

impl Route {
    fn match_path<'a>(&self, path: &'a str) -> Option<Vec<Cow<'a, str>>> {
        let (mut wanted, mut given) = (self.path.split('/'), path.split('/'));
        let mut segments = Vec::new();
        loop {
            match (wanted.next(), given.next()) {
                (None, None) => return Some(segments),
                // What stands once has no collection's paths.
                (Some("{}"), Some(segment))
                    if segment.is_empty() || self.is_taken(segments.len(), segment) =>
                {
                    return None;
                }
                (Some("{}"), Some(segment)) => segments.push(percent_decode_str(segment).decode_utf8_lossy()),
                (Some(wanted), Some(given)) if wanted == given => {}
                _ => return None,
            }
        }
    }

    /// Whether a segment is the singular resource where a collection is wanted.
    fn is_taken(&self, index: usize, segment: &str) -> bool {
        index == 1 && segment == SINGULAR && self.path.starts_with("/api/v2/")
    }
}

const fn get(name: &'static str, action: Action, path: &'static str) -> Route {
    Route { name, action, method: Method::GET, path }
}

const fn post(name: &'static str, action: Action, path: &'static str) -> Route {
    Route { name, action, method: Method::POST, path }
}

const fn put(name: &'static str, action: Action, path: &'static str) -> Route {
    Route { name, action, method: Method::PUT, path }
}

const fn delete(name: &'static str, action: Action, path: &'static str) -> Route {
    Route { name, action, method: Method::DELETE, path }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(method: &Method, path: &str) -> Option<&'static str> {
        find(method, path).route().map(|route| route.name)
    }

    #[test]
    fn every_path_leads_to_its_operation() {
        let (get, post, put) = (Method::GET, Method::POST, Method::PUT);
        assert_eq!(name(&get, "/api/v1/account/bills"), Some("maestrano.listBills"));
        assert_eq!(name(&post, "/api/v1/account/bills/"), Some("maestrano.createBill"));
        assert_eq!(name(&get, "/api/v2/cld-4/people/"), Some("maestrano.connec.list"));
        assert_eq!(name(&get, "/api/v2/cld-4/company"), Some("maestrano.connec.get"));
        assert_eq!(name(&put, "/api/v2/cld-4/company"), Some("maestrano.connec.update"));
        assert_eq!(name(&get, "/api/v2/cld-4/company/1"), None);
        assert_eq!(find(&post, "/api/v2/cld-4/company"), Found::OtherMethods("GET, PUT".to_owned()));
        assert_eq!(find(&put, "/api/v1/account/bills/1"), Found::OtherMethods("GET, DELETE".to_owned()));
        for nothing in ["/api/v1/account", "/api/v1/account//", "/api/v2", "/api/v2/a/b/c/d", "/batch/x"] {
            assert_eq!(find(&get, nothing), Found::Nothing, "{nothing}");
        }
    }
}
