//! Connections, what stands behind them, and how far they have been read.

use serde_json::{Map, Value};

use super::{ConnectionId, ConnectionStatus, FilterMatch, Instant, SyncState};
use crate::model::models;

models! {
    in "camelCase";

    /// A connection to one customer's system.
    answer Connection {
        /// Its id.
        id: ConnectionId,
        /// A name.
        name: String,
        /// The e-mail address of whoever connected it.
        email: String,
        /// How it stands.
        status: ConnectionStatus,
        /// The system behind.
        #[serde(rename = "integration_name")]
        integration_name: String,
        /// What it may be used for.
        scopes: Value,
        /// Free tags.
        tags: Value,
        /// Free pairs of names and values.
        #[serde(rename = "user_metadata")]
        user_metadata: Value,
        /// Whose connection it is.
        #[serde(rename = "client_id")]
        client_id: Value,
        /// When it was connected.
        #[serde(rename = "connected_at")]
        connected_at: Instant,
        /// When it was created.
        #[serde(rename = "created_at")]
        created_at: Instant,
        /// When it was changed last.
        #[serde(rename = "updated_at")]
        updated_at: Instant,
    }

    /// A system that can be connected. Its fields are not published: all are in `extra`.
    answer Platform {
        /// A name.
        name: String,
    }

    /// The connection that a token belongs to.
    answer Integration {
        /// Its id.
        id: ConnectionId,
        /// Whose it is.
        #[serde(rename = "company_name")]
        company_name: String,
        /// The e-mail address of whoever connected it.
        email: String,
        /// The system behind.
        provider: String,
        /// How far it has been read: `inprogress`, `done`, `fulldone`, `error`, or `fail` for credentials that are wrong.
        #[serde(rename = "sync_status")]
        sync_status: SyncState,
        /// When that was so.
        #[serde(rename = "sync_updated_at")]
        sync_updated_at: Instant,
        /// When it was changed last.
        #[serde(rename = "updated_at")]
        updated_at: Instant,
    }

    /// How far a connection has been read. What it tells is documented; the names of the fields are a guess.
    answer SyncStatus {
        /// When it was read successfully the last time: from then on is what a next list has to ask for (`modified_after`).
        #[serde(rename = "last_successful_sync_at")]
        last_successful_sync_at: Instant,
        /// Whether it is in progress, completed or failed.
        status: SyncState,
        /// What went wrong.
        errors: Value,
        /// When it is read next.
        #[serde(rename = "next_scheduled_sync_at")]
        next_scheduled_sync_at: Instant,
    }

    /// A record as the system behind has it. It has no fields that all have in common: all are in `extra`.
    answer RawRecord {
        /// Its id, where it has one of that name.
        id: Value,
    }

    /// A call that goes through to the system behind as it is.
    request Passthrough {
        /// The path there.
        path: String,
        /// `get`, `post`, `put` or `delete`. Required (documented).
        method: String,
        /// Headers.
        headers: Map<String, Value>,
        /// The query.
        query: Map<String, Value>,
        /// The body.
        body: Value,
        /// Whether the body is in base 64.
        base64encoded: Value,
        /// A query of a database.
        sql: String,
        /// What that is called with.
        parameters: Value,
    }

    /// A status to set.
    request SetStatus {
        /// The key of a status; work orders take it (documented).
        status_key: String,
        /// The status; purchase orders and invoices take it (documented).
        status: String,
    }

    /// Which records, in which order, and where to begin.
    request ListQuery {
        /// Records that were changed since: a date (`2026-01-31`) or an instant in UTC (`2026-01-31T00:00:00Z`). Documented, but for
        /// whether the moment itself counts: overlap a little, and expect records twice.
        #[serde(rename = "modified_after")]
        modified_after: String,
        /// Records whose fields are so: `{"orderNo": "7"}`, or with a way of comparing after a colon (`contains`, `startsWith`,
        /// `gt`, `gteq`, `lt`, `lted`): `{"updatedAt:gt": "2026-01-31T00:00:00Z"}`. Documented for v3.
        filter: Map<String, Value>,
        /// Whether `any` or `all` of the filters have to fit. Documented for v3; what holds without it is not.
        filter_match: FilterMatch,
        /// In which order: 1 for a field that descends, 0 for one that ascends. Documented for v3.
        sort: Map<String, Value>,
        /// How many records a page is to have. APIs have a maximum of 100 to 500, by entity (documented); the largest that works is
        /// advised.
        #[serde(rename = "page_size")]
        page_size: u32,
        /// Where to begin: a cursor that a page before had, or with page numbers the number of a page.
        cursor: String,
    }
}
