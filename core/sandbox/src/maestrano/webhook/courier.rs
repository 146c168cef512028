//! Carries webhooks to an application, one after another, on a thread of its own: the application may ask the sandbox
//! while it is told something, and that must not wait.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use super::{MaestranoDelivery, WebhookCredentials};
use crate::fields::Misfit;
use crate::room::hold;

/// All deliveries since the start or the last reset.
#[derive(Default)]
pub(crate) struct Courier {
    sent: Mutex<Vec<MaestranoDelivery>>,
}

/// One request to the application.
#[derive(Clone)]
pub(crate) struct Parcel {
    pub(crate) method: &'static str,
    /// Below the application's URL.
    pub(crate) path: String,
    pub(crate) body: Option<Value>,
    pub(crate) authorization: Option<String>,
}

/// How long an application may take to connect, and to say each piece of its answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// Deliveries that are remembered; nobody sends so many by intent.
const MOST: usize = 100_000;

impl Courier {
    pub(crate) fn deliveries(&self) -> Vec<MaestranoDelivery> {
        hold(&self.sent).clone()
    }

    /// Writes deliveries down and sets out with them; gives their numbers.
    pub(crate) fn send(
        courier: &Arc<Self>,
        url: &str,
        parcels: Vec<Parcel>,
        marketplace: &str,
        credentials: WebhookCredentials,
    ) -> Result<Vec<u64>, Misfit> {
        let (host, prefix) = split(url).ok_or_else(|| {
            Misfit::new("url".to_owned(), "must be like http://127.0.0.1:8080: plain HTTP, with a port")
        })?;
        let mut sent = hold(&courier.sent);
        let first = sent.len();
        if first + parcels.len() > MOST {
            return Err(Misfit::new(
                "times".to_owned(),
                "is too much: reset the sandbox to forget deliveries",
            ));
        }
        let noted = (first as u64 + 1..).zip(&parcels).map(|(id, parcel)| MaestranoDelivery {
            id,
            marketplace: marketplace.to_owned(),
            method: parcel.method,
            path: format!("{prefix}{}", parcel.path),
            credentials,
            status: None,
            error: None,
        });
        sent.extend(noted);
        let ids = sent[first..].iter().map(|delivery| delivery.id).collect();
        drop(sent);
        let (carrier, host, prefix) = (Arc::clone(courier), host.to_owned(), prefix.to_owned());
        let round = move || carrier.carry(first, &parcels, &host, &prefix);
        let started = thread::Builder::new().name("makokit-sandbox-webhooks".to_owned()).spawn(round);
        started.map(|_| ids).map_err(|error| Misfit::new(String::new(), &format!("gets no thread: {error}")))
    }

    fn carry(&self, first: usize, parcels: &[Parcel], host: &str, prefix: &str) {
        for (index, parcel) in parcels.iter().enumerate() {
            let outcome = parcel.deliver(host, prefix);
            if let Some(delivery) = hold(&self.sent).get_mut(first + index) {
                delivery.status = outcome.as_ref().ok().copied();
                delivery.error = outcome.err().map(|error| error.to_string());
            }
        }
    }
}

impl Parcel {
    /// Sends it and gives the status of the answer.
    fn deliver(&self, host: &str, prefix: &str) -> io::Result<u16> {
        let mut stream = connect(host)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        stream.write_all(self.request(host, prefix).as_bytes())?;
        let mut line = String::new();
        // (A status line is short; what is not one must not fill the memory.)
        BufReader::new(io::Read::take(stream, 1_000)).read_line(&mut line)?;
        let status = line.strip_prefix("HTTP/1.").and_then(|rest| rest.split(' ').nth(1));
        let status = status.and_then(|status| status.trim_end().parse().ok());
        status.ok_or_else(|| io::Error::other("the answer is not HTTP"))
    }

    fn request(&self, host: &str, prefix: &str) -> String {
        let body = self.body.as_ref().map(Value::to_string).unwrap_or_default();
        let mut request = format!(
            "{} {prefix}{} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n",
            self.method, self.path
        );
        if let Some(authorization) = &self.authorization {
            request.extend(["Authorization: ", authorization, "\r\n"]);
        }
        if self.body.is_some() {
            request += "Content-Type: application/json\r\n";
        }
        request.extend(["Content-Length: ", &body.len().to_string(), "\r\n\r\n", &body]);
        request
    }
}

fn connect(host: &str) -> io::Result<TcpStream> {
    let mut last = io::Error::other("the host has no address");
    for address in host.to_socket_addrs()? {
        match TcpStream::connect_timeout(&address, PATIENCE) {
            Ok(stream) => return Ok(stream),
            Err(error) => last = error,
        }
    }
    Err(last)
}

/// Host and port, and the path before the configuration's.
fn split(url: &str) -> Option<(&str, &str)> {
    let rest = url.strip_prefix("http://")?.trim_end_matches('/');
    let (host, prefix) = rest.find('/').map_or((rest, ""), |slash| rest.split_at(slash));
    let plain = rest.bytes().all(|it| it.is_ascii_graphic()) && !rest.contains(['?', '#', '@']);
    let port =
        host.rsplit_once(':').is_some_and(|(name, port)| !name.is_empty() && port.parse::<u16>().is_ok());
    (plain && port).then_some((host, prefix))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn an_application_is_at_an_origin_with_a_port() {
        assert_eq!(split("http://127.0.0.1:80/"), Some(("127.0.0.1:80", "")));
        assert_eq!(split("http://[::1]:8080/app"), Some(("[::1]:8080", "/app")));
        for wrong in
            ["https://a:1", "http://a", "http://:1", "http://a:b", "http://a:1/\r\nX: y", "http://u@a:1", ""]
        {
            assert_eq!(split(wrong), None, "{wrong}");
        }
    }
}
