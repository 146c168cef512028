//! The listener: one thread, all connections, three kinds of paths.

use std::sync::Arc;
use std::time::Duration;

use http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;
use tokio::sync::Notify;

use crate::answer::{HungUp, Payload};
use crate::room::Room;
use crate::{admin, clock, mako, script};

/// Serves until told to stop. One thread takes the requests one by one, so that their times are in their order.
pub(crate) fn run(runtime: Runtime, listener: TcpListener, room: Arc<Room>, stop: &Notify) {
    runtime.block_on(async {
        tokio::select! {
            () = stop.notified() => {}
            () = accept(listener, room) => {}
        }
    });
    // Ends every connection, whatever it waits for.
    drop(runtime);
}

async fn accept(listener: TcpListener, room: Arc<Room>) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                tokio::spawn(connection(stream, Arc::clone(&room)));
            }
            // Out of file handles, most likely: some will be given back.
            Err(_) => clock::pause(Duration::from_millis(10)).await,
        }
    }
}

async fn connection(stream: TcpStream, room: Arc<Room>) {
    // Small answers must not wait for an acknowledgement; without the option they are slower, not wrong.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request| answer(Arc::clone(&room), request));
    // It ends in an error when the peer vanishes or sends garbage, or a script breaks it: there is nobody to tell.
    // A request that has come as a whole is done and answered, even when the peer has closed its side since.
    let _ = http1::Builder::new().half_close(true).serve_connection(TokioIo::new(stream), service).await;
}

async fn answer(room: Arc<Room>, request: Request<Incoming>) -> Result<Response<Payload>, HungUp> {
    let path = request.uri().path();
    let answer = if below(path, admin::PREFIX).is_some() {
        admin::serve(&room, request).await
    } else if let Some(rest) = below(path, script::PREFIX) {
        let rest = rest.to_owned();
        script::serve(&room, &rest, request).await?
    } else {
        mako::serve(&room, request).await
    };
    Ok(answer.into_response())
}

/// What follows a prefix, if the path is it or lies below it.
pub(crate) fn below<'a>(path: &'a str, prefix: &str) -> Option<&'a str> {
    path.strip_prefix(prefix).filter(|rest| rest.is_empty() || rest.starts_with('/'))
}
