//! What there is, and what it is: materials, inventories, stocks.

use serde_json::Value;

use super::{Instant, Key};
use crate::model::models;

models! {
    in "camelCase";

    /// A material, or a part.
    answer Material {
        /// The key by which other records refer to it.
        key: Key,
        /// The id, where the API gives one instead of a key (v4).
        id: Key,
        /// Its organization.
        organization_key: Key,
        /// The category.
        category_name: String,
        /// The unit of measure: a key; some systems have an object.
        uom_key: Value,
        /// From whom it may be had.
        supply_options: Vec<Value>,
        /// What it costs in which quantity.
        price_levels: Vec<Value>,
        /// What there is of it.
        inventory: Value,
        /// What there is of it, by place.
        inventories: Vec<Inventory>,
        /// Drawings.
        drawings: Vec<Value>,
        /// Dimensions.
        dimensions: Value,
        /// The sites: a key or several.
        site_keys: Value,
        /// What it is a part of: a key or several.
        parent_keys: Value,
        /// The assets it is for: a key or several.
        asset_keys: Value,
        /// The vendors: a key or several.
        vendor_keys: Value,
        /// Its documents.
        documents: Vec<Value>,
        /// The account it is charged to.
        account_key: Key,
        /// A code that people use.
        code: String,
        /// Whether it is made of others.
        is_assembly: bool,
        /// The part number.
        part_number: String,
        /// A name.
        name: String,
        /// A description.
        description: String,
        /// Notes.
        notes: String,
        /// How critical it is.
        criticality: String,
        /// Whether it is in use.
        is_active: bool,
        /// The manufacturer.
        manufacturer_name: String,
        /// How many there should be at least: a number, or a text that holds one.
        minimum_quantity: Value,
        /// What it costs: a number, or a text that holds one.
        cost: Value,
        /// The currency.
        currency: String,
        /// When it was created.
        created_at: Instant,
        /// When it was changed last.
        updated_at: Instant,
        /// When it was removed; not there while it lives.
        deleted_at: Instant,
    }

    /// A material to create, or what to change of one.
    request WriteMaterial {
        /// The sites: a key or several.
        site_keys: Value,
        /// What it is a part of: a key or several.
        parent_keys: Value,
        /// The assets it is for: a key or several.
        asset_keys: Value,
        /// The vendors: a key or several.
        vendor_keys: Value,
        /// Its documents.
        documents: Vec<Value>,
        /// The account it is charged to.
        account_key: Key,
        /// A code that people use.
        code: String,
        /// Whether it is made of others.
        is_assembly: bool,
        /// The part number.
        part_number: String,
        /// A name.
        name: String,
        /// A description.
        description: String,
        /// Notes.
        notes: String,
        /// How critical it is.
        criticality: String,
        /// Whether it is in use.
        is_active: bool,
        /// The manufacturer.
        manufacturer_name: String,
        /// How many there should be at least: a number, or a text that holds one.
        minimum_quantity: Value,
        /// What it costs: a number, or a text that holds one.
        cost: Value,
        /// The currency.
        currency: String,
    }

    /// How much there is of a material at a place.
    part Inventory {
        /// The key by which other records refer to it.
        key: Key,
        /// The id, where the API gives one instead of a key (v4).
        id: Key,
        /// A code that people use.
        code: String,
        /// A name.
        name: String,
        /// How many or how much: a number, or a text that holds one.
        quantity: Value,
        /// What one costs: a number, or a text that holds one.
        unit_cost: Value,
        /// Its location.
        location_key: Key,
        /// When it was created.
        created_at: Instant,
        /// When it was changed last.
        updated_at: Instant,
    }

    /// What to change of an inventory.
    request WriteInventory {
        /// A code that people use.
        code: String,
        /// A name.
        name: String,
        /// How many or how much: a number, or a text that holds one.
        quantity: Value,
        /// What one costs: a number, or a text that holds one.
        unit_cost: Value,
        /// Its location.
        location_key: Key,
    }

    /// A stock: what lies where, and when it is ordered anew.
    answer Stock {
        /// The key by which other records refer to it.
        key: Key,
        /// The id, where the API gives one instead of a key (v4).
        id: Key,
        /// At which quantity it is ordered anew.
        reorder_point: Value,
        /// How many are ordered then.
        reorder_quantity: Value,
        /// The least there should be.
        min_level: Value,
        /// The most there should be.
        max_level: Value,
        /// The quantity at which it is ordered anew.
        reorder_level: Value,
        /// The product.
        product_key: Key,
        /// The material.
        material_key: Key,
        /// Its location.
        location_key: Key,
        /// The storeroom.
        storeroom_key: Key,
        /// The asset.
        asset_key: Key,
        /// Where it lies.
        position: String,
        /// The unit of measure: a key; some systems have an object.
        uom_key: Value,
        /// How many or how much: a number, or a text that holds one.
        quantity: Value,
        /// When it expires.
        expires_at: Instant,
        /// When it was created.
        created_at: Instant,
        /// When it was changed last.
        updated_at: Instant,
        /// When it was removed; not there while it lives.
        deleted_at: Instant,
    }

    /// A stock to create, or what to change of one.
    request WriteStock {
        /// The product.
        product_key: Key,
        /// The material.
        material_key: Key,
        /// Its location.
        location_key: Key,
        /// The storeroom.
        storeroom_key: Key,
        /// The asset.
        asset_key: Key,
        /// Where it lies.
        position: String,
        /// The unit of measure: a key; some systems have an object.
        uom_key: Value,
        /// How many or how much: a number, or a text that holds one.
        quantity: Value,
        /// When it expires.
        expires_at: Instant,
    }
}
