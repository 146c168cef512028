//! The operations, and which path leads to which.

use std::borrow::Cow;

use http::Method;
use percent_encoding::percent_decode_str;

use super::entities::{Act, ENTITIES, Entity, Family};

/// One operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operation {
    /// Something done with an entity.
    Entity(&'static Entity, Act, Family),
    /// Anything else.
    Other(&'static Route),
}

/// A path of its own.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Route {
    pub(crate) endpoint: Endpoint,
    name: &'static str,
    method: Method,
    /// `{id}` stands for one segment.
    path: &'static str,
    /// Whose token opens it.
    pub(crate) door: Door,
}

/// Whose token opens an endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Door {
    Nobody,
    Account,
    /// A connection's, when the connection can be reached.
    Connection,
    /// A connection's, whatever its state: here one asks for it.
    State,
}

/// What stands at a path of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Endpoint {
    Token,
    Connections,
    AddConnection,
    RemoveConnection,
    Metadata,
    SetMetadata,
    ConnectionToken,
    Platforms,
    Client,
    Current,
    RemoveCurrent,
    CurrentSync,
    StartCurrentSync,
    SyncStatus,
    StartSync,
    RawTables,
    RawTable,
    Passthrough,
}

/// Where a request leads.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found<'a> {
    /// With the id or the key from the path, which is empty when there is none.
    Operation(Operation, Cow<'a, str>),
    /// The path is known, for other methods: the value of `Allow`.
    OtherMethods(String),
    Nothing,
}

/// Of the FAQ are `/sync-status`, whose place below `/api/v1` is INFERRED, and that a sync can be started by entity,
/// whose path is a GUESS. All others are published; those of `/api/integrations/sync` were withdrawn in 2023.
pub(crate) static ROUTES: &[Route] = &[
    row(Endpoint::Token, "makini.token", Method::POST, "/link/token", Door::Nobody),
    row(Endpoint::Connections, "makini.listConnections", Method::GET, CONNECTIONS, Door::Account),
    row(Endpoint::AddConnection, "makini.createConnection", Method::POST, CONNECTIONS, Door::Account),
    row(Endpoint::RemoveConnection, "makini.deleteConnection", Method::DELETE, CONNECTION, Door::Account),
    row(Endpoint::Metadata, "makini.getConnectionMetadata", Method::GET, METADATA, Door::Account),
    row(Endpoint::SetMetadata, "makini.setConnectionMetadata", Method::POST, METADATA, Door::Account),
    row(Endpoint::ConnectionToken, "makini.createConnectionToken", Method::POST, ISSUE, Door::Account),
    row(Endpoint::Platforms, "makini.listPlatforms", Method::GET, "/api/system/platforms", Door::Account),
    row(Endpoint::Client, "makini.getClient", Method::GET, "/api/system/client", Door::Account),
    row(Endpoint::Current, "makini.getCurrentIntegration", Method::GET, CURRENT, Door::State),
    row(Endpoint::RemoveCurrent, "makini.deleteCurrentIntegration", Method::DELETE, CURRENT, Door::State),
    row(
        Endpoint::CurrentSync,
        "makini.getSyncStatus",
        Method::GET,
        "/api/integrations/sync/status",
        Door::State,
    ),
    row(
        Endpoint::StartCurrentSync,
        "makini.startSync",
        Method::POST,
        "/api/integrations/sync",
        Door::Connection,
    ),
    row(Endpoint::SyncStatus, "makini.getSyncStatus", Method::GET, "/api/v1/sync-status", Door::State),
    row(Endpoint::SyncStatus, "makini.getSyncStatus", Method::GET, "/sync-status", Door::State),
    row(Endpoint::StartSync, "makini.startSync", Method::POST, "/api/v1/sync/{id}", Door::Connection),
    row(Endpoint::RawTables, "makini.listRawTables", Method::GET, "/api/raw/tables", Door::Connection),
    row(Endpoint::RawTable, "makini.listRawData", Method::GET, "/api/raw/tables/{id}/data", Door::Connection),
    row(Endpoint::Passthrough, "makini.passthrough", Method::POST, "/api/passthrough", Door::Connection),
];

const CONNECTIONS: &str = "/api/system/connections";
const CONNECTION: &str = "/api/system/connections/{id}";
const METADATA: &str = "/api/system/connections/{id}/metadata";
const ISSUE: &str = "/api/system/connections/{id}/token";
const CURRENT: &str = "/api/integrations/current";

const fn row(
    endpoint: Endpoint,
    name: &'static str,
    method: Method,
    path: &'static str,
    door: Door,
) -> Route {
    Route { endpoint, name, method, path, door }
}

/// The acts by method. That `PATCH` updates below `/api/v1` is INFERRED; the specification has `PUT` only.
const LIST: &[(Method, Act)] = &[(Method::GET, Act::List), (Method::POST, Act::Create)];
const ONE: &[(Method, Act)] = &[
    (Method::GET, Act::Get),
    (Method::PUT, Act::Update),
    (Method::PATCH, Act::Update),
    (Method::DELETE, Act::Delete),
];
const STATUS: &[(Method, Act)] = &[(Method::PUT, Act::SetStatus)];

/// Whether a path is this API's: all below `/api` that no other system has taken before.
pub(crate) fn owns(path: &str) -> bool {
    path.starts_with("/api/") || path == "/link/token" || path == "/sync-status"
}

