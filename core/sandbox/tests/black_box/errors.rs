//! Every row of the guide's error table that a client can bring about.

use std::time::Duration;

use makokit_sandbox::{MAKO_ERRORS, Options};
use serde_json::{Value, json};

use crate::guide::{ADD_MAKO, ADD_PERSON};
use crate::wire::{Caller, FORM, JSON, LOGIN, Reply, pipeline, request, send};

const ADD: &str = "/mako-api/config/v1/addMako";
const GET: &str = "/mako-api/config/v1/getMako";
const UNKNOWN: &str = "00000000-0000-4000-8000-000000000000";

/// The code of a refusal that comes with HTTP 200.
fn code(reply: &Reply) -> String {
    let body = reply.json();
    assert_eq!((reply.status, &body["status"]), (200, &json!("FAILED")), "{body}");
    assert!(body.get("body").is_none());
    body["error"]["errorCode"].as_str().unwrap().to_owned()
}

fn violations(reply: &Reply) -> Vec<(String, String)> {
    assert_eq!(code(reply), "invalidData");
    let body = reply.json();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let found = body["error"]["errorDetails"]["violations"].as_array().unwrap();
    found.iter().map(|violation| (text(&violation["path"]), text(&violation["message"]))).collect()
}

fn is_page(reply: &Reply) {
    assert_eq!(reply.header("content-type"), Some("text/html; charset=utf-8"));
    assert!(serde_json::from_slice::<Value>(&reply.body).is_err());
}

#[test]
fn invalid_clients() {
    let caller = Caller::new();
    for body in
        ["", "client_id=myclid", "client_secret=mysecret", "client_id=no&client_secret=mysecret", "&=&%zz=+"]
    {
        let reply =
            send(caller.sandbox.base_url(), "POST", "/mako-api/auth/v1/auth", &[FORM], body.as_bytes());
        assert_eq!((reply.status, reply.json()), (401, json!({"error": "invalid_client"})), "{body}");
    }
}

#[test]
fn credentials_are_decoded() {
    let options = Options { client_secret: "a b&ü".to_owned(), ..Options::default() };
    let sandbox = makokit_sandbox::Sandbox::start(options).unwrap();
    let body = b"grant_type=client_credentials&client_id=myclid&client_secret=a+b%26%C3%BC";
    assert_eq!(send(sandbox.base_url(), "POST", "/mako-api/auth/v1/auth", &[FORM], body).status, 200);
}

#[test]
fn invalid_tokens() {
    let caller = Caller::new();
    let good = caller.token.clone();
    let bad = [
        "Bearer".to_owned(),
        "Bearer nobody".to_owned(),
        good.clone(),
        format!("Basic {good}"),
        String::new(),
    ];
    for authorization in bad {
        let headers = [("Authorization", authorization.as_str())];
        let reply = send(caller.sandbox.base_url(), "GET", GET, &headers, b"");
        assert_eq!((reply.status, reply.json()), (401, json!({"error": "invalid_token"})), "{authorization}");
    }
}

#[test]
fn an_expired_token() {
    let caller = Caller::with(Options { token_life: Duration::ZERO, ..Options::default() });
    let reply = caller.get(GET);
    assert_eq!((reply.status, reply.json()), (401, json!({"error": "invalid_token"})));
}

#[test]
fn a_new_token_leaves_the_old_one_alone() {
    let mut caller = Caller::new();
    let old = std::mem::replace(&mut caller.token, crate::wire::token(&caller.sandbox));
    assert_ne!(old, caller.token);
    for token in [old, caller.token.clone()] {
        caller.token = token;
        assert_eq!(caller.get("/mako-api/config/v1/listCompanies").status, 200);
    }
}

#[test]
fn an_unknown_path() {
    let caller = Caller::new();
    for path in
        ["/", "/mako-api/config/v1/deleteMako", "/mako-api/config/v1/addMako/", "/_sandboxes", "/_scripted2"]
    {
        let reply = caller.get(path);
        assert_eq!(reply.status, 404, "{path}");
        is_page(&reply);
    }
}

#[test]
fn a_wrong_method() {
    let caller = Caller::new();
    for (method, path, allow) in [("PUT", ADD, "POST"), ("GET", ADD, "POST"), ("POST", GET, "GET")] {
        let reply = send(caller.sandbox.base_url(), method, path, &[], b"");
        assert_eq!((reply.status, reply.header("allow")), (405, Some(allow)), "{method} {path}");
        is_page(&reply);
    }
}

