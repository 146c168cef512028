//! Scripted cases: requests that must come, in their order, and the replies to them. Here no API is known.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use http::{Request, StatusCode};
use hyper::body::Incoming;

use crate::answer::Answer;
use crate::fields::Misfit;
use crate::payload::{HungUp, Manner};
use crate::room::{Room, hold};
use crate::{body, clock};

pub use parse::ScriptError;
pub use report::{Report, SeenRequest, Unexpected};

use matching::Got;
use model::Close;
use tape::Tape;

mod matching;
mod model;
mod parse;
mod redact;
mod report;
mod tape;

/// The paths below which scripts are played.
pub(crate) const PREFIX: &str = "/_scripted";

/// How many scripts are kept; a further one takes the place of the oldest.
const MOST: usize = 10_000;

/// A script that has been read and found good.
#[derive(Debug, Clone)]
pub struct Script {
    exchanges: Vec<model::Exchange>,
}

/// A script at play.
#[derive(Debug, Clone)]
pub struct Playback {
    id: String,
    base_url: String,
    tape: Arc<Mutex<Tape>>,
}

/// All scripts at play.
#[derive(Default)]
pub(crate) struct Scripts {
    last: u64,
    playing: VecDeque<Playback>,
}

impl Script {
    /// Reads a script, or a whole case: of the outermost object only `exchanges` is read.
    pub fn from_json(json: &str) -> Result<Self, ScriptError> {
        let value = serde_json::from_str(json).map_err(|error| Misfit::not_json(&error))?;
        Self::from_value(&value)
    }

    /// The same, from JSON that has been parsed.
    pub fn from_value(value: &serde_json::Value) -> Result<Self, ScriptError> {
        Ok(Self { exchanges: parse::exchanges(value)? })
    }
}

impl Playback {
    /// The script's number, as the admin API knows it.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The base URL to give to the client.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// How far the client has come, and where it departed from the script.
    #[must_use]
    pub fn report(&self) -> Report {
        hold(&self.tape).report(&self.id)
    }
}

impl Scripts {
    pub(crate) fn add(&mut self, script: Script, base_url: &str) -> Playback {
        self.last += 1;
        let id = self.last.to_string();
        let base_url = format!("{base_url}{PREFIX}/{id}");
        let playback = Playback { id, base_url, tape: Arc::new(Mutex::new(Tape::new(script.exchanges))) };
        if self.playing.len() >= MOST {
            self.playing.pop_front();
        }
        self.playing.push_back(playback.clone());
        playback
    }

    pub(crate) fn find(&self, id: &str) -> Option<Playback> {
        // The newest are asked for most.
        self.playing.iter().rev().find(|playback| playback.id == id).cloned()
    }

    /// Forgets all scripts; numbers are not given twice, so that nobody meets a stranger's script.
    pub(crate) fn clear(&mut self) {
        self.playing.clear();
    }
}

/// Answers a request below [`PREFIX`] as its script says.
pub(crate) async fn serve(room: &Room, rest: &str, request: Request<Incoming>) -> Result<Answer, HungUp> {
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let (id, path) = rest.find('/').map_or((rest, "/"), |slash| rest.split_at(slash));
    let (head, incoming) = request.into_parts();
    let body = body::read(incoming, body::SCRIPT_LIMIT).await;
    let Some(playback) = room.find_script(id) else {
        return Ok(Answer::text(
            StatusCode::NOT_FOUND,
            "script: there is none here; a reset forgets them all\n",
        ));
    };
    let bytes = match body {
        Ok(bytes) => bytes,
        Err(unread) => return Ok(unread.into()),
    };
    let turn = hold(&playback.tape).play(&Got::new(&head, path, bytes));
    let reply = match turn {
        Ok(reply) => reply,
        Err(complaint) => return Ok(Answer::text(StatusCode::INTERNAL_SERVER_ERROR, complaint)),
    };
    clock::pause(reply.delay).await;
    match reply.close {
        Some(Close::BeforeReply) => Err(HungUp),
        close => Ok(Answer {
            headers: reply.headers,
            manner: if close == Some(Close::MidBody) { Manner::Cut } else { Manner::Whole },
            ..Answer::bare(reply.status, reply.body)
        }),
    }
}
