//! What the account API's operations take and give.
//!
//! Fields that the vendor's page shows are documented; others were read in the vendor's sandbox application and clients, and are
//! INFERRED. Every field is optional, and unknown ones are kept.

mod bills;
mod people;
mod queries;
mod session;

pub use bills::{Bill, NewBill, NewRecurringBill, RecurringBill};
pub use people::{Group, Ping, Reseller, User};
pub use queries::{BillQuery, GroupQuery, RecurringBillQuery, ResellerQuery, UserQuery};
pub use session::SsoSession;

use crate::text::text;

text! {
    /// The id of a group, the customer's account on its marketplace: `cld-4`.
    pub struct GroupId;

    /// The id of a user: `usr-2`.
    pub struct UserId;

    /// The id of a bill: `bill-520`.
    pub struct BillId;

    /// The id of a recurring bill: `rbill-523`.
    pub struct RecurringBillId;

    /// The id of a reseller: `rsl-1`.
    pub struct ResellerId;

    /// An instant, as the API writes it: `2014-05-21T04:04:53Z`.
    pub struct Instant;

    /// How a group stands. The set is open.
    pub struct GroupStatus {
        /// It is in use.
        RUNNING = "running",
        /// It has ended (INFERRED).
        TERMINATED = "terminated",
    };

    /// How a bill stands. The set is open.
    pub struct BillStatus {
        /// It will be on the next invoice, and can still be cancelled.
        SUBMITTED = "submitted",
        /// It is on an invoice, and cannot be changed any more (INFERRED).
        INVOICED = "invoiced",
        /// It will not be charged.
        CANCELLED = "cancelled",
    };

    /// How a recurring bill stands. The set is open.
    pub struct RecurringBillStatus {
        /// It has not begun.
        SUBMITTED = "submitted",
        /// It charges (INFERRED).
        ACTIVE = "active",
        /// It has charged for the last time (INFERRED).
        EXPIRED = "expired",
        /// It will not charge any more.
        CANCELLED = "cancelled",
    };

    /// How often a recurring bill charges. The API takes these words, and answers them in lower case. The set is open.
    pub struct Period {
        /// Each day (INFERRED).
        DAY = "Day",
        /// Each week (INFERRED).
        WEEK = "Week",
        /// Twice a month; its `frequency` has to be 1 (INFERRED).
        SEMI_MONTH = "SemiMonth",
        /// Each month.
        MONTH = "Month",
        /// Each year (INFERRED).
        YEAR = "Year",
    };
}

/// Makes all of the system's models known to `generator`.
#[cfg(feature = "schema")]
pub(crate) fn describe(generator: &mut schemars::SchemaGenerator) {
    generator.subschema_for::<(Ping, Group, User, Reseller)>();
    generator.subschema_for::<(Bill, NewBill, RecurringBill, NewRecurringBill)>();
    generator.subschema_for::<(GroupQuery, UserQuery, BillQuery, RecurringBillQuery, ResellerQuery)>();
    generator.subschema_for::<(GroupId, UserId, BillId, RecurringBillId, ResellerId)>();
}
