//! `makokit webhook listen`: a small server on this machine.

use std::convert::Infallible;
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use clap::{Arg, ArgMatches, Command, value_parser};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use makokit::webhook::{Delivery, Headers, Receiver, Removed, now};
use makokit::{Error, ErrorKind};
use serde_json::json;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinSet;

use super::{given, request};
use crate::output::{self, Format};
use crate::{Failure, Io, exit, watch};

/// The port, unless another one is asked for.
const PORT: &str = "8018";
/// How long answers may take that are under way when enough has come.
const PARTING: Duration = Duration::from_secs(1);

/// What came, and whom to tell once it is printed.
type Arrival = (Result<Delivery, Error>, oneshot::Sender<StatusCode>);

pub(super) fn command() -> Command {
    let command = Command::new("listen")
        .about("Receive deliveries on 127.0.0.1, and print each as a line of JSON")
        .after_help(
            "A delivery is answered with 200 once its line is written, one that is not accepted with the status of its error, which is told \
             on standard error.\n\nExamples:\n  makokit webhook listen --system makini --secrets-file secrets\n  \
             makokit webhook listen --system mako --header X-Auth --port 0 --count 1",
        )
        .args([
            Arg::new("port")
                .long("port")
                .value_name("PORT")
                .default_value(PORT)
                .value_parser(value_parser!(u16))
                .help("The port on 127.0.0.1; 0 for a free one"),
            Arg::new("count")
                .long("count")
                .value_name("N")
                .value_parser(value_parser!(u64).range(1..))
                .help("End after so many deliveries that were accepted [default: at Ctrl-C]"),
            Format::argument(),
        ]);
    given::arguments(command)
}

/// Listens until it is interrupted, or enough has come.
pub(super) fn run(matches: &ArgMatches, io: &mut Io) -> Result<u8, Failure> {
    let receiver = Arc::new(given::receiver(matches)?);
    let port = matches.get_one::<u16>("port").copied().unwrap_or_default();
    let count = matches.get_one::<u64>("count").copied().unwrap_or(u64::MAX);
    watch::runtime()?.block_on(async {
        let taken =
            |error| Error::new(ErrorKind::Config, format!("--port {port} cannot be listened at: {error}"));
        let listener = TcpListener::bind(("127.0.0.1", port)).await.map_err(taken)?;
        let address = listener.local_addr().map_err(taken)?;
        writeln!(io.errors, "listening at http://{address}")?;
        io.errors.flush()?;
        serve(&listener, &receiver, count, Format::of(matches), io).await
    })
}

async fn serve(
    listener: &TcpListener,
    receiver: &Arc<Receiver>,
    count: u64,
    format: Format,
    io: &mut Io,
) -> Result<u8, Failure> {
    let (arrived, mut arrivals) = mpsc::channel(1);
    let (mut visits, mut left, mut interrupt) = (JoinSet::new(), count, (io.interrupt)());
    while left > 0 {
        tokio::select! {
            // A connection that was gone before it was taken is of no interest.
            Ok((stream, _)) = listener.accept() => drop(visits.spawn(visit(stream, Arc::clone(receiver), arrived.clone()))),
            Some((end, answer)) = arrivals.recv() => {
                left -= u64::from(end.is_ok());
                // Whoever has not waited for the answer does not need it.
                let _ = answer.send(tell(end, format, io)?);
            }
            Some(_) = visits.join_next() => {}
            () = &mut interrupt => return Ok(exit::DONE),
        }
    }
    drop(arrivals);
    drop(tokio::time::timeout(PARTING, visits.join_all()).await);
    Ok(exit::DONE)
}

/// Prints what came, and says what to answer.
fn tell(end: Result<Delivery, Error>, format: Format, io: &mut Io) -> std::io::Result<StatusCode> {
    match end {
        Ok(delivery) => {
            output::on_one_line(&delivery, io)?;
            io.output.flush()?;
            Ok(StatusCode::OK)
        }
        Err(error) => {
            output::error(&error, format, io);
            let status = error.facts().http_status.and_then(|status| StatusCode::from_u16(status).ok());
            Ok(status.unwrap_or(StatusCode::BAD_REQUEST))
        }
    }
}

/// One connection with one request.
async fn visit(stream: TcpStream, receiver: Arc<Receiver>, arrived: mpsc::Sender<Arrival>) {
    let service = service_fn(|request| {
        let (receiver, arrived) = (Arc::clone(&receiver), arrived.clone());
        async move {
            let end = received(&receiver, request).await;
            let (answer, answered) = oneshot::channel();
            let status = match arrived.send((end, answer)).await {
                Ok(()) => answered.await.unwrap_or(StatusCode::SERVICE_UNAVAILABLE),
                Err(_) => StatusCode::SERVICE_UNAVAILABLE,
            };
            Ok::<_, Infallible>(answer_of(status))
        }
    });
    let mut connection = http1::Builder::new();
    connection.timer(TokioTimer::new()).keep_alive(false);
    // What goes wrong on the way is the sender's to repeat.
    drop(connection.serve_connection(TokioIo::new(stream), service).await);
}

async fn received(receiver: &Receiver, request: Request<Incoming>) -> Result<Delivery, Error> {
    let (head, body) = request.into_parts();
    let headers: Headers = head.headers.iter().collect();
    if head.method == Method::DELETE {
        let removed = request::removed(head.uri.path());
        // A path without a group has an empty one, which is refused as such.
        return receiver.receive_removed(&headers, &removed.unwrap_or_else(|| Removed::group("")));
    }
    let body = read(body, receiver.max_body_bytes()).await;
    let lost = |error| Error::new(ErrorKind::Malformed, format!("the body was cut: {error}"));
    receiver.receive(&headers, &body.map_err(lost)?, now())
}

/// A body; of one that is larger than allowed as much as it takes to be refused.
async fn read(mut body: Incoming, most: usize) -> Result<Vec<u8>, hyper::Error> {
    let mut bytes = Vec::new();
    while let Some(frame) = body.frame().await {
        if let Ok(data) = frame?.into_data() {
            bytes.extend_from_slice(&data);
        }
        if bytes.len() > most {
            break;
        }
    }
    Ok(bytes)
}

/// Why a delivery was not accepted is nothing for a stranger.
fn answer_of(status: StatusCode) -> Response<Full<Bytes>> {
    let body = json!({ "success": status.is_success() }).to_string();
    let mut answer = Response::new(Full::new(body.into()));
    *answer.status_mut() = status;
    answer
}
