//! Makini's operations.
//!
//! `{prefix}` is `/api/v1`, the documented form of a path, unless the settings have another: `/api/eam`, `/api/erp` and `/api/wms`
//! are those of v3.

use serde_json::Value;

use super::models::{
    Asset, Connection, ConnectionId, Integration, Inventory, Invoice, Key, ListQuery, Location, Material,
    NewServiceRequest, Passthrough, Platform, PurchaseOrder, PurchaseOrderLine, RawRecord, ServiceRequest,
    SetStatus, Site, Status, StatusScope, Stock, SyncStatus, TableName, Vendor, WorkOrder, WriteAsset,
    WriteInventory, WriteInvoice, WriteMaterial, WritePurchaseOrder, WriteStock, WriteWorkOrder,
};
use crate::engine::Arguments;
use crate::operation::{
    Content, Creates, Evidence, Input, Method, Operation, Output, Parameter, Requires, System, operations,
};

operations! {
    Makini, MakiniClient;

    /// Lists purchase orders.
    fn list_purchase_orders(query: &ListQuery) -> Pages<PurchaseOrder> {
        id: "listPurchaseOrders",
        method: Get,
        path: "{prefix}/purchase-orders",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Documented,
        source: "The vendor's answers print this path with a cursor; the other parameters are documented for other lists and for v3.",
    }

    /// Reads a purchase order.
    fn get_purchase_order(id: Key) -> PurchaseOrder {
        id: "getPurchaseOrder",
        method: Get,
        path: "{prefix}/purchase-orders/{id}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred.",
    }

    /// Creates a purchase order.
    fn create_purchase_order(request: &WritePurchaseOrder) -> PurchaseOrder {
        id: "createPurchaseOrder",
        method: Post,
        path: "{prefix}/purchase-orders",
        idempotent: false,
        creates: Some(Creates {
            entity: "purchase order",
            natural_key: &["orderNo"],
            unique: None,
            lookup: None,
        }),
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred. Nothing is documented that would make it safe to send it twice.",
    }

    /// Changes a purchase order. Whether a field that is left out is kept is not documented.
    fn update_purchase_order(id: Key; request: &WritePurchaseOrder) -> PurchaseOrder {
        id: "updatePurchaseOrder",
        method: Put,
        path: "{prefix}/purchase-orders/{id}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred. That it may be repeated is what HTTP says of the method.",
    }

    /// Sets the status of a purchase order, by `status`.
    fn set_purchase_order_status(id: Key; request: &SetStatus) -> PurchaseOrder {
        id: "setPurchaseOrderStatus",
        method: Put,
        path: "{prefix}/purchase-orders/{id}/status",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred. That it may be repeated is what HTTP says of the method.",
    }

    /// Lists the lines of all purchase orders.
    fn list_purchase_order_lines(query: &ListQuery) -> Pages<PurchaseOrderLine> {
        id: "listPurchaseOrderLines",
        method: Get,
        path: "{prefix}/purchase-orders.line-items",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred.",
    }

    /// Reads a line of a purchase order.
    fn get_purchase_order_line(id: Key) -> PurchaseOrderLine {
        id: "getPurchaseOrderLine",
        method: Get,
        path: "{prefix}/purchase-orders.line-items/{id}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred.",
    }

    /// Lists work orders.
    fn list_work_orders(query: &ListQuery) -> Pages<WorkOrder> {
        id: "listWorkOrders",
        method: Get,
        path: "{prefix}/work-orders",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred.",
    }

    /// Reads a work order.
    fn get_work_order(id: Key) -> WorkOrder {
        id: "getWorkOrder",
        method: Get,
        path: "{prefix}/work-orders/{id}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred.",
    }

    /// Creates a work order.
    fn create_work_order(request: &WriteWorkOrder) -> WorkOrder {
        id: "createWorkOrder",
        method: Post,
        path: "{prefix}/work-orders",
        idempotent: false,
        creates: Some(Creates {
            entity: "work order",
            natural_key: &["code", "title"],
            unique: None,
            lookup: None,
        }),
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred. Nothing is documented that would make it safe to send it twice.",
    }

    /// Changes a work order. Whether a field that is left out is kept is not documented.
    fn update_work_order(id: Key; request: &WriteWorkOrder) -> WorkOrder {
        id: "updateWorkOrder",
        method: Put,
        path: "{prefix}/work-orders/{id}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred. That it may be repeated is what HTTP says of the method.",
    }

    /// Sets the status of a work order, by `statusKey`.
    fn set_work_order_status(id: Key; request: &SetStatus) -> WorkOrder {
        id: "setWorkOrderStatus",
        method: Put,
        path: "{prefix}/work-orders/{id}/status",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred. That it may be repeated is what HTTP says of the method.",
    }

    /// Lists service requests.
    fn list_service_requests(query: &ListQuery) -> Pages<ServiceRequest> {
        id: "listServiceRequests",
        method: Get,
        path: "{prefix}/service-requests",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred.",
    }

    /// Reads a service request.
    fn get_service_request(id: Key) -> ServiceRequest {
        id: "getServiceRequest",
        method: Get,
        path: "{prefix}/service-requests/{id}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred.",
    }

    /// Creates a service request.
    fn create_service_request(request: &NewServiceRequest) -> ServiceRequest {
        id: "createServiceRequest",
        method: Post,
        path: "{prefix}/service-requests",
        idempotent: false,
        creates: Some(Creates {
            entity: "service request",
            natural_key: &["assetKey", "title"],
            unique: None,
            lookup: None,
        }),
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred. Nothing is documented that would make it safe to send it twice.",
    }

    /// Lists assets.
    fn list_assets(query: &ListQuery) -> Pages<Asset> {
        id: "listAssets",
        method: Get,
        path: "{prefix}/assets",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred.",
    }

    /// Reads an asset.
    fn get_asset(id: Key) -> Asset {
        id: "getAsset",
        method: Get,
        path: "{prefix}/assets/{id}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred.",
    }

    /// Creates an asset.
    fn create_asset(request: &WriteAsset) -> Asset {
        id: "createAsset",
        method: Post,
        path: "{prefix}/assets",
        idempotent: false,
        creates: Some(Creates {
            entity: "asset",
            natural_key: &["name", "serialNumber"],
            unique: None,
            lookup: None,
        }),
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred. Nothing is documented that would make it safe to send it twice.",
    }

    /// Changes an asset. Whether a field that is left out is kept is not documented.
    fn update_asset(id: Key; request: &WriteAsset) -> Asset {
        id: "updateAsset",
        method: Put,
        path: "{prefix}/assets/{id}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred. That it may be repeated is what HTTP says of the method.",
    }

    /// Lists materials.
    fn list_materials(query: &ListQuery) -> Pages<Material> {
        id: "listMaterials",
        method: Get,
        path: "{prefix}/materials",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred.",
    }

    /// Reads a material.
    fn get_material(id: Key) -> Material {
        id: "getMaterial",
        method: Get,
        path: "{prefix}/materials/{id}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred.",
    }

    /// Creates a material.
    fn create_material(request: &WriteMaterial) -> Material {
        id: "createMaterial",
        method: Post,
        path: "{prefix}/materials",
        idempotent: false,
        creates: Some(Creates {
            entity: "material",
            natural_key: &["code"],
            unique: None,
            lookup: None,
        }),
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred. Nothing is documented that would make it safe to send it twice.",
    }

    /// Changes a material. Whether a field that is left out is kept is not documented.
    fn update_material(id: Key; request: &WriteMaterial) -> Material {
        id: "updateMaterial",
        method: Put,
        path: "{prefix}/materials/{id}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred. That it may be repeated is what HTTP says of the method.",
    }

    /// Changes what there is of a material.
    fn set_material_inventory(id: Key; request: &WriteInventory) -> Material {
        id: "setMaterialInventory",
        method: Put,
        path: "{prefix}/materials/{id}/inventory",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred. That it may be repeated is what HTTP says of the method.",
    }

    /// Lists inventories.
    fn list_inventories(query: &ListQuery) -> Pages<Inventory> {
        id: "listInventories",
        method: Get,
        path: "{prefix}/inventories",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred.",
    }

    /// Reads an inventory.
    fn get_inventory(id: Key) -> Inventory {
        id: "getInventory",
        method: Get,
        path: "{prefix}/inventories/{id}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred.",
    }

    /// Changes an inventory. Whether a field that is left out is kept is not documented.
    fn update_inventory(id: Key; request: &WriteInventory) -> Inventory {
        id: "updateInventory",
        method: Put,
        path: "{prefix}/inventories/{id}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred. That it may be repeated is what HTTP says of the method.",
    }

    /// Lists stocks.
    fn list_stocks(query: &ListQuery) -> Pages<Stock> {
        id: "listStocks",
        method: Get,
        path: "{prefix}/stocks",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred.",
    }

    /// Reads a stock.
    fn get_stock(id: Key) -> Stock {
        id: "getStock",
        method: Get,
        path: "{prefix}/stocks/{id}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred.",
    }

    /// Creates a stock.
    fn create_stock(request: &WriteStock) -> Stock {
        id: "createStock",
        method: Post,
        path: "{prefix}/stocks",
        idempotent: false,
        creates: Some(Creates {
            entity: "stock",
            natural_key: &["materialKey", "locationKey"],
            unique: None,
            lookup: None,
        }),
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred. Nothing is documented that would make it safe to send it twice.",
    }

    /// Changes a stock. Whether a field that is left out is kept is not documented.
    fn update_stock(id: Key; request: &WriteStock) -> Stock {
        id: "updateStock",
        method: Put,
        path: "{prefix}/stocks/{id}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred. That it may be repeated is what HTTP says of the method.",
    }

    /// Lists vendors.
    fn list_vendors(query: &ListQuery) -> Pages<Vendor> {
        id: "listVendors",
        method: Get,
        path: "{prefix}/vendors",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred.",
    }

    /// Reads a vendor.
    fn get_vendor(id: Key) -> Vendor {
        id: "getVendor",
        method: Get,
        path: "{prefix}/vendors/{id}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred.",
    }

    /// Lists sites.
    fn list_sites(query: &ListQuery) -> Pages<Site> {
        id: "listSites",
        method: Get,
        path: "{prefix}/sites",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred.",
    }

    /// Reads a site.
    fn get_site(id: Key) -> Site {
        id: "getSite",
        method: Get,
        path: "{prefix}/sites/{id}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred.",
    }

    /// Lists locations.
    fn list_locations(query: &ListQuery) -> Pages<Location> {
        id: "listLocations",
        method: Get,
        path: "{prefix}/locations",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred.",
    }

    /// Reads a location.
    fn get_location(id: Key) -> Location {
        id: "getLocation",
        method: Get,
        path: "{prefix}/locations/{id}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred.",
    }

    /// Lists invoices.
    fn list_invoices(query: &ListQuery) -> Pages<Invoice> {
        id: "listInvoices",
        method: Get,
        path: "{prefix}/invoices",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred.",
    }

    /// Reads an invoice.
    fn get_invoice(id: Key) -> Invoice {
        id: "getInvoice",
        method: Get,
        path: "{prefix}/invoices/{id}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred.",
    }

    /// Creates an invoice.
    fn create_invoice(request: &WriteInvoice) -> Invoice {
        id: "createInvoice",
        method: Post,
        path: "{prefix}/invoices",
        idempotent: false,
        creates: Some(Creates {
            entity: "invoice",
            natural_key: &["invoiceNumber"],
            unique: None,
            lookup: None,
        }),
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred. Nothing is documented that would make it safe to send it twice.",
    }

    /// Changes an invoice. Whether a field that is left out is kept is not documented.
    fn update_invoice(id: Key; request: &WriteInvoice) -> Invoice {
        id: "updateInvoice",
        method: Put,
        path: "{prefix}/invoices/{id}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred. That it may be repeated is what HTTP says of the method.",
    }

    /// Sets the status of an invoice, by `status`.
    fn set_invoice_status(id: Key; request: &SetStatus) -> Invoice {
        id: "setInvoiceStatus",
        method: Put,
        path: "{prefix}/invoices/{id}/status",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred. That it may be repeated is what HTTP says of the method.",
    }

    /// Lists the statuses that records of one kind may have.
    fn list_statuses(scope: StatusScope; query: &ListQuery) -> Pages<Status> {
        id: "listStatuses",
        method: Get,
        path: "{prefix}/statuses/{scope}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "Described for v3; that v1 has the same under its prefix is inferred.",
    }

    /// Tells how far the connection has been read, and when it is read next.
    fn sync_status() -> SyncStatus {
        id: "syncStatus",
        method: Get,
        path: "{prefix}/sync-status",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "That there is a sync-status endpoint is documented, and what it tells; the prefix is inferred, and the names of its fields are a guess.",
    }

    /// Reads the connection that the token belongs to.
    fn integration() -> Integration {
        id: "integration",
        method: Get,
        path: "/api/integrations/current",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Documented,
        source: "Described for v3.",
    }

    /// Lists the connections of an account. It takes an admin token.
    fn list_connections() -> Vec<Connection> {
        id: "listConnections",
        method: Get,
        path: "/api/system/connections",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Documented,
        source: "Described for v3.",
    }

    /// Ends a connection: its token is invalid at once, and its credits come back (documented). It takes an admin token.
    fn delete_connection(id: ConnectionId) -> Value {
        id: "deleteConnection",
        method: Delete,
        path: "/api/system/connections/{id}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Documented,
        source: "Described for v3. That it may be repeated is what HTTP says of the method.",
    }

    /// Lists the systems that can be connected. It takes an admin token.
    fn list_platforms() -> Vec<Platform> {
        id: "listPlatforms",
        method: Get,
        path: "/api/system/platforms",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Documented,
        source: "Described for v3; what a platform has is not.",
    }

    /// Lists the tables of the system behind.
    fn list_raw_tables() -> Value {
        id: "listRawTables",
        method: Get,
        path: "/api/raw/tables",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Documented,
        source: "Described for v3; the form of the answer is not.",
    }

    /// Lists the records of a table of the system behind, as they are there.
    fn list_raw_records(table: TableName; query: &ListQuery) -> Pages<RawRecord> {
        id: "listRawRecords",
        method: Get,
        path: "/api/raw/tables/{table}/data",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Documented,
        source: "Described for v3.",
    }

    /// Calls the system behind as it is. It is not repeated, whatever its method.
    fn passthrough(request: &Passthrough) -> Value {
        id: "passthrough",
        method: Post,
        path: "/api/passthrough",
        idempotent: false,
        creates: None,
        requires: Some(Requires { root: "", fields: &["method"] }),
        evidence: Documented,
        source: "Described for v3; the form of the answer is that of the system behind.",
    }
}
