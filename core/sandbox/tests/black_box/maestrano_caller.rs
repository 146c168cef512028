//! Callers of Maestrano's APIs.

use makokit_sandbox::{Options, Sandbox};
use serde_json::Value;

use crate::wire::{JSON, Reply, request, send};

/// A sandbox and the credentials of one of its marketplaces.
pub(crate) struct Tenant {
    pub(crate) sandbox: Sandbox,
    pub(crate) basic: String,
}

impl Tenant {
    /// The documentation's first marketplace, at the time of its samples.
    pub(crate) fn new() -> Self {
        let options = Options::from_json(r#"{"calendar": "2015-06-03T05:00:33Z", "seed": 7}"#);
        Self::with(options.unwrap())
    }

    pub(crate) fn with(options: Options) -> Self {
        let sandbox = Sandbox::start(options).unwrap();
        let basic = of(&sandbox, "maestrano");
        Self { sandbox, basic }
    }

    /// The header of another caller's credentials.
    pub(crate) fn calling_as(mut self, basic: String) -> Self {
        self.basic = basic;
        self
    }

    pub(crate) fn get(&self, path: &str) -> Reply {
        self.send("GET", path, "")
    }

    pub(crate) fn post(&self, path: &str, body: &str) -> Reply {
        self.send("POST", path, body)
    }

    pub(crate) fn send(&self, method: &str, path: &str, body: &str) -> Reply {
        let headers = [("Authorization", self.basic.as_str()), JSON];
        send(self.sandbox.base_url(), method, path, &headers, body.as_bytes())
    }

    pub(crate) fn with_header(&self, path: &str, name: &str, value: &str) -> Reply {
        send(
            self.sandbox.base_url(),
            "GET",
            path,
            &[("Authorization", self.basic.as_str()), (name, value)],
            b"",
        )
    }

    /// The bytes of a create.
    pub(crate) fn create(&self, path: &str, body: &str) -> Vec<u8> {
        let headers = [("Authorization", self.basic.as_str()), JSON, ("Connection", "close")];
        request("POST", path, &headers, body.as_bytes())
    }

    /// Asks the sandbox itself.
    pub(crate) fn admin(&self, method: &str, path: &str, body: &Value) -> Reply {
        send(self.sandbox.admin_url(), method, path, &[], body.to_string().as_bytes())
    }
}

/// The header of a marketplace's credentials.
pub(crate) fn of(sandbox: &Sandbox, marketplace: &str) -> String {
    let state = sandbox.maestrano();
    let market = state.marketplaces.iter().find(|it| it.marketplace == marketplace).unwrap();
    basic(&market.api_id, &market.api_key)
}

/// The header of the environment's credentials.
pub(crate) fn of_environment(sandbox: &Sandbox) -> String {
    let state = sandbox.maestrano();
    basic(&state.environment_key, &state.environment_secret)
}

pub(crate) fn basic(id: &str, key: &str) -> String {
    format!("Basic {}", base64(format!("{id}:{key}").as_bytes()))
}

pub(crate) fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits: String =
        bytes.iter().flat_map(|byte| format!("{byte:08b}").into_bytes()).map(char::from).collect();
    let digit = |piece: &[u8]| {
        let piece = format!("{:0<6}", std::str::from_utf8(piece).unwrap());
        char::from(DIGITS[usize::from_str_radix(&piece, 2).unwrap()])
    };
    let mut text: String = bits.as_bytes().chunks(6).map(digit).collect();
    while !text.len().is_multiple_of(4) {
        text.push('=');
    }
    text
}
