//! Whom to trust, and how to be trusted.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;
use std::sync::Arc;

use rustls::client::{ClientConfig, WantsClientCert};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ConfigBuilder, RootCertStore};

use crate::config::Trust;
use crate::error::Error;

/// The rules of a trusted connection. Certificates are loaded only where they are needed.
pub(crate) fn config(trust: &Trust, is_needed: bool) -> Result<ClientConfig, Error> {
    let roots = if is_needed { roots(trust)? } else { RootCertStore::empty() };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::config(format!("TLS cannot be set up: {error}")))?
        .with_root_certificates(roots);
    own(trust, builder)
}

/// The certificate by which the client shows who it is, if it has one.
fn own(trust: &Trust, builder: ConfigBuilder<ClientConfig, WantsClientCert>) -> Result<ClientConfig, Error> {
    let Some(path) = &trust.client_certificate else {
        if trust.client_key.is_some() {
            return Err(Error::config("client_key is of no use without client_certificate"));
        }
        return Ok(builder.with_no_client_auth());
    };
    let chain = certificates("client_certificate", path)?;
    let of_key = trust.client_key.as_ref().unwrap_or(path);
    let key = PrivateKeyDer::from_pem_file(of_key).map_err(|error| {
        Error::config(format!("client_key {}: there is no key that can be read ({error})", of_key.display()))
    })?;
    builder.with_client_auth_cert(chain, key).map_err(|error| {
        Error::config(format!("client_certificate and client_key do not belong together: {error}"))
    })
}

/// The bundle that was named; what the host language trusts; the system's store; the roots that are built in.
fn roots(trust: &Trust) -> Result<RootCertStore, Error> {
    if let Some(path) = &trust.ca_bundle {
        return store("ca_bundle", path.display(), certificates("ca_bundle", path)?);
    }
    if let Some(text) = &trust.host_certificates {
        let what = "the host's certificates";
        return store("host_certificates", what, parsed("host_certificates", what, text.as_bytes())?);
    }
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if roots.is_empty() {
        roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    }
    Ok(roots)
}

fn store(
    setting: &str,
    place: impl std::fmt::Display,
    certificates: Vec<CertificateDer<'static>>,
) -> Result<RootCertStore, Error> {
    let mut roots = RootCertStore::empty();
    if roots.add_parsable_certificates(certificates).0 == 0 {
        return Err(wrong(setting, place, "holds no certificate"));
    }
    Ok(roots)
}

fn certificates(setting: &str, path: &Path) -> Result<Vec<CertificateDer<'static>>, Error> {
    let file = File::open(path)
        .map_err(|error| wrong(setting, path.display(), &format!("cannot be read ({error})")))?;
    parsed(setting, path.display(), BufReader::new(file))
}

fn parsed(
    setting: &str,
    place: impl std::fmt::Display,
    pem: impl Read,
) -> Result<Vec<CertificateDer<'static>>, Error> {
    let found: Result<Vec<_>, _> = CertificateDer::pem_reader_iter(pem).collect();
    let found = found.map_err(|error| wrong(setting, &place, &format!("is damaged ({error})")))?;
    if found.is_empty() {
        return Err(wrong(setting, place, "holds no certificate"));
    }
    Ok(found)
}

fn wrong(setting: &str, place: impl std::fmt::Display, why: &str) -> Error {
    Error::config(format!("{setting} {place} {why}; it has to be a file of PEM certificates"))
}
