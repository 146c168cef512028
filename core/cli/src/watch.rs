//! Waits for a call, tells what happens to it, and ends it when that is asked for.

use std::collections::BTreeMap;
use std::io::Write;
use std::pin::pin;

use clap::ArgMatches;
use makokit::{Error, ErrorKind, Event, Observer};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use crate::output::Format;
use crate::{Failure, Io, event};

/// Sees all that happens to the calls of a client.
pub(crate) struct Watch {
    events: UnboundedReceiver<Event>,
    /// How much is told: nothing, what happens, or that with its ids.
    verbosity: u8,
    format: Format,
    /// What was sent, changes something, and has no answer that settles what it did: operations by call and try.
    open: BTreeMap<(String, u32), String>,
}

impl Watch {
    /// A watch, and what a client has to tell its events to.
    pub(crate) fn new(matches: &ArgMatches) -> (Self, Observer) {
        let (sender, events) = unbounded_channel();
        // A watch that is gone needs no events.
        let observer = Observer::new(move |event| drop(sender.send(event.clone())));
        // Not every command has something to tell.
        let verbosity = matches.try_get_one("verbose").ok().flatten().copied().unwrap_or_default();
        (Self { events, verbosity, format: Format::of(matches), open: BTreeMap::new() }, observer)
    }

    /// Waits for a call, or until it is interrupted.
    pub(crate) fn wait<T>(&mut self, io: &mut Io, call: impl Future<Output = T>) -> Result<T, Failure> {
        runtime()?.block_on(async {
            let mut interrupt = (io.interrupt)();
            let ended = self.follow(io, &mut interrupt, call).await;
            ended.ok_or_else(|| self.interrupted().into())
        })
    }

    /// The same for one of several waits; `None` when it was interrupted.
    pub(crate) async fn follow<T>(
        &mut self,
        io: &mut Io,
        interrupt: &mut (impl Future<Output = ()> + Unpin),
        call: impl Future<Output = T>,
    ) -> Option<T> {
        let mut call = pin!(call);
        let ended = loop {
            tokio::select! {
                biased;
                Some(event) = self.events.recv() => self.see(&event, io),
                ended = &mut call => break Some(ended),
                () = &mut *interrupt => break None,
            }
        };
        while let Ok(event) = self.events.try_recv() {
            self.see(&event, io);
        }
        ended
    }

    /// What is told of calls that were interrupted.
    pub(crate) fn interrupted(&self) -> Error {
        let message = match self.open.values().next() {
            Some(operation) => format!(
                "interrupted: {operation} was sent and may have been carried out; look before you repeat it"
            ),
            None => "interrupted: nothing was sent whose effect is not known".to_owned(),
        };
        Error::new(ErrorKind::Cancelled, message)
    }

    fn see(&mut self, event: &Event, io: &mut Io) {
        match event {
            Event::BeforeSend { operation, request_id, attempt, method, .. } if method != "GET" => {
                self.open.insert((request_id.clone(), *attempt), operation.clone());
            }
            // A failure of the server, or its "your request did not arrive in time", says nothing of the effect.
            Event::AfterResponse { request_id, attempt, http_status, .. }
                if *http_status < 500 && *http_status != 408 =>
            {
                self.open.remove(&(request_id.clone(), *attempt));
            }
            // What is tried again did nothing, or does no harm twice.
            Event::Retry { request_id, attempt, .. } => {
                self.open.remove(&(request_id.clone(), *attempt));
            }
            _ => {}
        }
        if self.verbosity > 0 {
            // A line that nobody can be told is no reason to give up the call.
            let _ = writeln!(io.errors, "{}", event::line(event, self.verbosity, self.format));
        }
    }
}

/// What calls run on.
pub(crate) fn runtime() -> Result<Runtime, Error> {
    let runtime = Builder::new_current_thread().enable_all().build();
    runtime.map_err(|error| Error::new(ErrorKind::Internal, format!("no runtime can be started: {error}")))
}
