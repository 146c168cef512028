//! Servers that repeat what they were sent, wherever an answer has a place for it.

use makokit_sandbox::{Playback, Sandbox, Script};
use serde_json::{Value, json};

use crate::AUTH;
use crate::case::Case;

pub(crate) fn exchange(method: &str, path: &str, reply: &Value) -> Value {
    json!({ "expect": { "method": method, "path": path }, "reply": reply })
}

pub(crate) fn json_reply(status: u16, body: &Value) -> Value {
    json!({ "status": status, "json": body })
}

pub(crate) fn page(case: &Case, status: u16) -> Value {
    let echo = case.echo();
    json!({ "status": status, "text": format!("<html>{echo}</html>"), "headers": { "content-type": "text/html" } })
}

pub(crate) fn granted(case: &Case) -> Value {
    let token = json!({ "access_token": case.token.plain(), "token_type": "Bearer", "expires_in": 14400 });
    exchange("POST", AUTH, &json_reply(200, &token))
}

pub(crate) fn refusal(case: &Case) -> Value {
    let spelled = [&case.secret.all[..], &case.token.all].concat();
    let violations: Vec<_> =
        spelled.iter().map(|form| json!({ "path": form, "message": format!("no {form}") })).collect();
    let error = json!({ "errorCode": case.echo(), "message": case.echo(), "errorDetails": { "violations": violations } });
    json!({ "status": "FAILED", "error": error })
}

/// Headers with every spelling that a header can have.
pub(crate) fn headers(case: &Case) -> Value {
    let ascii = |form: &&String| form.chars().all(|letter| letter == ' ' || letter.is_ascii_graphic());
    let forms: Vec<_> = [&case.secret, &case.token]
        .map(|secret| secret.all.iter().filter(ascii))
        .into_iter()
        .flatten()
        .collect();
    let id = forms[0];
    json!({ "x-request-id": id, "x-echo": forms, "location": forms, "retry-after": forms[0] })
}

pub(crate) fn with_headers(mut reply: Value, case: &Case) -> Value {
    reply["headers"] = headers(case);
    reply
}

pub(crate) fn play(sandbox: &Sandbox, exchanges: &[Value]) -> Playback {
    sandbox.play(Script::from_value(&json!({ "exchanges": exchanges })).unwrap())
}

/// What a server can answer to calls.
pub(crate) fn answers(case: &Case) -> Vec<Value> {
    let (secret, token) = (case.secret.plain(), case.token.plain());
    vec![
        json_reply(400, &refusal(case)),
        json_reply(500, &refusal(case)),
        json_reply(200, &json!({ "status": secret })),
        json_reply(200, &json!({ "status": token, "body": {} })),
        json_reply(200, &json!({ "status": "OK", "body": secret })),
        json_reply(200, &json!({ "status": "OK", "body": { "id": [case.echo()] } })),
        json_reply(200, &json!({ "status": "OK", "body": { "id": 7, "name": token } })),
        json_reply(418, &json!({ "error": case.echo() })),
        json_reply(400, &json!({ "status": "FAILED", "error": case.echo() })),
        json!({ "status": 200, "text": refusal(case).to_string() + "x" }),
        page(case, 404),
        page(case, 200),
        page(case, 502),
    ]
}
