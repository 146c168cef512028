//! The entities of the unified model, where they are found and what can be done with them.
//!
//! Families and verbs are those of the published specification (`/api/eam`, `/api/erp`, `/api/wms`). Of the paths below
//! `/api/v1` only that of purchase orders is documented; the others, and that the same can be done there, are INFERRED.

/// One entity.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Entity {
    /// Its path below the family's.
    pub(crate) path: &'static str,
    /// Further names below `/api/v1`.
    pub(crate) aliases: &'static [&'static str],
    /// What its keys begin with. Those of inventories, stocks, invoices and statuses are a GUESS.
    pub(crate) scope: u8,
    /// Below which paths it is.
    pub(crate) families: &'static [Family],
    pub(crate) names: Names,
    /// What can be done with it beside being read, below any path.
    pub(crate) verbs: &'static [Act],
    /// What can be done below `/api/v1` only.
    pub(crate) v1_verbs: &'static [Act],
    /// The field of the body that sets a status.
    pub(crate) status_field: &'static str,
    /// Whether a list takes `per_page`.
    pub(crate) per_page: bool,
    /// Whether there is a path for one of them.
    pub(crate) single: bool,
}

/// A part of the published specification, or the path of the vendor's FAQ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    V1,
    Eam,
    Erp,
    Wms,
}

/// What is done with an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Act {
    List,
    Get,
    Create,
    Update,
    SetStatus,
    Delete,
}

/// The operations' names, by act.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Names {
    list: &'static str,
    get: &'static str,
    create: &'static str,
    update: &'static str,
    set_status: &'static str,
    delete: &'static str,
}

macro_rules! names {
    ($one:literal, $many:literal) => {
        Names {
            list: concat!("makini.list", $many),
            get: concat!("makini.get", $one),
            create: concat!("makini.create", $one),
            update: concat!("makini.update", $one),
            set_status: concat!("makini.set", $one, "Status"),
            delete: concat!("makini.delete", $one),
        }
    };
}

const ALL: &[Family] = &[Family::V1, Family::Eam, Family::Erp, Family::Wms];
const EAM: &[Family] = &[Family::V1, Family::Eam];
const ERP: &[Family] = &[Family::V1, Family::Erp];

const PLAIN: Entity = Entity {
    path: "",
    aliases: &[],
    scope: 0,
    families: ALL,
    names: names!("", ""),
    verbs: &[],
    v1_verbs: &[],
    status_field: "statusKey",
    per_page: true,
    single: true,
};

pub(crate) const PURCHASE_ORDERS: &str = "purchase-orders";
pub(crate) const WORK_ORDERS: &str = "work-orders";
pub(crate) const SERVICE_REQUESTS: &str = "service-requests";
pub(crate) const ASSETS: &str = "assets";
pub(crate) const INVENTORIES: &str = "inventories";
pub(crate) const STOCKS: &str = "stocks";
pub(crate) const MATERIALS: &str = "materials";
pub(crate) const VENDORS: &str = "vendors";
pub(crate) const SITES: &str = "sites";
pub(crate) const LOCATIONS: &str = "locations";
pub(crate) const INVOICES: &str = "invoices";
pub(crate) const LINE_ITEMS: &str = "purchase-orders.line-items";
pub(crate) const PURCHASE_ORDER_STATUSES: &str = "statuses/purchase-orders";
pub(crate) const WORK_ORDER_STATUSES: &str = "statuses/work-orders";
pub(crate) const SERVICE_REQUEST_STATUSES: &str = "statuses/service-requests";
pub(crate) const INVOICE_STATUSES: &str = "statuses/invoices";

