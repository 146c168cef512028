//! Whom to trust.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use std::sync::Arc;

use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};

use crate::config::Config;
use crate::error::Error;

/// A connector to the configured origin. Certificates are loaded only where they are needed.
pub(super) fn connector(config: &Config) -> Result<HttpsConnector<HttpConnector>, Error> {
    let mut http = HttpConnector::new();
    http.enforce_http(false);
    http.set_nodelay(true);
    http.set_connect_timeout(Some(config.connect_timeout));
    let roots = match config.base_url.scheme() {
        "https" => roots(config)?,
        _ => RootCertStore::empty(),
    };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let tls = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::config(format!("TLS cannot be set up: {error}")))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(HttpsConnectorBuilder::new().with_tls_config(tls).https_or_http().enable_http1().wrap_connector(http))
}

/// The bundle that was named; else the system's store; else the roots that are built in.
fn roots(config: &Config) -> Result<RootCertStore, Error> {
    if let Some(path) = &config.ca_bundle {
        return bundle(path);
    }
    let mut roots = RootCertStore::empty();
    let found = rustls_native_certs::load_native_certs();
    if let (true, Some(error), Some(file)) =
        (found.certs.is_empty(), found.errors.first(), &config.ssl_cert_file)
    {
        return Err(Error::config(format!("SSL_CERT_FILE {file} cannot be used: {error}")));
    }
    roots.add_parsable_certificates(found.certs);
    if roots.is_empty() {
        roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    }
    Ok(roots)
}

fn bundle(path: &Path) -> Result<RootCertStore, Error> {
    let wrong = |why: String| {
        let path = path.display();
        Error::config(format!("ca_bundle {path} {why}; it has to be a file of PEM certificates"))
    };
    let file = File::open(path).map_err(|error| wrong(format!("cannot be read ({error})")))?;
    let certificates: Vec<_> = CertificateDer::pem_reader_iter(BufReader::new(file))
        .collect::<Result<_, _>>()
        .map_err(|error| wrong(format!("is damaged ({error})")))?;
    let mut roots = RootCertStore::empty();
    if roots.add_parsable_certificates(certificates).0 == 0 {
        return Err(wrong("holds no certificate".to_owned()));
    }
    Ok(roots)
}
