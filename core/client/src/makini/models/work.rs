//! Work orders and the requests they come from.

use serde_json::Value;

use super::{Instant, Key};
use crate::model::models;

models! {
    in "camelCase";

    /// A work order.
    answer WorkOrder {
        /// The key by which other records refer to it.
        key: Key,
        /// The id, where the API gives one instead of a key (v4).
        id: Key,
        /// What it is a part of.
        parent_key: Key,
        /// Its organization.
        organization_key: Key,
        /// Its status in words.
        status: String,
        /// The work that was done.
        resources: Vec<Value>,
        /// How many materials it has.
        material_count: Value,
        /// Its location.
        location_key: Key,
        /// Its site.
        site_key: Key,
        /// The asset.
        asset_key: Key,
        /// The account it is charged to.
        account_key: Key,
        /// A title.
        title: String,
        /// The service request it comes from.
        service_request_key: Key,
        /// A code that people use.
        code: String,
        /// The preventive maintenance it comes from.
        pm_key: Key,
        /// The team.
        team_key: Key,
        /// Who is to do it.
        labor_assigned_key: Key,
        /// Who approved it.
        user_approved_key: Key,
        /// The downtime of the asset.
        asset_downtime_key: Key,
        /// What is to be done.
        instructions: String,
        /// Its status, which `listStatuses` explains.
        status_key: Key,
        /// How severe it is: a text or a number, by the system behind.
        severity: Value,
        /// How long it is estimated to take, in a unit of the system behind.
        estimated_time: Value,
        /// The role.
        role_name: String,
        /// The category.
        category_name: String,
        /// The storeroom.
        storeroom_key: Key,
        /// Notes.
        notes: String,
        /// When it was approved.
        approved_at: Instant,
        /// When it is due. That this is the required date of an order is inferred.
        due_at: Instant,
        /// When it is scheduled.
        scheduled_at: Instant,
        /// How long it took, in a unit of the system behind.
        actual_time: Value,
        /// When it was completed.
        completed_at: Instant,
        /// Remarks on its completion.
        completion_remarks: String,
        /// Its tasks, as the system behind has them.
        tasks: Vec<Value>,
        /// Its documents.
        documents: Vec<Value>,
        /// When it was created.
        created_at: Instant,
        /// When it was changed last.
        updated_at: Instant,
        /// When it was removed; not there while it lives.
        deleted_at: Instant,
    }

    /// A work order to create, or what to change of one. Systems differ in what they require (documented): `assetKey` and `title` are the
    /// most frequent.
    request WriteWorkOrder {
        /// Its location.
        location_key: Key,
        /// Its site.
        site_key: Key,
        /// The asset.
        asset_key: Key,
        /// The account it is charged to.
        account_key: Key,
        /// A title.
        title: String,
        /// The service request it comes from.
        service_request_key: Key,
        /// A code that people use.
        code: String,
        /// The preventive maintenance it comes from.
        pm_key: Key,
        /// The team.
        team_key: Key,
        /// Who is to do it.
        labor_assigned_key: Key,
        /// Who approved it.
        user_approved_key: Key,
        /// The downtime of the asset.
        asset_downtime_key: Key,
        /// What is to be done.
        instructions: String,
        /// Its status, which `listStatuses` explains.
        status_key: Key,
        /// How severe it is: a text or a number, by the system behind.
        severity: Value,
        /// How long it is estimated to take, in a unit of the system behind.
        estimated_time: Value,
        /// The role.
        role_name: String,
        /// The category.
        category_name: String,
        /// The storeroom.
        storeroom_key: Key,
        /// Notes.
        notes: String,
        /// When it was approved.
        approved_at: Instant,
        /// When it is due. That this is the required date of an order is inferred.
        due_at: Instant,
        /// When it is scheduled.
        scheduled_at: Instant,
        /// How long it took, in a unit of the system behind.
        actual_time: Value,
        /// When it was completed.
        completed_at: Instant,
        /// Remarks on its completion.
        completion_remarks: String,
        /// Its tasks, as the system behind has them.
        tasks: Vec<Value>,
        /// Its documents.
        documents: Vec<Value>,
        /// When it was created.
        created_at: Instant,
        /// When it was changed last.
        updated_at: Instant,
        /// When it was removed; not there while it lives.
        deleted_at: Instant,
    }

    /// A service request.
    answer ServiceRequest {
        /// The key by which other records refer to it.
        key: Key,
        /// The id, where the API gives one instead of a key (v4).
        id: Key,
        /// Its site.
        site_key: Key,
        /// Its location.
        location_key: Key,
        /// The storeroom.
        storeroom_key: Key,
        /// The asset.
        asset_key: Key,
        /// The work order that came of it.
        work_order_key: Key,
        /// The team.
        team_key: Key,
        /// Who asked for it.
        user_requested_key: Key,
        /// Who approved it.
        user_approved_key: Key,
        /// Who is to do it.
        labor_assigned_key: Key,
        /// Its documents.
        documents: Vec<Value>,
        /// A title.
        title: String,
        /// A description.
        description: String,
        /// Its status, which `listStatuses` explains.
        status_key: Key,
        /// How severe it is: a text or a number, by the system behind.
        severity: Value,
        /// How long it is estimated to take, in a unit of the system behind.
        estimated_time: Value,
        /// The role.
        role_name: String,
        /// The category.
        category_name: String,
        /// Notes.
        notes: String,
        /// When it was approved.
        approved_at: Instant,
        /// When it is due. That this is the required date of an order is inferred.
        due_at: Instant,
        /// When it was created.
        created_at: Instant,
        /// When it was changed last.
        updated_at: Instant,
        /// When it was removed; not there while it lives.
        deleted_at: Instant,
    }

    /// A service request to create. EMAINT requires `userRequestedKey` and `title` (documented).
    request NewServiceRequest {
        /// The asset.
        asset_key: Key,
        /// Who asked for it.
        user_requested_key: Key,
        /// A title.
        title: String,
        /// A description.
        description: String,
    }
}