#[test]
fn a_wrong_media_type() {
    let caller = Caller::new();
    let bearer = caller.bearer();
    let base = caller.sandbox.base_url();
    for headers in [&[("Authorization", bearer.as_str()), FORM][..], &[("Authorization", bearer.as_str())]] {
        let reply = send(base, "POST", ADD, headers, ADD_MAKO.as_bytes());
        assert_eq!(reply.status, 415);
        is_page(&reply);
    }
    let auth = "/mako-api/auth/v1/auth";
    assert_eq!(send(base, "POST", auth, &[JSON], LOGIN.as_bytes()).status, 415);
    assert_eq!(send(base, "POST", auth, &[], LOGIN.as_bytes()).status, 415);
    let charset = [("Authorization", bearer.as_str()), ("content-type", "Application/JSON ; charset=UTF-8")];
    assert_eq!(send(base, "POST", ADD, &charset, ADD_MAKO.as_bytes()).status, 200);
}

#[test]
fn an_invalid_parameter() {
    let caller = Caller::new();
    for operation in ["/mako-api/config/v1/getMako", "/mako-api/config/v1/getCompany"] {
        for id in ["", "/", "/17", "/%00", "/%ff", "/708680cf07c5461894be3b12ddb92d84"] {
            let reply = caller.get(&format!("{operation}{id}"));
            assert_eq!(code(&reply), "invalidParameter", "{operation}{id}");
        }
    }
}

#[test]
fn an_id_in_the_query_is_no_id() {
    let caller = Caller::new();
    let reply = caller.get("/mako-api/v1/config/getMako?id=708680cf-07c5-4618-94be-3b12ddb92d84");
    assert_eq!(code(&reply), "invalidParameter");
}

#[test]
fn malformed_json() {
    let caller = Caller::new();
    for body in ["", "{", "[]", "null", "\"x\"", "{\"name\": 1e999}", "{\"a\":\"\\ud800\"}", "{} {}"] {
        assert_eq!(code(&caller.post(ADD, body)), "malformedJson", "{body}");
    }
    assert_eq!(code(&caller.post(ADD, &"[".repeat(100_000))), "malformedJson");
}

#[test]
fn everything_that_is_missing_is_reported() {
    let null = |path: &str| (path.to_owned(), "must not be null".to_owned());
    let caller = Caller::new();
    let mako = ["mako.phoneNumber", "mako.address.address1", "mako.name", "mako.companyId"].map(null);
    assert_eq!(violations(&caller.post(ADD, "{}")), mako);
    let company =
        ["company.parentCompanyId", "company.companyType", "company.name", "company.address.address1"]
            .map(null);
    assert_eq!(violations(&caller.post("/mako-api/config/v1/addCompany", "{}")), company);
    let person = ["companyId", "userType", "firstName", "lastName", "username", "email"]
        .map(|name| null(&format!("person.{name}")));
    assert_eq!(violations(&caller.post("/mako-api/config/v1/addPerson", "{}")), person);
}

#[test]
fn a_value_of_the_wrong_type() {
    let mut request: Value = serde_json::from_str(ADD_MAKO).unwrap();
    request["name"] = json!(17);
    request["address"]["latitude"] = json!("42.06");
    let violation = |path: &str, message: &str| (path.to_owned(), message.to_owned());
    let expected =
        [violation("mako.address.latitude", "must be a number"), violation("mako.name", "must be a string")];
    let caller = Caller::new();
    assert_eq!(violations(&caller.post(ADD, &request.to_string())), expected);

    request["address"] = json!([]);
    request["name"] = json!("x");
    let expected = [violation("mako.address", "must be an object")];
    assert_eq!(violations(&caller.post(ADD, &request.to_string())), expected);

    let person = ADD_PERSON.replace("true", "\"yes\"");
    let expected = [violation("person.allowLogin", "must be a boolean")];
    assert_eq!(violations(&caller.post("/mako-api/config/v1/addPerson", &person)), expected);
}

