//! Every sample of the guide.

use makokit_sandbox::Sandbox;
use serde_json::{Value, json};

use crate::wire::{Caller, FORM, LOGIN, send};

pub(crate) const ADD_COMPANY: &str = r#"{
"parentCompanyId" : "5f10c94d-af26-479f-a705-aa2a85d778ea",
"companyType" : "RESELLER",
"name" : "Acme",
"address" : {
"address1" : "3205 Sycamore Fork Road",
"suburb" : "Suburb",
"city" : "Fort Lauderdale",
"state" : "Florida",
"postOrZipCode" : "33308",
"country" : "US"
},
"phoneNumber" : "9542177110",
"supportEmail" : "test3@makonetworks.com",
"salesEmail" : "test2@makonetworks.com",
"generalEmail" : "test1@makonetworks.com"
}"#;

pub(crate) const ADD_PERSON: &str = r#"{
"companyId" : "f8a3ae1a-967a-4032-a053-e012cfe34537",
"userType" : "Full Reseller",
"templateScope" : "COMPANY_NO_INHERIT",
"firstName" : "Jane",
"lastName" : "Smith",
"username" : "acmereseller12",
"email" : "acmeresseler1@makonetworks.com",
"allowLogin" : true,
"address" : {
"address1" : "1355",
"address2" : "N McLean Blvd",
"city" : "Elgin",
"state" : "Illinois",
"postOrZipCode" : "60123",
"country" : "US",
"timezone" : "America/Chicago"
},
"phoneNumber" : "123423423"
}"#;

pub(crate) const ADD_MAKO: &str = r#"{
"companyId" : "f8a3ae1a-967a-4032-a053-e012cfe34537",
"name" : "Test Mako",
"address" : {
"address1" : "1355",
"address2" : "N McLean Blvd",
"suburb" : "Suburb",
"city" : "Elgin",
"state" : "Illinois",
"postOrZipCode" : "60123",
"country" : "US",
"timezone" : "America/Chicago",
"latitude" : 42.06,
"longitude" : -88.31
},
"phoneNumber" : "+18008514690",
"faxNumber" : "+18008514691",
"makoModel" : "Mako 6500-M"
}"#;

/// The envelope's body, without the id, which is new each time.
fn created(mut reply: Value) -> Value {
    assert_eq!(reply["status"], "OK", "{reply}");
    let id = reply["body"].as_object_mut().unwrap().remove("id").unwrap();
    assert_eq!(id.as_str().unwrap().len(), 36);
    reply["body"].take()
}

#[test]
fn a_token_for_a_form() {
    let sandbox = Sandbox::start(makokit_sandbox::Options::default()).unwrap();
    let reply = send(sandbox.base_url(), "POST", "/mako-api/auth/v1/auth", &[FORM], LOGIN.as_bytes());
    let body = reply.json();
    assert_eq!((reply.status, reply.header("content-type")), (200, Some("application/json")));
    let token = body["access_token"].as_str().unwrap();
    assert!(token.len() == 20 && token.bytes().all(|byte| byte.is_ascii_alphanumeric()), "{token}");
    assert_eq!(body, json!({"access_token": token, "token_type": "Bearer", "expires_in": 14400}));
}

#[test]
fn a_token_for_the_query_of_version_1_7_3() {
    let sandbox = Sandbox::start(makokit_sandbox::Options::default()).unwrap();
    let path = format!("/mako-api/auth/v1/auth?{LOGIN}");
    assert_eq!(send(sandbox.base_url(), "POST", &path, &[], b"").status, 200);
}

#[test]
fn a_mako_is_retrieved() {
    let expected = json!({
        "status": "OK",
        "body": {
            "id": "708680cf-07c5-4618-94be-3b12ddb92d84",
            "companyId": "aa326232-c5f2-479e-8768-15430929497a",
            "name": "LON 6500 M/LTE",
            "companyName": "Some Company",
            "identification": "11:11:11:22:33:44"
        }
    });
    let caller = Caller::new();
    for path in ["/mako-api/config/v1/getMako", "/mako-api/v1/config/getMako"] {
        let reply = caller.get(&format!("{path}/708680cf-07c5-4618-94be-3b12ddb92d84"));
        assert_eq!((reply.status, reply.json()), (200, expected.clone()), "{path}");
    }
}

