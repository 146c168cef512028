//! A client of one connection to Makini.

use makokit_sandbox::{ConnectionState, NewConnection, Options, Sandbox};
use serde_json::{Value, json};

use crate::wire::{JSON, Reply, send};

/// The connections that there are from the start, by their place.
pub(crate) const SAMPLES: usize = 0;
pub(crate) const REAUTHORIZE: usize = 2;
pub(crate) const WRITABLE: usize = 3;

pub(crate) const ORDERS: &str = "/api/v1/purchase-orders";

/// A sandbox and one of its connections.
pub(crate) struct Client {
    pub(crate) sandbox: Sandbox,
    pub(crate) connection: ConnectionState,
    pub(crate) token: String,
}

impl Client {
    pub(crate) fn of(place: usize) -> Self {
        Self::with(Options::default(), place)
    }

    pub(crate) fn with(options: Options, place: usize) -> Self {
        let sandbox = Sandbox::start(options).unwrap();
        let connection = sandbox.makini_connections().swap_remove(place);
        Self { token: connection.token.clone(), sandbox, connection }
    }

    /// A client of a connection that is made for it.
    pub(crate) fn made(made: NewConnection) -> Self {
        let sandbox = Sandbox::start(Options { seed: Some(7), ..Options::default() }).unwrap();
        let connection = sandbox.add_makini_connection(made).unwrap();
        Self { token: connection.token.clone(), sandbox, connection }
    }

    pub(crate) fn get(&self, path: &str) -> Reply {
        self.send("GET", path, &[], b"")
    }

    pub(crate) fn write(&self, method: &str, path: &str, body: &Value) -> Reply {
        self.send(method, path, &[JSON], body.to_string().as_bytes())
    }

    pub(crate) fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Reply {
        let bearer = format!("Bearer {}", self.token);
        let headers: Vec<_> = [("Authorization", bearer.as_str())].iter().chain(headers).copied().collect();
        send(self.sandbox.base_url(), method, path, &headers, body)
    }

    /// The body of a good answer.
    pub(crate) fn json(&self, path: &str) -> Value {
        let reply = self.get(path);
        assert_eq!(reply.status, 200, "{path}: {}", reply.text());
        reply.json()
    }

    /// The sandbox's own API.
    pub(crate) fn admin(&self, method: &str, path: &str, body: &Value) -> Reply {
        send(self.sandbox.admin_url(), method, path, &[], body.to_string().as_bytes())
    }

    pub(crate) fn change(&self, change: &Value) -> Value {
        let reply = self.admin("POST", &format!("/makini/connections/{}", self.connection.id), change);
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.json()
    }

    /// A client of the account, for the admin endpoints.
    pub(crate) fn account(&self) -> String {
        let body =
            json!({"grant_type": "client_credentials", "client_id": "myclid", "client_secret": "mysecret"});
        let reply =
            send(self.sandbox.base_url(), "POST", "/link/token", &[JSON], body.to_string().as_bytes());
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.json()["access_token"].as_str().unwrap().to_owned()
    }

    /// All pages by their cursors, as keys, and how many pages there were.
    pub(crate) fn walk(&self, path: &str) -> (Vec<String>, usize) {
        let (mut keys, mut pages) = (Vec::new(), 0);
        let mut next = path.to_owned();
        loop {
            let page = self.json(&next);
            pages += 1;
            keys.extend(keys_of(&page));
            let Some(cursor) = page.get("next_cursor") else { return (keys, pages) };
            let cursor = percent_encoding::utf8_percent_encode(
                cursor.as_str().unwrap(),
                percent_encoding::NON_ALPHANUMERIC,
            );
            next = format!("{ORDERS}?cursor={cursor}");
        }
    }
}

pub(crate) fn keys_of(page: &Value) -> Vec<String> {
    let records = page["data"].as_array().unwrap();
    records.iter().map(|record| record["key"].as_str().unwrap().to_owned()).collect()
}

/// The code of an error in its usual shape.
pub(crate) fn code(reply: &Reply) -> (u16, String) {
    let body = reply.json();
    let error = &body["error"];
    assert!(error["message"].is_string() && error["type"].is_string(), "{body}");
    assert_eq!(error["request_id"].as_str(), reply.header("x-request-id"));
    (reply.status, error["code"].as_str().unwrap().to_owned())
}
