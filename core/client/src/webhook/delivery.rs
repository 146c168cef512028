//! What a delivery says.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::value::RawValue;

use super::settings::Vendor;
use crate::text::text;

text! {
    /// What a delivery is about, in our words; the sender's own are in [`Delivery::event`].
    pub struct EventKind {
        /// A synchronisation has ended, well or not (Makini).
        SYNC_COMPLETED = "sync_completed",
        /// Somebody has to connect a system anew (Makini).
        AUTHENTICATION_REQUIRED = "authentication_required",
        /// A connection is online or offline (Makini).
        CONNECTION_STATUS = "connection_status",
        /// An error that needs somebody's attention (Makini).
        SYSTEM_ERROR = "system_error",
        /// Records have changed (Makini): which ones is in `entity`, `verb` and `ids`.
        DATA = "data",
        /// A group has cancelled the service (Maestrano): `group_id`.
        GROUP_REMOVED = "group_removed",
        /// A user has left a group (Maestrano): `group_id` and `user_id`.
        USER_REMOVED = "user_removed",
        /// Entities of Connec! were created or changed (Maestrano): `groups`.
        NOTIFICATION = "notification",
        /// Anything else, and all of Mako: see the body.
        OTHER = "other",
    };
}

/// A delivery that was proven and is new. What it says is in the fields that its kind has; all of it is in `body`.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Delivery {
    /// Who sent it.
    pub system: Vendor,
    /// What it is about.
    pub kind: EventKind,
    /// The event in the sender's words.
    pub event: Option<String>,
    /// The delivery's id.
    pub id: Option<String>,
    /// Whether that is the delivery's for certain, and not perhaps one of what it is about.
    pub(super) id_is_its_own: bool,
    /// When the event was, in the sender's words.
    pub timestamp: Option<String>,
    /// The connection that it is about.
    pub connection_id: Option<String>,
    /// How a synchronisation ended or a connection is, in the sender's words.
    pub status: Option<String>,
    /// Of which kind the records are that have changed: `assets`.
    pub entity: Option<String>,
    /// What happened to them: `updated`, `inserted`.
    pub verb: Option<String>,
    /// The records.
    pub ids: Vec<String>,
    /// The group that is gone, or that a user has left.
    pub group_id: Option<String>,
    /// The user that has left it.
    pub user_id: Option<String>,
    /// Entities that have changed, by group.
    pub groups: Vec<Group>,
    /// What it is remembered by, to be forgotten if it could not be dealt with; none for what may come again.
    pub key: Option<String>,
    /// The JSON of the body as it came, decompressed; `null` for a removal.
    pub body: Box<RawValue>,
}

/// What a notification has for one group.
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Group {
    /// The group; none for entities that do not say.
    pub id: Option<String>,
    /// Entities as they came, by collection.
    pub entities: BTreeMap<String, Vec<Box<RawValue>>>,
}

impl Delivery {
    /// One that says nothing yet.
    pub(super) fn new(system: Vendor, kind: EventKind, body: Box<RawValue>) -> Self {
        Self {
            system,
            kind,
            event: None,
            id: None,
            id_is_its_own: true,
            timestamp: None,
            connection_id: None,
            status: None,
            entity: None,
            verb: None,
            ids: Vec::new(),
            group_id: None,
            user_id: None,
            groups: Vec::new(),
            key: None,
            body,
        }
    }
}
