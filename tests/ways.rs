//! The ways to a server: trusted, by a proxy, or silent.
#![expect(clippy::unwrap_used, reason = "in a test, a broken promise is a panic")]

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread::spawn;
use std::time::Duration;

use makokit::{Builder, ErrorKind, MakoClient};
use makokit_sandbox::{Options, Sandbox};
use rcgen::{BasicConstraints, Certificate, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig, ServerConnection, StreamOwned};

const MAKO: &str = "708680cf-07c5-4618-94be-3b12ddb92d84";

fn client(base_url: &str) -> Builder<MakoClient> {
    MakoClient::builder().base_url(base_url).client_id("myclid").client_secret("mysecret")
}

/// Somebody who vouches for certificates.
struct Authority {
    certificate: Certificate,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        let certificate = params.self_signed(&key).unwrap();
        Self { certificate, issuer: Issuer::new(params, key) }
    }

    /// A certificate for a name, and its key.
    fn vouch(&self, name: &str) -> (Certificate, KeyPair) {
        let key = KeyPair::generate().unwrap();
        let params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        (params.signed_by(&key, &self.issuer).unwrap(), key)
    }

    fn file(&self, folder: &Path) -> PathBuf {
        let path = folder.join("ca.pem");
        std::fs::write(&path, self.certificate.pem()).unwrap();
        path
    }
}

/// A way into the sandbox that is encrypted; `known` vouches for the clients, if they need that.
fn encrypted(sandbox: &Sandbox, authority: &Authority, known: Option<&Authority>) -> String {
    let (certificate, key) = authority.vouch("localhost");
    let chain = vec![CertificateDer::from(certificate)];
    let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ServerConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .unwrap();
    let builder = match known {
        None => builder.with_no_client_auth(),
        Some(known) => {
            let mut roots = RootCertStore::empty();
            roots.add(known.certificate.der().clone()).unwrap();
            let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider);
            builder.with_client_cert_verifier(verifier.build().unwrap())
        }
    };
    let config = Arc::new(builder.with_single_cert(chain, key).unwrap());
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let target = sandbox.base_url().trim_start_matches("http://").to_owned();
    spawn(move || {
        for stream in listener.incoming() {
            let (config, target) = (Arc::clone(&config), target.clone());
            spawn(move || {
                let mut outside = StreamOwned::new(ServerConnection::new(config).unwrap(), stream.unwrap());
                let mut inside = TcpStream::connect(target).unwrap();
                let mut bytes = vec![0; 65536];
                // One request at a time: what comes in goes through, and its answer back.
                while let Ok(read @ 1..) = outside.read(&mut bytes) {
                    inside.write_all(&bytes[..read]).unwrap();
                    let read = inside.read(&mut bytes).unwrap();
                    if outside.write_all(&bytes[..read]).is_err() {
                        return;
                    }
                }
            });
        }
    });
    format!("https://localhost:{port}")
}

/// A proxy that tunnels and passes on, and the first lines and the authorizations that it was given.
fn proxy() -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let seen = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&seen);
    spawn(move || {
        for stream in listener.incoming() {
            let log = Arc::clone(&log);
            spawn(move || pass_on(stream.unwrap(), &log));
        }
    });
    (address, seen)
}

fn pass_on(mut outside: TcpStream, log: &Mutex<Vec<String>>) {
    let mut bytes = vec![0; 65536];
    let read = outside.read(&mut bytes).unwrap();
    let head = String::from_utf8_lossy(&bytes[..read]).into_owned();
    let first = head.lines().next().unwrap_or_default().to_owned();
    let authorization = head.lines().find(|line| line.to_lowercase().starts_with("proxy-authorization"));
    log.lock().unwrap().push(format!("{first} | {}", authorization.unwrap_or("nobody")));
    let target = first.split(' ').nth(1).unwrap().trim_start_matches("http://");
    let target = target.split('/').next().unwrap().to_owned();
    let mut inside = TcpStream::connect(target).unwrap();
    if first.starts_with("CONNECT") {
        outside.write_all(b"HTTP/1.1 200 OK\r\n\r\n").unwrap();
    } else {
        inside.write_all(head.as_bytes()).unwrap();
    }
    let (mut back, mut forth) = (inside.try_clone().unwrap(), outside.try_clone().unwrap());
    let returning = spawn(move || {
        let _ = std::io::copy(&mut back, &mut forth);
        let _ = forth.shutdown(Shutdown::Write);
    });
    let _ = std::io::copy(&mut outside, &mut inside);
    let _ = inside.shutdown(Shutdown::Write);
    returning.join().unwrap();
}

#[tokio::test]
async fn only_a_server_that_somebody_trusted_vouches_for_is_called() {
    let (sandbox, authority) = (Sandbox::start(Options::default()).unwrap(), Authority::new());
    let folder = tempfile::tempdir().unwrap();
    let base_url = encrypted(&sandbox, &authority, None);
    let error = client(&base_url).build().unwrap().get_mako(MAKO).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Tls, "{error}");
    assert!(error.to_string().contains("ca_bundle"), "{error}");
    let trusting = client(&base_url).ca_bundle(authority.file(folder.path())).build().unwrap();
    trusting.get_mako(MAKO).await.unwrap();
    // A certificate for another name is none.
    let elsewhere = base_url.replace("localhost", "127.0.0.1");
    let error = client(&elsewhere).ca_bundle(authority.file(folder.path())).build().unwrap();
    assert_eq!(error.get_mako(MAKO).await.unwrap_err().kind(), ErrorKind::Tls);
}