#[test]
fn a_company_is_added() {
    let caller = Caller::new();
    let reply = caller.post("/mako-api/config/v1/addCompany", ADD_COMPANY).json();
    let id = reply["body"]["id"].as_str().unwrap().to_owned();
    assert_eq!(created(reply), json!({"name": "Acme"}));

    let company = caller.get(&format!("/mako-api/config/v1/getCompany/{id}")).json();
    let mut expected: Value = serde_json::from_str(ADD_COMPANY).unwrap();
    expected["id"] = id.clone().into();
    assert_eq!(company, json!({"status": "OK", "body": expected}));

    let companies = caller.get("/mako-api/config/v1/listCompanies").json();
    let companies = companies["body"].as_array().unwrap();
    assert_eq!(companies.len(), 4);
    assert!(companies.contains(&json!({"id": id, "name": "Acme"})), "{companies:?}");
    assert!(companies.contains(&json!({"id": caller.sandbox.root_company_id(), "name": "Root Company"})));
}

#[test]
fn a_person_is_added() {
    let reply = Caller::new().post("/mako-api/config/v1/addPerson", ADD_PERSON).json();
    let expected = json!({
        "firstName": "Jane",
        "lastName": "Smith",
        "username": "acmereseller12",
        "email": "acmeresseler1@makonetworks.com"
    });
    assert_eq!(created(reply), expected);
}

#[test]
fn a_mako_is_added_and_gets_an_identification() {
    let caller = Caller::new();
    let reply = caller.post("/mako-api/config/v1/addMako", ADD_MAKO).json();
    let id = reply["body"]["id"].as_str().unwrap().to_owned();
    let again = caller.get(&format!("/mako-api/config/v1/getMako/{id}")).json();
    assert_eq!(again, reply);

    let mut body = created(reply);
    let identification = body.as_object_mut().unwrap().remove("identification").unwrap();
    let parts: Vec<_> = identification.as_str().unwrap().split('-').collect();
    let ["MAKO", "ID", "HERE", digits, ms] = parts.as_slice() else { panic!("{parts:?}") };
    assert!(digits.len() == 4 && digits.parse::<u16>().is_ok());
    assert!(ms.parse::<u64>().unwrap() > 1_587_738_483_248);
    let expected = json!({
        "companyId": "f8a3ae1a-967a-4032-a053-e012cfe34537",
        "name": "Test Mako",
        "companyName": "Acme3"
    });
    assert_eq!(body, expected);
}

#[test]
fn an_unknown_model() {
    let request = ADD_MAKO.replace("Mako 6500-M", "Mako 9999");
    let reply = Caller::new().post("/mako-api/config/v1/addMako", &request);
    let expected = json!({
        "status": "FAILED",
        "error": {"errorCode": "noDataFound", "message": "Mako model not found"}
    });
    assert_eq!((reply.status, reply.json()), (200, expected));
}

#[test]
fn three_violations() {
    let company = "f8a3ae1a-967a-4032-a053-e012cfe34537";
    let request = json!({"companyId": company, "name": null, "address": {"city": "Elgin"}}).to_string();
    let reply = Caller::new().post("/mako-api/config/v1/addMako", &request);
    let expected = json!({
        "status": "FAILED",
        "error": {
            "errorCode": "invalidData",
            "message": "Invalid data supplied",
            "errorDetails": {
                "violations": [
                    {"path": "mako.phoneNumber", "message": "must not be null"},
                    {"path": "mako.address.address1", "message": "must not be null"},
                    {"path": "mako.name", "message": "must not be null"}
                ]
            }
        }
    });
    assert_eq!((reply.status, reply.json()), (200, expected));
}

#[test]
fn the_wrong_secret_and_no_token() {
    let caller = Caller::new();
    let base = caller.sandbox.base_url();
    let wrong = send(base, "POST", "/mako-api/auth/v1/auth", &[FORM], b"client_id=myclid&client_secret=no");
    assert_eq!((wrong.status, wrong.json()), (401, json!({"error": "invalid_client"})));
    let without = send(base, "GET", "/mako-api/config/v1/getCompany/", &[], b"");
    assert_eq!((without.status, without.json()), (401, json!({"error": "invalid_token"})));
}
