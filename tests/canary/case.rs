//! A secret, its token, and all that is shown while a client has them.

use std::fmt::Debug;
use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use makokit::{Builder, ClockKind, Error, MakoClient};
use makokit_tests::spellings::{Spellings, leaves, texts};
use serde::Serialize;
use tracing_subscriber::fmt::MakeWriter;

/// Forty secrets; each is also a token, of another case.
pub(crate) fn secrets() -> Vec<String> {
    let mut secrets: Vec<_> = [
        "7f3a9b1c",
        "90210867",
        "Zz9$%&/(",
        "a\"b'c\"d'",
        "\\\\\\\\srv\\x",
        "qu\"ote\\\"d-7",
        "tail-backslash\\",
        "\"quoted-whole\"",
        "'single-quoted'",
        "`back`ticked`",
        "a/b/c/d/e/f",
        "https://u:p@h.example/?k=7#f",
        "100%25%2F%00-7",
        "%41%42%43%44",
        "pl+us+plus+7",
        "spa ce d out 7",
        "a=b&c=d&client_id=7",
        "semi;colon;7",
        "<script>7</script>",
        "&lt;already&gt;7",
        "&amp;&#39;&quot;7",
        "{\"client_secret\":\"7f\"}",
        "[1,[2,[3]],\"x7\"]",
        "null,true,7e300",
        "\\u0041\\n\\t\\\"7",
        "Bearer abcdef123456",
        "Basic YTpiOmM6ZA==",
        "dGhpcyBpcyBiYXNlNjQ+/w==",
        "eyJhbGciOiJub25lIn0.e30.x7",
        "^(a|b)*$[x]\\d+?.{7}",
        ".*.*.*.*7",
        "$1$2\\1\\27",
        "${jndi:ldap://x7}",
        "%s%n%x%d-7",
        "süßes-Geheimnis-ß7",
        "ключ-от-дома-7",
        "秘密の鍵-七七",
        "\u{1f511}\u{1f5dd}\u{fe0f}-emoji-7",
        "e\u{301}\u{200d}\u{202e}combined7",
    ]
    .map(str::to_owned)
    .into();
    secrets.push("0123456789-aB/+=%\"\\".repeat(11)[..200].to_owned());
    secrets
}

/// What a server may see, and nobody else: the secret of a case, and its token.
pub(crate) struct Case {
    pub(crate) secret: Spellings,
    pub(crate) token: Spellings,
    pub(crate) shown: Mutex<Vec<(String, String)>>,
}

impl Case {
    /// Keeps a text that somebody may see.
    pub(crate) fn show(&self, what: &str, text: impl Into<String>) {
        self.shown.lock().unwrap().push((what.to_owned(), text.into()));
    }

    /// Keeps a value in every form in which it can be looked at.
    pub(crate) fn show_value(&self, what: &str, value: &(impl Debug + Serialize)) {
        self.show(what, format!("{value:?} {value:#?}"));
        let json = serde_json::to_value(value).unwrap();
        let mut texts = vec![json.to_string()];
        leaves(&json, &mut texts);
        for text in texts {
            self.show(what, text);
        }
    }

    pub(crate) fn show_error(&self, what: &str, error: &Error) {
        self.show(what, format!("{error:#?}"));
        for text in texts(error) {
            self.show(what, text);
        }
    }

    /// All spellings of both.
    pub(crate) fn echo(&self) -> String {
        [&self.secret.all[..], &self.token.all].concat().join(" ")
    }

    pub(crate) fn judge(&self) {
        let shown = self.shown.lock().unwrap();
        assert!(shown.len() > 100, "{}", shown.len());
        for (what, text) in shown.iter() {
            for secret in [&self.secret, &self.token] {
                let found = secret.found_in(text);
                assert_eq!(found, None, "{what} shows {:?}: {text}", secret.plain());
            }
        }
    }

    /// A client of what is played.
    pub(crate) fn builder(&self, base_url: &str) -> Builder<MakoClient> {
        MakoClient::builder()
            .base_url(base_url)
            .client_id("someone")
            .client_secret(self.secret.plain())
            .clock(ClockKind::Virtual)
            .retries(1)
    }
}

/// The client's log, at every level.
#[derive(Clone, Default)]
pub(crate) struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    pub(crate) fn take(&self) -> String {
        String::from_utf8(std::mem::take(&mut self.0.lock().unwrap())).unwrap()
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}