#[test]
fn no_data_found() {
    let caller = Caller::new();
    assert_eq!(code(&caller.get(&format!("{GET}/{UNKNOWN}"))), "noDataFound");
    assert_eq!(code(&caller.get(&format!("/mako-api/config/v1/getCompany/{UNKNOWN}"))), "noDataFound");
    for company in [UNKNOWN, "no id at all"] {
        let request = ADD_MAKO.replace("f8a3ae1a-967a-4032-a053-e012cfe34537", company);
        assert_eq!(code(&caller.post(ADD, &request)), "noDataFound");
    }
    assert_eq!(caller.sandbox.state().makos.len(), 1);
}

#[test]
fn a_duplicate() {
    let caller = Caller::new();
    let person = || caller.post("/mako-api/config/v1/addPerson", ADD_PERSON);
    assert_eq!(person().json()["status"], "OK");
    assert_eq!(code(&person()), "duplicateEntity");

    let mako = |identification: &str| {
        let mut request: Value = serde_json::from_str(ADD_MAKO).unwrap();
        request["identification"] = identification.into();
        caller.post(ADD, &request.to_string())
    };
    assert_eq!(code(&mako("11:11:11:22:33:44")), "duplicateEntity");
    assert_eq!(mako("11:11:11:22:33:55").json()["body"]["identification"], "11:11:11:22:33:55");
    assert_eq!(code(&mako("11:11:11:22:33:55")), "duplicateEntity");
    let state = caller.sandbox.state();
    assert_eq!((state.people.len(), state.makos.len()), (1, 2));
}

#[test]
fn unknown_fields_and_a_missing_model_are_let_pass() {
    let mut request: Value = serde_json::from_str(ADD_MAKO).unwrap();
    request["colour"] = "red".into();
    request["address"]["planet"] = "earth".into();
    request.as_object_mut().unwrap().remove("makoModel");
    let caller = Caller::new();
    assert_eq!(caller.post(ADD, &request.to_string()).json()["status"], "OK");
    let stored = &caller.sandbox.state().makos[1];
    assert!(stored.get("colour").is_none() && stored["address"].get("planet").is_none());
    assert_eq!(stored["address"]["latitude"], 42.06);
}

#[test]
fn too_large_a_body() {
    let caller = Caller::new();
    let reply = caller.post(ADD, &" ".repeat(1024 * 1024 + 1));
    assert_eq!((reply.status, reply.header("content-type")), (413, Some("text/plain; charset=utf-8")));
    let body = format!("{ADD_MAKO}{}", " ".repeat(1024 * 1024 - ADD_MAKO.len()));
    assert_eq!(caller.post(ADD, &body).json()["status"], "OK");
}

#[test]
fn a_refusal_does_not_end_the_connection() {
    let caller = Caller::new();
    let base = caller.sandbox.base_url();
    let body = vec![b' '; 900_000];
    let unwanted = [
        request("POST", ADD, &[JSON], &body),
        request("POST", "/nowhere", &[], &body),
        request("PUT", ADD, &[], &body),
        request("POST", "/_sandbox/reset", &[], &body),
        request("POST", "/_scripted/0/x", &[], &body),
    ];
    let wanted =
        request("GET", "/mako-api/config/v1/listCompanies", &[("Authorization", &caller.bearer())], b"");
    for (unwanted, status) in unwanted.into_iter().zip([401, 404, 405, 200, 404]) {
        let replies = pipeline(base, &[unwanted, wanted.clone()]);
        assert_eq!([replies[0].status, replies[1].status], [status, 200]);
    }
}

#[test]
fn every_answer_is_dated() {
    let caller = Caller::new();
    for path in ["/mako-api/config/v1/listCompanies", "/nowhere", ADD, "/_sandbox/journal", "/_scripted/1/"] {
        let date = caller.get(path).header("date").unwrap().to_owned();
        assert!(date.ends_with(" GMT"), "{path}: {date}");
    }
}

#[test]
fn the_table_tells_what_is_made_up() {
    let rows = serde_json::to_value(MAKO_ERRORS).unwrap();
    let guessed: Vec<_> = rows
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["evidence"] == "guess")
        .map(|row| row["code"].as_str().unwrap())
        .collect();
    let expected = [
        "invalidParameter",
        "malformedJson",
        "internalError",
        "generalError",
        "invalidState",
        "duplicateEntity",
    ];
    assert_eq!(guessed, expected);
}
