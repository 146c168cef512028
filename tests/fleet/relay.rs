//! A way to a server that takes what comes a while longer, each piece as long as it will.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// A way to the server at `target` (`host:port`) on which a piece is up to `most` late forth, and never late back; and
/// where it begins. It is there as long as the runtime.
pub(crate) async fn relay(from: &str, target: &str, most: Duration) -> String {
    let listener = TcpListener::bind(from).await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let target = target.to_owned();
    tokio::spawn(async move {
        while let Ok((outside, _)) = listener.accept().await {
            // Whoever asks for a server that is away finds nobody.
            let Ok(inside) = TcpStream::connect(&target).await else { continue };
            let _ = (outside.set_nodelay(true), inside.set_nodelay(true));
            let ((from, to), (back, forth)) = (outside.into_split(), inside.into_split());
            tokio::spawn(pass(from, forth, most));
            tokio::spawn(pass(back, to, Duration::ZERO));
        }
    });
    address
}

#[expect(clippy::disallowed_methods, reason = "the wire is in the world, where time is real")]
async fn pass(mut from: impl AsyncReadExt + Unpin, mut to: impl AsyncWriteExt + Unpin, most: Duration) {
    let mut bytes = vec![0; 16 << 10];
    while let Ok(read @ 1..) = from.read(&mut bytes).await {
        if !most.is_zero() {
            tokio::time::sleep(most.mul_f64(fastrand::f64())).await;
        }
        if to.write_all(&bytes[..read]).await.is_err() {
            return;
        }
    }
    let _ = to.shutdown().await;
}
