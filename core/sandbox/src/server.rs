//! The listener: one thread, all connections, several kinds of paths.

use std::net::{Ipv4Addr, SocketAddr};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::runtime::Runtime;
use tokio::sync::{Notify, watch};

use crate::payload::{HungUp, Payload};
use crate::room::Room;
use crate::wire::{Line, Wire};
use crate::{admin, clock, elsewhere, maestrano, makini, mako, outbox, script};

/// The two origins that a sandbox has.
pub(crate) struct Listeners {
    pub(crate) main: TcpListener,
    pub(crate) other: TcpListener,
}

/// Out of file handles or of a port, most likely: some will be given back.
const BREATH: Duration = Duration::from_millis(10);
/// How many connections may wait to be accepted.
const BACKLOG: u32 = 1024;

/// Serves until told to stop. One thread takes the requests one by one, so that their times are in their order.
pub(crate) fn run(runtime: Runtime, listeners: Listeners, room: &Arc<Room>, stop: &Notify) {
    runtime.block_on(async {
        tokio::select! {
            () = stop.notified() => {}
            () = serve(listeners.main, room) => {}
            () = elsewhere::serve(listeners.other, room) => {}
            () = outbox::run(room) => {}
        }
    });
    // Ends every connection, whatever it waits for.
    drop(runtime);
}

/// Accepts while the door is open, and keeps the port while it is closed.
async fn serve(mut listener: TcpListener, room: &Arc<Room>) {
    let port = room.port;
    loop {
        let closed_for = tokio::select! {
            biased;
            time = room.door.ordered() => time,
            () = accept(&listener, room) => continue,
        };
        drop(listener);
        // A socket that is bound and does not listen: connections are refused, and nobody else gets the port.
        let socket = bind(port).await;
        room.door.closed();
        stay_closed(room, closed_for).await;
        listener = listen(socket, port).await;
    }
}

/// Waits until the door is to open again; a further order may put that off.
async fn stay_closed(room: &Room, closed_for: Duration) {
    let mut opens = room.elapsed().saturating_add(closed_for);
    loop {
        tokio::select! {
            biased;
            time = room.door.ordered() => {
                room.door.closed();
                opens = opens.max(room.elapsed().saturating_add(time));
            }
            () = clock::pause(opens.saturating_sub(room.elapsed())) => return,
        }
    }
}

async fn accept(listener: &TcpListener, room: &Arc<Room>) {
    match listener.accept().await {
        Ok((stream, _)) => {
            tokio::spawn(connection(stream, Arc::clone(room), room.door.cuts()));
        }
        Err(_) => clock::pause(BREATH).await,
    }
}

async fn bind(port: u16) -> TcpSocket {
    loop {
        let bound = TcpSocket::new_v4().and_then(|socket| {
            socket.set_reuseaddr(true)?;
            socket.bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))?;
            Ok(socket)
        });
        match bound {
            Ok(socket) => return socket,
            Err(_) => clock::pause(BREATH).await,
        }
    }
}

async fn listen(mut socket: TcpSocket, port: u16) -> TcpListener {
    loop {
        match socket.listen(BACKLOG) {
            Ok(listener) => return listener,
            Err(_) => clock::pause(BREATH).await,
        }
        socket = bind(port).await;
    }
}

async fn connection(stream: TcpStream, room: Arc<Room>, mut cuts: watch::Receiver<u64>) {
    let wire = Arc::new(Wire::new(stream));
    let service = service_fn(|request| answer(&room, &wire, request));
    let line = TokioIo::new(Line(Arc::clone(&wire)));
    // It ends in an error when the peer vanishes or sends garbage, or a fault breaks it: there is nobody to tell.
    // A request that has come as a whole is done and answered, even when the peer has closed its side since.
    let mut serving = pin!(http1::Builder::new().half_close(true).serve_connection(line, service));
    let ended = tokio::select! {
        ended = &mut serving => ended,
        _ = cuts.changed() => {
            if !wire.is_asking() {
                return;
            }
            serving.as_mut().graceful_shutdown();
            serving.await
        }
    };
    if let Some((attempt, outcome)) = wire.last_outcome(ended.is_err()).await {
        room.judge().settle(&attempt, outcome);
    }
}

async fn answer(
    room: &Room,
    wire: &Arc<Wire>,
    request: Request<Incoming>,
) -> Result<Response<Payload>, HungUp> {
    wire.set_last(None);
    let path = request.uri().path();
    let answer = if below(path, admin::PREFIX).is_some() {
        wire.set_asking(true);
        admin::serve(room, request).await
    } else if let Some(rest) = below(path, script::PREFIX) {
        wire.set_asking(false);
        let rest = rest.to_owned();
        script::serve(room, &rest, request).await?
    } else if maestrano::owns(path) {
        wire.set_asking(false);
        maestrano::serve(room, wire, request).await?
    } else if makini::owns(path) {
        // It owns all that is left below `/api`.
        wire.set_asking(false);
        makini::serve(room, wire, request).await?
    } else {
        wire.set_asking(false);
        mako::serve(room, wire, request).await?
    };
    Ok(answer.into_response(room.now()))
}

/// What follows a prefix, if the path is it or lies below it.
pub(crate) fn below<'a>(path: &'a str, prefix: &str) -> Option<&'a str> {
    path.strip_prefix(prefix).filter(|rest| rest.is_empty() || rest.starts_with('/'))
}
