//! What Makini's operations take and give.
//!
//! The vendor's own documents describe entities in words; the names of fields are those of its published description of v3, where
//! nothing else is said. Everything is optional, since which fields are filled depends on the system behind (documented), and
//! unknown fields are kept: customers' own fields stand beside the others (documented).

mod assets;
mod connection;
mod master;
mod orders;
mod stock;
mod work;

pub use assets::{Asset, WriteAsset};
pub use connection::{
    Connection, Integration, ListQuery, Passthrough, Platform, RawRecord, SetStatus, SyncStatus,
};
pub use master::{Address, Location, Site, Status, Vendor};
pub use orders::{Invoice, PurchaseOrder, PurchaseOrderLine, WriteInvoice, WritePurchaseOrder};
pub use stock::{Inventory, Material, Stock, WriteInventory, WriteMaterial, WriteStock};
pub use work::{NewServiceRequest, ServiceRequest, WorkOrder, WriteWorkOrder};

use crate::text::text;

text! {
    /// The key of a record, by which others refer to it. Opaque (documented samples have 40 hexadecimal digits).
    pub struct Key;

    /// The id of a connection.
    pub struct ConnectionId;

    /// An instant, as the API writes it: `2025-06-27T17:25:22Z` in every sample; some entities have a date only.
    pub struct Instant;

    /// The name of a table of the system behind.
    pub struct TableName;

    /// What has statuses: the name in a path, in the plural.
    pub struct StatusScope {
        /// Purchase orders.
        PURCHASE_ORDERS = "purchase-orders",
        /// Work orders.
        WORK_ORDERS = "work-orders",
        /// Service requests.
        SERVICE_REQUESTS = "service-requests",
        /// Invoices.
        INVOICES = "invoices",
    };

    /// How a connection stands. Three vocabularies are documented; values are kept as they come.
    pub struct ConnectionStatus {
        /// The flow of connecting is not finished.
        PENDING = "Pending",
        /// It is being read.
        SYNCHRONIZING = "Synchronizing",
        /// Data are being processed.
        IN_PROGRESS = "In progress",
        /// It is ready for requests.
        ACTIVE = "Active",
        /// It was disabled for a lack of credits.
        INACTIVE = "Inactive",
    };

    /// How far a connection has been read.
    pub struct SyncState {
        /// It is being read, in the words of the documentation.
        IN_PROGRESS = "in_progress",
        /// It was read, in the words of the documentation.
        COMPLETED = "completed",
        /// It could not be read, in the words of the documentation.
        FAILED = "failed",
        /// It is being read (v3).
        INPROGRESS = "inprogress",
        /// It was read (v3).
        DONE = "done",
        /// It was read as a whole (v3).
        FULLDONE = "fulldone",
        /// It could not be read (v3).
        ERROR = "error",
        /// The credentials of the system behind are wrong (v3).
        FAIL = "fail",
    };

    /// How many of several filters have to fit.
    pub struct FilterMatch {
        /// One of them.
        ANY = "any",
        /// Each.
        ALL = "all",
    };
}

/// Makes all of the system's models known to `generator`.
#[cfg(feature = "schema")]
pub(crate) fn describe(generator: &mut schemars::SchemaGenerator) {
    generator
        .subschema_for::<(PurchaseOrder, PurchaseOrderLine, WritePurchaseOrder, Invoice, WriteInvoice)>();
    generator.subschema_for::<(WorkOrder, WriteWorkOrder, ServiceRequest, NewServiceRequest)>();
    generator.subschema_for::<(Asset, WriteAsset, Material, WriteMaterial, Inventory, WriteInventory)>();
    generator.subschema_for::<(Stock, WriteStock, Vendor, Site, Location, Status, Address)>();
    generator.subschema_for::<(Connection, Platform, Integration)>();
    generator.subschema_for::<(SyncStatus, RawRecord, Passthrough, SetStatus, ListQuery)>();
    generator.subschema_for::<(Key, ConnectionId, TableName, StatusScope)>();
}
