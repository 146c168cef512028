//! Purchase orders and invoices.

use serde_json::Value;

use super::{Address, Instant, Key};
use crate::model::models;

models! {
    in "camelCase";

    /// A purchase order. Which fields are filled depends on the system behind (documented).
    answer PurchaseOrder {
        /// The key by which other records refer to it.
        key: Key,
        /// The id, where the API gives one instead of a key (v4).
        id: Key,
        /// The order number.
        order_no: String,
        /// A title.
        title: String,
        /// A description.
        description: String,
        /// Its status, which `listStatuses` explains.
        status_key: Key,
        /// When it was ordered.
        order_date: Instant,
        /// When it is due. That this is the required date of an order is inferred.
        due_at: Instant,
        /// When it is shipped.
        shipment_date: Instant,
        /// The vendor; see `listVendors`.
        vendor_key: Key,
        /// Its site.
        site_key: Key,
        /// Its organization.
        organization_key: Key,
        /// Its location.
        location_key: Key,
        /// Who asked for it.
        user_requested_key: Key,
        /// Who approved it.
        user_approved_key: Key,
        /// When it was approved.
        approved_at: Instant,
        /// When it was completed.
        completed_at: Instant,
        /// How it is shipped.
        shipping_method: String,
        /// Where it is shipped to.
        shipment_address: Address,
        /// Where it is delivered to.
        delivery_address: Address,
        /// Who is billed.
        billing_address: Address,
        /// Terms of payment.
        terms: String,
        /// The currency: a key, and no code.
        currency_key: Key,
        /// The total without taxes: a number, or a text that holds one.
        total_net_value: Value,
        /// The total with taxes: a number, or a text that holds one.
        total_gross_value: Value,
        /// Notes.
        notes: String,
        /// Its lines.
        line_items: Vec<PurchaseOrderLine>,
        /// When it was created.
        created_at: Instant,
        /// When it was changed last.
        updated_at: Instant,
        /// When it was removed; not there while it lives.
        deleted_at: Instant,
    }

    /// A line of a purchase order.
    part PurchaseOrderLine {
        /// The key by which other records refer to it.
        key: Key,
        /// Its number within the order: a number, or a text that holds one.
        line_no: Value,
        /// What refers to the line elsewhere.
        line_ref: String,
        /// A code that people use.
        code: String,
        /// What kind of line it is.
        #[serde(rename = "type")]
        kind: String,
        /// A name.
        name: String,
        /// A description.
        description: String,
        /// The material.
        material_key: Key,
        /// The product.
        product_key: Key,
        /// The asset.
        asset_key: Key,
        /// How many or how much: a number, or a text that holds one.
        quantity: Value,
        /// How many or how much has come: a number, or a text that holds one.
        received_quantity: Value,
        /// The unit of measure: a key; some systems have an object.
        uom_key: Value,
        /// The currency: a key, and no code.
        currency_key: Key,
        /// The price of one: a number, or a text that holds one.
        price: Value,
        /// The discount: a number, or a text that holds one.
        discount: Value,
        /// The taxes of the line: a number, or a text that holds one.
        line_tax_value: Value,
        /// The total of the line: a number, or a text that holds one.
        line_total_value: Value,
        /// Its status, which `listStatuses` explains.
        status_key: Key,
        /// The vendor; see `listVendors`.
        vendor_key: Key,
        /// The account it is charged to.
        account_key: Key,
        /// Its location.
        location_key: Key,
        /// The storeroom.
        storeroom_key: Key,
        /// When it is delivered.
        delivery_at: Instant,
        /// When it is due. That this is the required date of an order is inferred.
        due_at: Instant,
        /// Notes.
        notes: String,
        /// When it was created.
        created_at: Instant,
        /// When it was changed last.
        updated_at: Instant,
        /// When it was removed; not there while it lives.
        deleted_at: Instant,
    }

    /// A purchase order to create, or what to change of one. What is required depends on the system behind (documented), and is not
    /// checked here.
    request WritePurchaseOrder {
        /// The order number.
        order_no: String,
        /// A code that people use.
        code: String,
        /// A title.
        title: String,
        /// A description.
        description: String,
        /// Its status, which `listStatuses` explains.
        status_key: Key,
        /// When it was ordered.
        order_date: Instant,
        /// When it is due. That this is the required date of an order is inferred.
        due_at: Instant,
        /// The vendor; see `listVendors`.
        vendor_key: Key,
        /// Its site.
        site_key: Key,
        /// When it was approved.
        approved_at: Instant,
        /// When it was completed.
        completed_at: Instant,
        /// How it is shipped.
        shipping_method: String,
        /// Terms of payment.
        terms: String,
        /// The currency: a key, and no code.
        currency_key: Key,
        /// The total without taxes: a number, or a text that holds one.
        total_net_value: Value,
        /// The taxes: a number, or a text that holds one.
        total_tax_value: Value,
        /// The total with taxes: a number, or a text that holds one.
        total_gross_value: Value,
        /// Notes.
        notes: String,
        /// Its lines, for systems that want them together with the order (documented); the published description has no such
        /// field (the name is inferred from the answer).
        line_items: Vec<PurchaseOrderLine>,
        /// When it was created.
        created_at: Instant,
        /// When it was changed last.
        updated_at: Instant,
    }

    /// An invoice.
    answer Invoice {
        /// The key by which other records refer to it.
        key: Key,
        /// The id, where the API gives one instead of a key (v4).
        id: Key,
        /// A title.
        title: String,
        /// The number of the invoice.
        invoice_number: String,
        /// The customer.
        customer_key: Key,
        /// The vendor; see `listVendors`.
        vendor_key: Key,
        /// The purchase order.
        po_key: Key,
        /// The sales order.
        sales_order_key: Key,
        /// Its status, which `listStatuses` explains.
        status_key: Key,
        /// Its location.
        location_key: Key,
        /// Its lines.
        line_items: Vec<Value>,
        /// The date of the invoice.
        invoice_date: Instant,
        /// When it is to be paid.
        due_date: Instant,
        /// When it came.
        received_date: Instant,
        /// The currency: a key, and no code.
        currency_key: Key,
        /// The total without taxes: a number, or a text that holds one.
        total_net_value: Value,
        /// The taxes: a number, or a text that holds one.
        total_tax_value: Value,
        /// The total with taxes: a number, or a text that holds one.
        total_gross_value: Value,
        /// When it was created.
        created_at: Instant,
        /// When it was changed last.
        updated_at: Instant,
        /// When it was removed; not there while it lives.
        deleted_at: Instant,
    }

    /// An invoice to create, or what to change of one.
    request WriteInvoice {
        /// The number of the invoice.
        invoice_number: String,
        /// The customer.
        customer_key: Key,
        /// The vendor; see `listVendors`.
        vendor_key: Key,
        /// The purchase order.
        po_key: Key,
        /// Its status, which `listStatuses` explains.
        status_key: Key,
        /// Its lines. Answers call them `lineItems` (both documented).
        line_item: Vec<Value>,
        /// The date of the invoice.
        invoice_date: Instant,
        /// When it is to be paid.
        due_date: Instant,
        /// When it came.
        received_date: Instant,
        /// The currency: a key, and no code.
        currency_key: Key,
        /// The total without taxes: a number, or a text that holds one.
        total_net_value: Value,
        /// The taxes: a number, or a text that holds one.
        total_tax_value: Value,
        /// The total with taxes: a number, or a text that holds one.
        total_gross_value: Value,
        /// When it was created.
        created_at: Instant,
        /// When it was changed last.
        updated_at: Instant,
        /// When it was removed; not there while it lives.
        deleted_at: Instant,
    }
}
