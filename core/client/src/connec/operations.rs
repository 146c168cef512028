//! Connec!'s operations, as data.

use super::models::{
    BatchAnswer, BatchRequest, Entity, EntityId, EntityQuery, GroupId, Report, ReportQuery, Resource,
    WriteEntity,
};
use crate::engine::Arguments;
use crate::operation::{
    Content, Creates, Evidence, Input, Method, Operation, Output, Parameter, Requires, System, operations,
};
use serde_json::Value;

operations! {
    Connec, ConnecClient;

    /// What there is of a group, and where.
    fn list_resources(group_id: GroupId) -> Value {
        id: "listResources",
        method: Get,
        path: "{prefix}/{group_id}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "The vendor's previewer of the API has it.",
    }

    /// The entities of a collection. Each page tells where the next one is; that is followed on the same server only.
    fn list_entities(group_id: GroupId, resource: Resource; query: &EntityQuery) -> Pages<Entity> {
        id: "listEntities",
        method: Get,
        path: "{prefix}/{group_id}/{resource}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "The vendor's clients for Java and Ruby, and its connectors, have it.",
    }

    /// One entity of a collection.
    fn get_entity(group_id: GroupId, resource: Resource, entity_id: EntityId) -> Entity {
        id: "getEntity",
        method: Get,
        path: "{prefix}/{group_id}/{resource}/{entity_id}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "The vendor's clients for Java and Ruby have it.",
    }

    /// Makes an entity. It travels under the name of its collection. With `opts` it is merged with one that is there.
    fn create_entity(group_id: GroupId, resource: Resource; request: &WriteEntity) -> Entity {
        id: "createEntity",
        method: Post,
        path: "{prefix}/{group_id}/{resource}",
        idempotent: false,
        creates: Some(Creates { entity: "entity", natural_key: &[], unique: None, lookup: None }),
        requires: None,
        evidence: Inferred,
        source: "The vendor's clients for Java and Ruby have it.",
    }

    /// Changes those fields of an entity that are given. It travels under the name of its collection.
    fn update_entity(group_id: GroupId, resource: Resource, entity_id: EntityId; request: &WriteEntity) -> Entity {
        id: "updateEntity",
        method: Put,
        path: "{prefix}/{group_id}/{resource}/{entity_id}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "The vendor's clients for Java and Ruby have it.",
    }

    /// What a group has one of, such as its company: no id is in its path.
    fn get_singular(group_id: GroupId, resource: Resource) -> Entity {
        id: "getSingular",
        method: Get,
        path: "{prefix}/{group_id}/{resource}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "The vendor's sandbox application has it.",
    }

    /// Changes those fields that are given of what a group has one of.
    fn update_singular(group_id: GroupId, resource: Resource; request: &WriteEntity) -> Entity {
        id: "updateSingular",
        method: Put,
        path: "{prefix}/{group_id}/{resource}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "The vendor's sandbox application has it.",
    }

    /// Does several operations in one request. Each has a result of its own, whatever becomes of the others; an answer with fewer or
    /// more results than operations is none.
    fn batch_operations(request: &BatchRequest) -> BatchAnswer {
        id: "batchOperations",
        method: Post,
        path: "/batch",
        idempotent: false,
        creates: None,
        requires: Some(Requires { root: "", fields: &["ops"] }),
        evidence: Inferred,
        source: "The vendor's client for Ruby and its connectors have it.",
    }

    /// A report about a group.
    fn get_report(group_id: GroupId, report: Report; query: &ReportQuery) -> Value {
        id: "getReport",
        method: Get,
        path: "/api/reports/{group_id}/{report}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "The vendor's client for PHP has it.",
    }

    /// The JSON schema of a collection's entities.
    fn get_schema(resource: Resource) -> Value {
        id: "getSchema",
        method: Get,
        path: "{prefix}/json_schema/{resource}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "The vendor's browser client has it.",
    }

    /// Which version answers.
    fn get_version() -> Value {
        id: "getVersion",
        method: Get,
        path: "/version",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "The vendor's connectors ask for it.",
    }
}