/// Every entity that is served.
pub(crate) static ENTITIES: &[Entity] = &[
    Entity {
        path: PURCHASE_ORDERS,
        scope: 0x05,
        names: names!("PurchaseOrder", "PurchaseOrders"),
        verbs: &[Act::Create, Act::Update, Act::SetStatus],
        v1_verbs: &[Act::Delete],
        status_field: "status",
        ..PLAIN
    },
    Entity {
        path: LINE_ITEMS,
        scope: 0x15,
        names: names!("PurchaseOrderLineItem", "PurchaseOrderLineItems"),
        ..PLAIN
    },
    Entity {
        path: WORK_ORDERS,
        scope: 0x03,
        families: EAM,
        names: names!("WorkOrder", "WorkOrders"),
        verbs: &[Act::Create, Act::Update, Act::SetStatus],
        ..PLAIN
    },
    Entity {
        path: SERVICE_REQUESTS,
        scope: 0x11,
        families: EAM,
        names: names!("ServiceRequest", "ServiceRequests"),
        verbs: &[Act::Create],
        ..PLAIN
    },
    Entity {
        path: ASSETS,
        scope: 0x02,
        families: EAM,
        names: names!("Asset", "Assets"),
        verbs: &[Act::Create, Act::Update],
        ..PLAIN
    },
    Entity {
        path: INVENTORIES,
        // Both names below /api/v1 are a GUESS.
        aliases: &["inventory", "inventory-items"],
        scope: 0x20,
        names: names!("Inventory", "Inventories"),
        verbs: &[Act::Update],
        ..PLAIN
    },
    Entity {
        path: STOCKS,
        scope: 0x21,
        names: names!("Stock", "Stocks"),
        verbs: &[Act::Create, Act::Update],
        ..PLAIN
    },
    Entity {
        path: MATERIALS,
        scope: 0x04,
        names: names!("Material", "Materials"),
        verbs: &[Act::Create, Act::Update],
        per_page: false,
        ..PLAIN
    },
    Entity {
        path: VENDORS,
        scope: 0x09,
        names: names!("Vendor", "Vendors"),
        // The FAQ names the creation of vendors, the specification has none.
        v1_verbs: &[Act::Create],
        ..PLAIN
    },
    Entity { path: SITES, scope: 0x01, names: names!("Site", "Sites"), per_page: false, ..PLAIN },
    Entity { path: LOCATIONS, scope: 0x17, names: names!("Location", "Locations"), ..PLAIN },
    Entity {
        path: INVOICES,
        scope: 0x22,
        families: ERP,
        names: names!("Invoice", "Invoices"),
        verbs: &[Act::Create, Act::Update, Act::SetStatus],
        status_field: "status",
        ..PLAIN
    },
    statuses(PURCHASE_ORDER_STATUSES, 0x30, ALL),
    statuses(WORK_ORDER_STATUSES, 0x31, EAM),
    statuses(SERVICE_REQUEST_STATUSES, 0x32, EAM),
    statuses(INVOICE_STATUSES, 0x33, ERP),
];

const fn statuses(path: &'static str, scope: u8, families: &'static [Family]) -> Entity {
    let names = names!("Status", "Statuses");
    Entity { path, scope, families, names, per_page: false, single: false, ..PLAIN }
}

/// The entity at a path.
pub(crate) fn at(path: &str) -> Option<&'static Entity> {
    ENTITIES.iter().find(|entity| entity.path == path)
}

/// The entity with such keys.
pub(crate) fn of_scope(scope: u8) -> Option<&'static Entity> {
    ENTITIES.iter().find(|entity| entity.scope == scope)
}

impl Family {
    /// The family whose prefix a path has, and what follows.
    pub(crate) fn of(path: &str) -> Option<(Self, &str)> {
        let rest = path.strip_prefix("/api/")?;
        let (first, rest) = rest.split_once('/')?;
        let family = match first {
            "v1" => Self::V1,
            "eam" => Self::Eam,
            "erp" => Self::Erp,
            "wms" => Self::Wms,
            _ => return None,
        };
        Some((family, rest))
    }
}

impl Entity {
    /// The operation's name for an act.
    pub(crate) fn name(&self, act: Act) -> &'static str {
        match act {
            Act::List => self.names.list,
            Act::Get => self.names.get,
            Act::Create => self.names.create,
            Act::Update => self.names.update,
            Act::SetStatus => self.names.set_status,
            Act::Delete => self.names.delete,
        }
    }

    /// Whether an act is possible below a family's path.
    pub(crate) fn allows(&self, act: Act, family: Family) -> bool {
        match act {
            Act::List => true,
            Act::Get => self.single,
            _ => self.verbs.contains(&act) || (family == Family::V1 && self.v1_verbs.contains(&act)),
        }
    }

    /// What follows the entity's path in a family's, if it does: empty, or a slash and more.
    pub(crate) fn rest<'a>(&self, family: Family, path: &'a str) -> Option<&'a str> {
        let aliases = if family == Family::V1 { self.aliases } else { &[] };
        let names = std::iter::once(&self.path).chain(aliases);
        let mut rests = names.filter_map(|name| path.strip_prefix(name));
        rests
            .find(|rest| rest.is_empty() || rest.starts_with('/'))
            .filter(|_| self.families.contains(&family))
    }
}
