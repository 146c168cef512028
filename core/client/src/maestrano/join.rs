//! URLs out of the parts that a configuration has.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::error::{Error, ErrorKind, Origin};

/// What may change the URL around it.
const UNSAFE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A host and a path with one slash between them: what is documented has one already, and a path without one must not
/// become a part of the host's name.
pub(super) fn join(host: &str, path: &str) -> String {
    format!("{}/{}", host.trim_end_matches('/'), path.trim_start_matches('/'))
}

/// A part of a path that is what it is, and nothing around it.
pub(super) fn segment(name: &str, text: &str) -> Result<String, Error> {
    let wrong = |why: &str| {
        Error::new(ErrorKind::InvalidParameter, format!("the {name} {why}; pass the one that the API gave"))
            .with(|facts| {
                facts.provider = Some(super::PROVIDER);
                facts.origin = Some(Origin::Local);
            })
    };
    match text {
        "" => Err(wrong("is empty")),
        "." | ".." => Err(wrong("is none")),
        text if text.chars().any(char::is_control) => Err(wrong("holds a control character")),
        text => Ok(escaped(text)),
    }
}

/// A text as the value in a query.
pub(super) fn escaped(text: &str) -> String {
    utf8_percent_encode(text, UNSAFE).to_string()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use url::Url;

    use super::*;

    #[test]
    fn what_is_documented_is_put_together_as_it_is() {
        for (host, path) in [
            ("https://api-hub.maestrano.com", "/api/v1/"),
            ("https://api-connec.maestrano.com", "/api/v2"),
            ("https://demo.example.com", "/maestrano/init/?marketplace=x"),
        ] {
            assert_eq!(join(host, path), format!("{host}{path}"));
        }
        assert_eq!(join("https://a.example/", "b"), "https://a.example/b");
    }

    proptest! {
        #[test]
        fn a_path_never_changes_the_host(path in "\\PC{0,40}", slash in "/{0,2}") {
            let joined = Url::parse(&join(&format!("https://a.example{slash}"), &path)).unwrap();
            prop_assert_eq!(joined.origin().ascii_serialization(), "https://a.example");
            prop_assert_eq!((joined.username(), joined.password()), ("", None));
        }

        #[test]
        fn a_segment_stays_one(text in "\\PC{1,40}") {
            prop_assume!(text != "." && text != "..");
            let url = Url::parse(&format!("https://a.example/x/{}/y", segment("id", &text).unwrap())).unwrap();
            let parts: Vec<_> = url.path_segments().unwrap().collect();
            prop_assert_eq!(parts.len(), 3);
            let back = percent_encoding::percent_decode_str(parts[1]).decode_utf8().unwrap();
            prop_assert_eq!(back, text);
            prop_assert!(url.query().is_none() && url.fragment().is_none());
        }

        #[test]
        fn a_value_stays_one(text in "\\PC{0,40}") {
            let url = Url::parse(&format!("https://a.example/?a={}", escaped(&text))).unwrap();
            let pairs: Vec<_> = url.query_pairs().into_owned().collect();
            prop_assert_eq!(pairs, [("a".to_owned(), text)]);
        }
    }
}
