//! A script at play: whose turn it is and what came.

use super::matching::{Got, differences};
use super::model::{Exchange, Reply};
use super::report::{Report, SeenRequest, Unexpected};

#[derive(Debug)]
pub(crate) struct Tape {
    exchanges: Vec<Exchange>,
    next: usize,
    requests: usize,
    seen: Vec<SeenRequest>,
    unexpected: Vec<Unexpected>,
}

/// A client in an endless loop must not fill the memory.
const MOST_SEEN: usize = 10_000;

impl Tape {
    pub(crate) fn new(exchanges: Vec<Exchange>) -> Self {
        Self { exchanges, next: 0, requests: 0, seen: Vec::new(), unexpected: Vec::new() }
    }

    /// The reply to a request, or the complaint about it. An unexpected request does not use the exchange up.
    pub(crate) fn play(&mut self, got: &Got) -> Result<Reply, String> {
        self.requests += 1;
        if self.seen.len() < MOST_SEEN {
            self.seen.push(got.seen());
        }
        let exchange = self.exchanges.get(self.next);
        let expected = exchange.map(|exchange| exchange.expect.to_string());
        let differences = match exchange {
            None => vec!["the script is over".to_owned()],
            Some(exchange) => match differences(&exchange.expect, got) {
                differences if differences.is_empty() => {
                    self.next += 1;
                    return Ok(exchange.reply.clone());
                }
                differences => differences,
            },
        };
        Err(self.complain(expected, got.to_string(), differences))
    }

    pub(crate) fn report(&self, id: &str) -> Report {
        let unmet = self.exchanges.len() - self.next;
        Report {
            id: id.to_owned(),
            complete: unmet == 0 && self.unexpected.is_empty(),
            requests: self.requests,
            unexpected: self.unexpected.clone(),
            unmet,
            seen: self.seen.clone(),
        }
    }

    fn complain(&mut self, expected: Option<String>, got: String, differences: Vec<String>) -> String {
        let wanted = expected.as_deref().unwrap_or("no further request");
        let complaint = format!("script: expected {wanted}, got {got}: {}\n", differences.join("; "));
        if self.unexpected.len() < MOST_SEEN {
            let exchange = expected.is_some().then_some(self.next);
            self.unexpected.push(Unexpected { request: self.requests, exchange, expected, got, differences });
        }
        complaint
    }
}
