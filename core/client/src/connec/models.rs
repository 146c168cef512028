//! What Connec!'s operations take and give.
//!
//! The vendor's page names Connec! and shows no call of it. What is here was read in the vendor's clients and sandbox application,
//! and is INFERRED throughout.

use serde_json::{Map, Value};

use crate::model::models;
use crate::text::text;

text! {
    /// The id of a group, the customer's account on its marketplace: `cld-4`.
    pub struct GroupId;

    /// The id of an entity, as Connec! gave it.
    pub struct EntityId;

    /// The name of a collection, or of what a group has one of. The set is open.
    pub struct Resource {
        /// The company itself: a group has one, without an id in its path.
        COMPANY = "company",
        /// Accounts.
        ACCOUNTS = "accounts",
        /// Invoices.
        INVOICES = "invoices",
        /// Sales orders.
        SALES_ORDERS = "sales_orders",
        /// Purchase orders.
        PURCHASE_ORDERS = "purchase_orders",
        /// Quotes.
        QUOTES = "quotes",
        /// Payments.
        PAYMENTS = "payments",
        /// Journals.
        JOURNALS = "journals",
        /// Items.
        ITEMS = "items",
        /// Organizations.
        ORGANIZATIONS = "organizations",
        /// People.
        PEOPLE = "people",
        /// Projects.
        PROJECTS = "projects",
        /// Tax codes.
        TAX_CODES = "tax_codes",
        /// Tax rates.
        TAX_RATES = "tax_rates",
        /// Warehouses.
        WAREHOUSES = "warehouses",
        /// Events.
        EVENTS = "events",
        /// Employees.
        EMPLOYEES = "employees",
        /// Time sheets.
        TIME_SHEETS = "time_sheets",
        /// Pay runs.
        PAY_RUNS = "pay_runs",
    };

    /// The name of a report, such as `accounts_summary` or `profit_and_loss`.
    pub struct Report;

    /// An instant, as the API writes it: `2016-01-01T00:00:00Z`.
    pub struct Instant;

    /// The HTTP method of an operation in a batch. The set is open.
    pub struct BatchMethod {
        /// Makes an entity.
        POST = "post",
        /// Changes one.
        PUT = "put",
        /// Reads.
        GET = "get",
    };
}

models! {
    in "snake_case";

    /// An entity. What it holds depends on its collection: those fields are in `extra`.
    answer Entity {
        /// Its id: a text; with `external_ids` a list of `{"id", "provider", "realm"}`, one for each system that knows it.
        id: Value,
        /// A code that people use.
        code: String,
        /// How it stands.
        status: String,
        /// When it was made.
        created_at: Instant,
        /// When it was changed the last time.
        updated_at: Instant,
        /// Whose it is.
        group_id: GroupId,
        /// The organization behind the group.
        channel_id: String,
        /// Its collection.
        resource_type: Resource,
    }

    /// An entity to be made, or what is to be changed of one. Its collection's fields go into `extra`; a dict, a map or JSON may hold
    /// any name.
    #[cfg_attr(feature = "schema", schemars(extend("x-open" = true)))]
    request WriteEntity {
        /// With `external_ids` what other systems call it: a list of `{"id", "provider", "realm"}`. Connec!'s own id is refused.
        id: Value,
        /// A code that people use.
        code: String,
        /// How it stands. There is no way to remove an entity: `INACTIVE` takes its place.
        status: String,
        /// How it is to be made: `{"matching_fields": …}` merges it with one that is there. It travels beside the entity.
        opts: Map<String, Value>,
    }

    /// Which entities are asked for, and how.
    request EntityQuery {
        /// Those for which this holds: `updated_at gt '2016-01-01T00:00:00Z' and code eq 'PEO12'`, with `eq`, `ne`, `gt`, `lt`, `and`.
        #[serde(rename = "$filter")]
        filter: String,
        /// In which order: `name asc`.
        #[serde(rename = "$orderby")]
        orderby: String,
        /// How many a page is to have. Default: 100.
        #[serde(rename = "$top")]
        top: u32,
        /// How many are left out at the beginning.
        #[serde(rename = "$skip")]
        skip: u64,
        /// Those in which these words are found.
        #[serde(rename = "$search")]
        search: String,
        /// What is told beside them: `matching_records`.
        #[serde(rename = "$expand")]
        expand: String,
        /// Where to begin, as a page before has told.
        cursor: String,
    }

    /// What a report is about.
    request ReportQuery {
        /// The first day.
        from: String,
        /// The last day.
        to: String,
        /// How it is divided: `MONTHLY`.
        period: String,
    }

    /// Several operations in one request: 50 at most, as the vendor's own connectors do it.
    request BatchRequest {
        /// Whether they are done one after another, in their order.
        sequential: bool,
        /// The operations. Required.
        ops: Vec<BatchOperation>,
    }

    /// An operation in a batch.
    part BatchOperation {
        /// The HTTP method.
        method: BatchMethod,
        /// The path, with the prefix and the group: `/api/v2/cld-1/people/11`.
        url: String,
        /// The body: an entity under the name of its collection.
        params: Map<String, Value>,
    }

    /// What became of the operations in a batch: as many results as operations, in the same order.
    answer BatchAnswer {
        /// The results.
        results: Vec<OperationResult>,
    }

    /// What became of one operation.
    part OperationResult {
        /// The HTTP status that it would have had by itself: from 400 on it was refused.
        status: u16,
        /// The answer that it would have had by itself: the entity under its collection's name, or `errors`.
        body: Value,
    }
}

impl From<Map<String, Value>> for WriteEntity {
    fn from(fields: Map<String, Value>) -> Self {
        Self::builder().extra(fields).build()
    }
}

/// Makes all of the system's models known to `generator`.
#[cfg(feature = "schema")]
pub(crate) fn describe(generator: &mut schemars::SchemaGenerator) {
    generator.subschema_for::<(Entity, WriteEntity, EntityQuery, ReportQuery)>();
    generator.subschema_for::<(BatchRequest, BatchOperation, BatchAnswer, OperationResult)>();
    generator.subschema_for::<(GroupId, EntityId, Resource, Report)>();
}
