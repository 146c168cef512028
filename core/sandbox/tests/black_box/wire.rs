//! A very small HTTP client.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use makokit_sandbox::{Options, Sandbox};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

pub(crate) const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
pub(crate) const JSON: (&str, &str) = ("Content-Type", "application/json");
pub(crate) const LOGIN: &str = "client_id=myclid&client_secret=mysecret";

/// An answer as it came.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

/// A connection that is used for several requests.
pub(crate) struct Kept {
    reader: BufReader<TcpStream>,
}

/// A sandbox and a token for it.
pub(crate) struct Caller {
    pub(crate) sandbox: Sandbox,
    pub(crate) token: String,
}

impl Reply {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

impl Caller {
    pub(crate) fn new() -> Self {
        Self::with(Options::default())
    }

    pub(crate) fn with(options: Options) -> Self {
        let sandbox = Sandbox::start(options).unwrap();
        let token = token(&sandbox);
        Self { sandbox, token }
    }

    pub(crate) fn get(&self, path: &str) -> Reply {
        let bearer = self.bearer();
        send(self.sandbox.base_url(), "GET", path, &[("Authorization", &bearer)], b"")
    }

    pub(crate) fn post(&self, path: &str, body: &str) -> Reply {
        let bearer = self.bearer();
        send(self.sandbox.base_url(), "POST", path, &[("Authorization", &bearer), JSON], body.as_bytes())
    }

    pub(crate) fn bearer(&self) -> String {
        format!("Bearer {}", self.token)
    }

    /// The bytes of a create, with an `X-Request-Id` if there is one.
    pub(crate) fn create(&self, path: &str, body: &str, id: Option<&str>) -> Vec<u8> {
        let bearer = self.bearer();
        let mut headers = vec![("Authorization", bearer.as_str()), JSON];
        headers.extend(id.map(|id| ("X-Request-Id", id)));
        request("POST", path, &headers, body.as_bytes())
    }

    /// Arms a fault over HTTP and gives its id.
    pub(crate) fn arm(&self, fault: &Value) -> String {
        let reply = send(self.sandbox.admin_url(), "POST", "/faults", &[], fault.to_string().as_bytes());
        assert_eq!(reply.status, 200, "{reply:?}");
        reply.json()["id"].as_str().unwrap().to_owned()
    }
}

impl Kept {
    pub(crate) fn open(base: &str) -> Self {
        Self { reader: BufReader::new(connect(split(base).0)) }
    }

    pub(crate) fn send(&mut self, request: &[u8]) -> Reply {
        self.reader.get_mut().write_all(request).unwrap();
        read_reply(&mut self.reader).unwrap()
    }
}

/// Waits for something that happens soon.
pub(crate) fn until(mut happened: impl FnMut() -> bool) {
    for _ in 0..20_000 {
        if happened() {
            return;
        }
        std::thread::park_timeout(Duration::from_millis(1));
    }
    panic!("it did not happen");
}

/// Sends one request on a connection of its own, with whatever comes of it.
pub(crate) fn attempt(base: &str, request: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect(split(base).0)?;
    stream.set_read_timeout(Some(Duration::from_secs(20)))?;
    stream.write_all(request)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).map(|_| answer)
}

pub(crate) fn token(sandbox: &Sandbox) -> String {
    let secret = utf8_percent_encode(sandbox.client_secret(), NON_ALPHANUMERIC);
    let login = format!("client_id={}&client_secret={secret}", sandbox.client_id());
    let reply = send(sandbox.base_url(), "POST", "/mako-api/auth/v1/auth", &[FORM], login.as_bytes());
    reply.json()["access_token"].as_str().unwrap().to_owned()
}

/// Sends one request on a connection of its own; panics when there is no answer.
pub(crate) fn send(base: &str, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Reply {
    let (host, prefix) = split(base);
    let request = request(method, &format!("{prefix}{path}"), headers, body);
    let mut stream = connect(host);
    stream.write_all(&request).unwrap();
    read_reply(&mut BufReader::new(stream)).unwrap()
}

/// The bytes of one request.
pub(crate) fn request(method: &str, target: &str, headers: &[(&str, &str)], body: &[u8]) -> Vec<u8> {
    let mut request =
        format!("{method} {target} HTTP/1.1\r\nHost: sandbox\r\nContent-Length: {}\r\n", body.len());
    for (name, value) in headers {
        request.extend([name, ": ", value, "\r\n"]);
    }
    request += "\r\n";
    let mut request = request.into_bytes();
    request.extend_from_slice(body);
    request
}

/// Sends bytes as they are and reads whatever comes until the other side closes.
pub(crate) fn exchange(base: &str, bytes: &[u8]) -> Vec<u8> {
    let mut stream = connect(split(base).0);
    // The other side may close before it has read everything: its answer is what counts.
    let _ = stream.write_all(bytes);
    let _ = stream.shutdown(Shutdown::Write);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    answer
}

/// Sends a good request and reads to the end of the connection, without ending it from this side.
pub(crate) fn to_the_end(base: &str, bytes: &[u8]) -> Vec<u8> {
    let mut stream = connect(split(base).0);
    stream.write_all(bytes).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    answer
}

/// Sends requests without waiting for the answers in between.
pub(crate) fn pipeline(base: &str, requests: &[Vec<u8>]) -> Vec<Reply> {
    let mut stream = connect(split(base).0);
    stream.write_all(&requests.concat()).unwrap();
    let mut reader = BufReader::new(stream);
    requests.iter().map(|_| read_reply(&mut reader).unwrap()).collect()
}

pub(crate) fn connect(host: &str) -> TcpStream {
    let stream = TcpStream::connect(host).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    stream
}

/// Host and port, and the path of the base URL.
pub(crate) fn split(base: &str) -> (&str, &str) {
    let rest = base.strip_prefix("http://").unwrap();
    rest.find('/').map_or((rest, ""), |slash| rest.split_at(slash))
}

fn read_reply(reader: &mut impl BufRead) -> std::io::Result<Reply> {
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let status = line.split(' ').nth(1).and_then(|status| status.parse().ok());
    let status = status.ok_or_else(|| std::io::Error::other(format!("no status line: {line:?}")))?;
    let mut headers = Vec::new();
    loop {
        line.clear();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        headers.push((name.to_owned(), value.to_owned()));
    }
    let mut reply = Reply { status, headers, body: Vec::new() };
    let length = reply.header("content-length").map_or(0, |length| length.parse().unwrap());
    reply.body.resize(length, 0);
    reader.read_exact(&mut reply.body)?;
    Ok(reply)
}
