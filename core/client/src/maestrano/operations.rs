//! The account API's operations, as data.
//!
//! The vendor's page shows those of groups, users and bills; the others were read in its sandbox application.

use super::models::{
    Bill, BillId, BillQuery, Group, GroupId, GroupQuery, NewBill, NewRecurringBill, Ping, RecurringBill,
    RecurringBillId, RecurringBillQuery, Reseller, ResellerId, ResellerQuery, User, UserId, UserQuery,
};
use crate::engine::Arguments;
use crate::operation::{
    Content, Creates, Evidence, Input, Method, Operation, Output, Parameter, Requires, System, operations,
};

operations! {
    Maestrano, MaestranoClient;

    /// Asks whether the API is there, and takes the credentials.
    fn ping() -> Ping {
        id: "ping",
        method: Get,
        path: "{prefix}/ping",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "The vendor's sandbox application has it.",
    }

    /// The groups that have the application. They come all at once: account lists have no pages (INFERRED).
    fn list_groups(query: &GroupQuery) -> Vec<Group> {
        id: "listGroups",
        method: Get,
        path: "{prefix}/account/groups",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Documented,
        source: "The vendor's page shows the call; its sandbox application has the filters.",
    }

    /// One group.
    fn get_group(id: GroupId) -> Group {
        id: "getGroup",
        method: Get,
        path: "{prefix}/account/groups/{id}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Documented,
        source: "The vendor's page shows the call.",
    }

    /// The users of all groups, or of one.
    fn list_users(query: &UserQuery) -> Vec<User> {
        id: "listUsers",
        method: Get,
        path: "{prefix}/account/users",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Documented,
        source: "The vendor's page shows the call; its sandbox application has the filters.",
    }

    /// One user.
    fn get_user(id: UserId) -> User {
        id: "getUser",
        method: Get,
        path: "{prefix}/account/users/{id}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Documented,
        source: "The vendor's page shows the call.",
    }

    /// The bills of all groups, or of one.
    fn list_bills(query: &BillQuery) -> Vec<Bill> {
        id: "listBills",
        method: Get,
        path: "{prefix}/account/bills",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Documented,
        source: "The vendor's page shows the call; its sandbox application has the filters.",
    }

    /// One bill.
    fn get_bill(id: BillId) -> Bill {
        id: "getBill",
        method: Get,
        path: "{prefix}/account/bills/{id}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Documented,
        source: "The vendor's page shows the call.",
    }

    /// Charges a group once. Nothing of the API tells a bill from its copy, so that it is never sent again by itself when it may
    /// have been taken.
    fn create_bill(request: &NewBill) -> Bill {
        id: "createBill",
        method: Post,
        path: "{prefix}/account/bills",
        idempotent: false,
        creates: Some(Creates {
            entity: "bill",
            natural_key: &["group_id", "price_cents", "description"],
            unique: None,
            lookup: None,
        }),
        requires: Some(Requires { root: "", fields: &["group_id", "price_cents", "description"] }),
        evidence: Documented,
        source: "The vendor's page shows the call; what is required was read in its clients.",
    }

    /// Cancels a bill. One that is on an invoice is refused, and cancelling it again does no harm (both INFERRED).
    fn cancel_bill(id: BillId) -> Bill {
        id: "cancelBill",
        method: Delete,
        path: "{prefix}/account/bills/{id}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Documented,
        source: "The vendor's page shows the call.",
    }

    /// The recurring bills of all groups, or of one.
    fn list_recurring_bills(query: &RecurringBillQuery) -> Vec<RecurringBill> {
        id: "listRecurringBills",
        method: Get,
        path: "{prefix}/account/recurring_bills",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Documented,
        source: "The vendor's page shows the call; its sandbox application has the filters.",
    }

    /// One recurring bill.
    fn get_recurring_bill(id: RecurringBillId) -> RecurringBill {
        id: "getRecurringBill",
        method: Get,
        path: "{prefix}/account/recurring_bills/{id}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Documented,
        source: "The vendor's page shows the call.",
    }

    /// Charges a group again and again. Nothing of the API tells a bill from its copy, so that it is never sent again by itself
    /// when it may have been taken.
    fn create_recurring_bill(request: &NewRecurringBill) -> RecurringBill {
        id: "createRecurringBill",
        method: Post,
        path: "{prefix}/account/recurring_bills",
        idempotent: false,
        creates: Some(Creates {
            entity: "recurring bill",
            natural_key: &["group_id", "price_cents", "description"],
            unique: None,
            lookup: None,
        }),
        requires: Some(Requires { root: "", fields: &["group_id", "price_cents", "description"] }),
        evidence: Documented,
        source: "The vendor's page shows the call; what is required was read in its clients.",
    }

    /// Ends a recurring bill. Cancelling it again does no harm (INFERRED).
    fn cancel_recurring_bill(id: RecurringBillId) -> RecurringBill {
        id: "cancelRecurringBill",
        method: Delete,
        path: "{prefix}/account/recurring_bills/{id}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Documented,
        source: "The vendor's page shows the call.",
    }

    /// The resellers of the marketplace.
    fn list_resellers(query: &ResellerQuery) -> Vec<Reseller> {
        id: "listResellers",
        method: Get,
        path: "{prefix}/account/resellers",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "The vendor's client for PHP and its sandbox application have it.",
    }

    /// One reseller.
    fn get_reseller(id: ResellerId) -> Reseller {
        id: "getReseller",
        method: Get,
        path: "{prefix}/account/resellers/{id}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "The vendor's client for PHP and its sandbox application have it.",
    }

    /// The groups of a reseller.
    fn list_reseller_groups(id: ResellerId; query: &GroupQuery) -> Vec<Group> {
        id: "listResellerGroups",
        method: Get,
        path: "{prefix}/account/resellers/{id}/groups",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "The vendor's client for PHP and its sandbox application have it.",
    }
}