#[tokio::test]
async fn a_client_shows_its_certificate_where_one_is_asked_for() {
    let (sandbox, authority) = (Sandbox::start(Options::default()).unwrap(), Authority::new());
    let folder = tempfile::tempdir().unwrap();
    let (certificate, key) = authority.vouch("a-client");
    let both = folder.path().join("client.pem");
    std::fs::write(&both, format!("{}{}", certificate.pem(), key.serialize_pem())).unwrap();
    let base_url = encrypted(&sandbox, &authority, Some(&authority));
    let trusting = client(&base_url).ca_bundle(authority.file(folder.path())).retries(0);
    let error = trusting.clone().build().unwrap().get_mako(MAKO).await.unwrap_err();
    assert!(error.is(ErrorKind::Transport), "{error:?}");
    trusting.clone().client_certificate(&both).build().unwrap().get_mako(MAKO).await.unwrap();

    let other = folder.path().join("other.pem");
    std::fs::write(&other, KeyPair::generate().unwrap().serialize_pem()).unwrap();
    for (builder, named) in [
        (trusting.clone().client_certificate(&other), "client_certificate"),
        (trusting.clone().client_certificate(folder.path().join("none.pem")), "client_certificate"),
        (trusting.clone().client_certificate(&both).client_key(&other), "client_key"),
        (trusting.clone().client_certificate(&both).client_key(folder.path()), "client_key"),
        (trusting.client_key(&both), "client_key"),
    ] {
        let error = builder.build().unwrap_err();
        assert!(error.kind() == ErrorKind::Config && error.to_string().contains(named), "{error:?}");
    }
}

#[tokio::test]
async fn an_encrypted_call_goes_through_a_tunnel() {
    let (sandbox, authority) = (Sandbox::start(Options::default()).unwrap(), Authority::new());
    let folder = tempfile::tempdir().unwrap();
    let base_url = encrypted(&sandbox, &authority, None);
    let (address, seen) = proxy();
    let builder = client(&base_url).ca_bundle(authority.file(folder.path()));
    let mako = builder.clone().proxy(format!("http://user:pass@{address}")).build().unwrap();
    mako.get_mako(MAKO).await.unwrap();
    let host = base_url.trim_start_matches("https://");
    let seen_there = std::mem::take(&mut *seen.lock().unwrap());
    assert!(!seen_there.is_empty());
    for line in seen_there {
        // "user:pass" in base64.
        assert!(
            line.starts_with(&format!("CONNECT {host} ")) && line.ends_with("Basic dXNlcjpwYXNz"),
            "{line}"
        );
    }
    builder
        .clone()
        .proxy(format!("http://{address}"))
        .no_proxy("localhost")
        .build()
        .unwrap()
        .get_mako(MAKO)
        .await
        .unwrap();
    builder.proxy("none").build().unwrap().get_mako(MAKO).await.unwrap();
    assert!(seen.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_proxy_that_passes_calls_on_is_told_the_whole_url() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let (address, seen) = proxy();
    let mako = client(sandbox.base_url()).proxy(format!("http://{address}")).build().unwrap();
    mako.get_mako(MAKO).await.unwrap();
    let seen = seen.lock().unwrap().clone();
    let whole = format!("{}/mako-api/", sandbox.base_url());
    assert!(!seen.is_empty() && seen.iter().all(|line| line.contains(&whole)), "{seen:?}");
    // The API has seen what it always sees.
    assert!(sandbox.journal().iter().all(|entry| entry.path.starts_with("/mako-api/")));
}

#[tokio::test]
async fn a_proxy_that_refuses_is_named() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let _ = stream.read(&mut [0; 4096]);
            let _ =
                stream.write_all(b"HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n");
        }
    });
    for (base_url, words) in [
        ("https://api.example.com", format!("api.example.com through the proxy {address}")),
        ("http://api.example.com", "wants a user and a password".to_owned()),
    ] {
        let mako = client(base_url).proxy(format!("http://{address}")).retries(0).build().unwrap();
        let error = mako.get_mako(MAKO).await.unwrap_err();
        assert!(error.to_string().contains(&words), "{error}");
    }
}

#[test]
fn what_is_no_proxy_is_told_before_anything_is_sent_and_without_its_password() {
    for url in
        ["https://user:hunter2@proxy.example", "ftp://user:hunter2@proxy.example", "http://", "hunter2 @"]
    {
        let error = client("https://api.example.com").proxy(url).build().unwrap_err();
        let text = format!("{error} {error:?} {:?}", error.facts());
        assert!(error.kind() == ErrorKind::Config && text.contains("proxy"), "{text}");
        assert!(!text.contains("hunter2"), "{text}");
    }
}

#[tokio::test]
async fn a_connection_that_falls_silent_is_given_up() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base_url = format!("http://{}", listener.local_addr().unwrap());
    let silence = Duration::from_millis(50);
    // It takes the request for a token, and says half of an answer.
    let silent = spawn(move || {
        let mut open = Vec::new();
        for part in ["", "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"] {
            let (mut stream, _) = listener.accept().unwrap();
            assert!(stream.read(&mut [0; 4096]).unwrap() > 0);
            stream.write_all(part.as_bytes()).unwrap();
            open.push(stream);
        }
        open
    });
    let mako = client(&base_url).read_timeout(silence).retries(1).build().unwrap();
    let error = mako.get_mako(MAKO).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(error.to_string().contains("read_timeout_ms"), "{error}");
    assert_eq!(silent.join().unwrap().len(), 2);
}
