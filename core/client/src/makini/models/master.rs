//! What other records refer to: vendors, sites, locations, statuses, addresses.

use serde_json::Value;

use super::{Instant, Key};
use crate::model::models;

models! {
    in "camelCase";

    /// A vendor.
    answer Vendor {
        /// The key by which other records refer to it.
        key: Key,
        /// The id, where the API gives one instead of a key (v4).
        id: Key,
        /// A name.
        name: String,
        /// A code that people use.
        code: String,
        /// The company behind it.
        company_key: Key,
        /// Its organization.
        organization_key: Key,
        /// When it was created.
        created_at: Instant,
        /// When it was changed last.
        updated_at: Instant,
        /// When it was removed; not there while it lives.
        deleted_at: Instant,
    }

    /// A site.
    answer Site {
        /// The key by which other records refer to it.
        key: Key,
        /// The id, where the API gives one instead of a key (v4).
        id: Key,
        /// Its organization.
        organization_key: Key,
        /// A name.
        name: String,
        /// A code that people use.
        code: String,
        /// A description.
        description: String,
        /// Whom to ask.
        contact: Value,
        /// The customer.
        customer_key: Key,
        /// Degrees north: a number, or a text that holds one.
        lat: Value,
        /// Degrees east: a number, or a text that holds one.
        lng: Value,
        /// Where it is.
        address: Address,
        /// Who is billed.
        billing_address: Address,
        /// Whatever else the system behind knows.
        properties: Value,
        /// Notes.
        notes: String,
        /// When it was created.
        created_at: Instant,
        /// When it was changed last.
        updated_at: Instant,
        /// When it was removed; not there while it lives.
        deleted_at: Instant,
    }

    /// A location within a site.
    answer Location {
        /// The key by which other records refer to it.
        key: Key,
        /// The id, where the API gives one instead of a key (v4).
        id: Key,
        /// Its site.
        site_key: Key,
        /// What it is a part of.
        parent_key: Key,
        /// The team.
        team_key: Key,
        /// Its organization.
        organization_key: Key,
        /// A name.
        name: String,
        /// Who manages it.
        user_manager_key: Key,
        /// A description.
        description: String,
        /// A code that people use.
        code: String,
        /// What kind of location it is.
        #[serde(rename = "type")]
        kind: String,
        /// Where it is.
        address: Address,
        /// Whether it is in use.
        is_active: bool,
        /// Whom to ask.
        contact: Value,
        /// Whether it is taken where none is named.
        is_default: bool,
        /// When it was created.
        created_at: Instant,
        /// When it was changed last.
        updated_at: Instant,
        /// When it was removed; not there while it lives.
        deleted_at: Instant,
    }

    /// A status that records of one kind may have.
    answer Status {
        /// The key by which other records refer to it.
        key: Key,
        /// The id, where the API gives one instead of a key (v4).
        id: Key,
        /// Its organization.
        organization_key: Key,
        /// What it is a part of.
        parent_key: Key,
        /// A name.
        name: String,
        /// A code that people use.
        code: String,
        /// A further code.
        sub_code: String,
        /// What it is a status of.
        scope: String,
        /// Whether it is in use.
        is_active: bool,
        /// When it was created.
        created_at: Instant,
        /// When it was changed last.
        updated_at: Instant,
        /// When it was removed; not there while it lives.
        deleted_at: Instant,
    }

    /// A postal address.
    part Address {
        /// Whose address it is.
        addressee: String,
        /// The lines of the address: a text or several.
        address_lines: Value,
        /// City.
        city: String,
        /// State.
        state: String,
        /// Postal code.
        post_code: String,
        /// Country.
        country: String,
        /// Phone number.
        phone: String,
        /// E-mail address.
        email: String,
        /// Notes.
        notes: String,
        /// Whether it is in use.
        is_active: bool,
        /// When it was created.
        created_at: Instant,
        /// When it was changed last.
        updated_at: Instant,
    }
}
