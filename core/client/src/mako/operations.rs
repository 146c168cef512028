//! Mako's operations.

use super::models::{AddCompany, AddMako, AddPerson, Company, CompanyId, Mako, MakoId, Person};
use crate::engine::Arguments;
use crate::operation::{
    Content, Creates, Evidence, Input, Method, Operation, Output, Parameter, Requires, System, operations,
};

operations! {
    Mako, MakoClient;

    /// Creates a company under a parent company.
    fn add_company(request: &AddCompany) -> Company, or ensure_company {
        id: "addCompany",
        method: Post,
        path: "/mako-api/config/v1/addCompany",
        idempotent: false,
        creates: Some(Creates {
            entity: "company",
            natural_key: &["parentCompanyId", "name"],
            unique: None,
            lookup: Some("listCompanies"),
        }),
        requires: None,
        evidence: Inferred,
        source: "The guide's workflow shows the bodies; the path is formed like that of addMako.",
    }

    /// Creates a person in a company.
    fn add_person(request: &AddPerson) -> Person, or ensure_person {
        id: "addPerson",
        method: Post,
        path: "/mako-api/config/v1/addPerson",
        idempotent: false,
        creates: Some(Creates {
            entity: "person",
            natural_key: &["username"],
            unique: Some(Evidence::Inferred),
            lookup: None,
        }),
        requires: None,
        evidence: Inferred,
        source: "The guide's workflow shows the bodies; name and path are formed like those of addMako.",
    }

    /// Creates a Mako in a company.
    fn add_mako(request: &AddMako) -> Mako, or ensure_mako {
        id: "addMako",
        method: Post,
        path: "/mako-api/config/v1/addMako",
        idempotent: false,
        creates: Some(Creates {
            entity: "Mako",
            natural_key: &["identification"],
            unique: Some(Evidence::Documented),
            lookup: None,
        }),
        requires: Some(Requires { root: "mako", fields: &["phoneNumber", "address.address1", "name"] }),
        evidence: Documented,
        source: "The guide prints method, path, request and answer.",
    }

    /// Reads a company.
    fn get_company(id: CompanyId) -> Company {
        id: "getCompany",
        method: Get,
        path: "/mako-api/config/v1/getCompany/{id}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "The guide prints method and path up to the slash; that the id follows it is inferred.",
    }

    /// Reads a Mako.
    fn get_mako(id: MakoId) -> Mako {
        id: "getMako",
        method: Get,
        path: "/mako-api/config/v1/getMako/{id}",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "The guide prints the method and the answer; the path is formed like that of getCompany.",
    }

    /// Lists the companies that these credentials may see.
    fn list_companies() -> Vec<Company> {
        id: "listCompanies",
        method: Get,
        path: "/mako-api/config/v1/listCompanies",
        idempotent: true,
        creates: None,
        requires: None,
        evidence: Inferred,
        source: "The guide names the operation; method, path and answer are formed like those of getCompany.",
    }
}
