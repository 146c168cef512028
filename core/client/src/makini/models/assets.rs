//! Assets.

use serde_json::Value;

use super::{Instant, Key};
use crate::model::models;

models! {
    in "camelCase";

    /// An asset.
    answer Asset {
        /// The key by which other records refer to it.
        key: Key,
        /// The id, where the API gives one instead of a key (v4).
        id: Key,
        /// The customer.
        customer_key: Key,
        /// The accounts: a key or several.
        account_keys: Value,
        /// The company that makes it.
        make_company_key: Key,
        /// The template it was made from.
        asset_template_key: Key,
        /// Whether it is a thing.
        is_physical: bool,
        /// Who makes it.
        make_name: String,
        /// Its documents.
        documents: Vec<Value>,
        /// Its site.
        site_key: Key,
        /// What it is a part of.
        parent_key: Key,
        /// The vendor; see `listVendors`.
        vendor_key: Key,
        /// The team.
        team_key: Key,
        /// Its location.
        location_key: Key,
        /// A name.
        name: String,
        /// A description.
        description: String,
        /// Notes.
        notes: String,
        /// The category.
        category_name: String,
        /// How critical it is.
        criticality: String,
        /// Whether it is in use.
        is_active: bool,
        /// The model.
        model_name: String,
        /// The serial number.
        serial_number: String,
        /// When it was put to use.
        activated_at: Instant,
        /// When it was taken out of use.
        deactivated_at: Instant,
        /// When it was created.
        created_at: Instant,
        /// When it was changed last.
        updated_at: Instant,
        /// When it was removed; not there while it lives.
        deleted_at: Instant,
    }

    /// An asset to create, or what to change of one. INFOR-E requires a `name` (documented).
    request WriteAsset {
        /// Its site.
        site_key: Key,
        /// What it is a part of.
        parent_key: Key,
        /// The vendor; see `listVendors`.
        vendor_key: Key,
        /// The team.
        team_key: Key,
        /// Its location.
        location_key: Key,
        /// A name.
        name: String,
        /// A description.
        description: String,
        /// Notes.
        notes: String,
        /// The category.
        category_name: String,
        /// How critical it is.
        criticality: String,
        /// Whether it is in use.
        is_active: bool,
        /// The model.
        model_name: String,
        /// The serial number.
        serial_number: String,
        /// When it was put to use.
        activated_at: Instant,
        /// When it was taken out of use.
        deactivated_at: Instant,
        /// The template it was made from.
        asset_template_key: Key,
        /// The model.
        model_key: Key,
        /// The account it is charged to.
        account_key: Key,
        /// The manufacturer.
        manufacturer_name: String,
    }
}