pub(crate) fn find<'a>(method: &Method, path: &'a str) -> Found<'a> {
    let fixed = ROUTES.iter().filter_map(|route| Some((route, route.match_path(path)?)));
    let mut ways: Vec<_> = fixed.map(|(route, id)| (&route.method, Operation::Other(route), id)).collect();
    if ways.is_empty()
        && let Some((family, rest)) = Family::of(path)
    {
        ways = entity_ways(family, rest);
    }
    let allowed: Vec<_> = ways.iter().map(|(method, ..)| method.as_str()).collect();
    let allowed = allowed.join(", ");
    match ways.into_iter().find(|(of, ..)| *of == method) {
        Some((_, operation, id)) => Found::Operation(operation, id),
        None if allowed.is_empty() => Found::Nothing,
        None => Found::OtherMethods(allowed),
    }
}

fn entity_ways(family: Family, path: &str) -> Vec<(&'static Method, Operation, Cow<'_, str>)> {
    let of_entity = |entity: &'static Entity| {
        let rest = entity.rest(family, path)?;
        let (acts, key) = match rest.strip_prefix('/') {
            None => (LIST, ""),
            Some(rest) => match rest.split_once('/') {
                None => (ONE, rest),
                Some((key, "status")) if !key.is_empty() => (STATUS, key),
                Some(_) => return None,
            },
        };
        let possible = acts.iter().filter(|(method, act)| {
            entity.allows(*act, family) && (family == Family::V1 || *method != Method::PATCH)
        });
        let key = decode(key);
        Some(
            possible.map(move |(method, act)| (method, Operation::Entity(entity, *act, family), key.clone())),
        )
    };
    ENTITIES.iter().filter_map(of_entity).flatten().collect()
}

fn decode(segment: &str) -> Cow<'_, str> {
    percent_decode_str(segment).decode_utf8_lossy()
}

/// The names of all operations, each once, for faults.
pub(crate) fn names() -> Vec<&'static str> {
    const ACTS: [Act; 6] = [Act::List, Act::Get, Act::Create, Act::Update, Act::SetStatus, Act::Delete];
    let of_entity = |entity: &'static Entity| {
        let possible = ACTS.into_iter().filter(|act| entity.allows(*act, Family::V1));
        possible.map(|act| entity.name(act))
    };
    let mut names: Vec<_> = ROUTES.iter().map(|route| route.name).collect();
    names.extend(ENTITIES.iter().flat_map(of_entity));
    names.sort_unstable();
    names.dedup();
    names
}

impl Operation {
    /// The operation's name in the journal and for faults.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Entity(entity, act, _) => entity.name(act),
            Self::Other(route) => route.name,
        }
    }

    pub(crate) fn door(self) -> Door {
        match self {
            Self::Entity(..) => Door::Connection,
            Self::Other(route) => route.door,
        }
    }

    /// Whether it makes a record.
    pub(crate) fn creates(self) -> bool {
        matches!(self, Self::Entity(_, Act::Create, _))
    }
}

impl Found<'_> {
    pub(crate) fn operation(&self) -> Option<Operation> {
        match self {
            Self::Operation(operation, _) => Some(*operation),
            Self::OtherMethods(_) | Self::Nothing => None,
        }
    }
}

impl Route {
    fn match_path<'a>(&self, path: &'a str) -> Option<Cow<'a, str>> {
        let Some((before, after)) = self.path.split_once("{id}") else {
            return (path == self.path).then_some(Cow::Borrowed(""));
        };
        let id = path.strip_prefix(before)?.strip_suffix(after)?;
        (!id.is_empty() && !id.contains('/')).then(|| decode(id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(method: &Method, path: &str) -> String {
        match find(method, path) {
            Found::Operation(operation, id) => format!("{} {id}", operation.name()),
            Found::OtherMethods(allowed) => format!("only {allowed}"),
            Found::Nothing => "nothing".to_owned(),
        }
    }

    #[test]
    fn paths_lead_to_operations() {
        let cases = [
            (Method::GET, "/api/v1/purchase-orders", "makini.listPurchaseOrders "),
            (Method::GET, "/api/wms/purchase-orders/a%20b", "makini.getPurchaseOrder a b"),
            (Method::PUT, "/api/erp/purchase-orders/k/status", "makini.setPurchaseOrderStatus k"),
            (Method::GET, "/api/eam/purchase-orders.line-items", "makini.listPurchaseOrderLineItems "),
            (Method::PATCH, "/api/v1/assets/k", "makini.updateAsset k"),
            (Method::PATCH, "/api/eam/assets/k", "only GET, PUT"),
            (Method::POST, "/api/erp/vendors", "only GET"),
            (Method::POST, "/api/v1/vendors", "makini.createVendor "),
            (Method::GET, "/api/v1/inventory-items", "makini.listInventories "),
            (Method::GET, "/api/eam/inventory-items", "nothing"),
            (Method::GET, "/api/erp/work-orders", "nothing"),
            (Method::GET, "/api/eam/statuses/work-orders", "makini.listStatuses "),
            (Method::GET, "/api/eam/statuses/work-orders/k", "nothing"),
            (Method::GET, "/api/eam/purchase-orders/k/lines", "nothing"),
            (Method::GET, "/api/v2/purchase-orders", "nothing"),
            (Method::POST, "/api/system/connections/7/token", "makini.createConnectionToken 7"),
            (Method::GET, "/api/system/connections/7", "only DELETE"),
            (Method::GET, "/api/raw/tables/x/data", "makini.listRawData x"),
            (Method::GET, "/api/v1/sync-status", "makini.getSyncStatus "),
        ];
        for (method, path, expected) in cases {
            assert_eq!(told(&method, path), expected, "{method} {path}");
        }
    }

    #[test]
    fn names_are_given_once_and_begin_with_the_system() {
        let names = names();
        assert!(names.iter().all(|name| name.starts_with("makini.")));
        assert!(names.contains(&"makini.createWorkOrder") && !names.contains(&"makini.deleteSite"));
    }
}
