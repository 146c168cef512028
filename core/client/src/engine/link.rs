//! Lists whose pages have a link to the next one.
//!
//! Of a link only its query is used, and only if it leads to the same list on the same server: what an answer holds never decides
//! where credentials go.

use serde_json::{Map, Value};
use url::{Url, form_urlencoded};

use super::query;

/// The longest query that is followed.
const LONGEST: usize = 8000;

/// The query of a link, if there is one. `path` is that of the page that has it.
pub(super) fn follow(link: &Value, base_url: &Url, path: &str) -> Result<Option<String>, String> {
    let link = match link {
        Value::Null => return Ok(None),
        Value::String(link) if link.is_empty() => return Ok(None),
        Value::String(link) => link,
        _ => return Err("has a next page that is no link".to_owned()),
    };
    let here = base_url.join(path).map_err(|error| format!("has no place of its own: {error}"))?;
    let there = here.join(link).map_err(|error| format!("has a next page that is no link: {error}"))?;
    if there.origin() != here.origin() || !there.username().is_empty() || there.password().is_some() {
        return Err("has a next page on another server; credentials are not taken there".to_owned());
    }
    if name(&there) != name(&here) {
        return Err("has a next page of another list".to_owned());
    }
    match there.query() {
        Some(query) if !query.is_empty() && query.len() <= LONGEST => Ok(Some(query.to_owned())),
        _ => Err("has a next page that cannot be told from the first".to_owned()),
    }
}

/// The query that goes on where a link leads: what it says goes before what was asked for at first.
pub(super) fn resume(cursor: &Value, mut parameters: Map<String, Value>) -> Result<String, String> {
    let fits = |text: &&str| {
        !text.is_empty()
            && text.len() <= LONGEST
            && text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'#')
    };
    let cursor = cursor.as_str().filter(fits);
    let cursor = cursor.ok_or("the cursor is none; pass one that a page of this list has told")?;
    for (name, _) in form_urlencoded::parse(cursor.as_bytes()) {
        parameters.remove(name.as_ref());
    }
    let rest = query::encode(&parameters)?;
    Ok(if rest.is_empty() { cursor.to_owned() } else { format!("{cursor}&{rest}") })
}

/// The name of a list: the last part of its path. What stands before that, servers write in several ways.
fn name(url: &Url) -> Option<&str> {
    url.path_segments()?.rfind(|segment| !segment.is_empty())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    const PATH: &str = "/api/v2/cld-4/people?%24top=10";

    fn base() -> Url {
        Url::parse("https://connec.example.com").unwrap()
    }

    fn followed(link: &Value) -> Result<Option<String>, String> {
        follow(link, &base(), PATH)
    }

    #[test]
    fn a_link_of_the_same_list_is_followed_by_its_query() {
        for link in [
            "https://connec.example.com/api/v2/cld-4/people?%24skip=10&%24top=10",
            "https://connec.example.com:443/people?%24skip=10&%24top=10",
            "/api/v2/cld-4/people/?%24skip=10&%24top=10",
            "?%24skip=10&%24top=10",
        ] {
            assert_eq!(followed(&json!(link)).unwrap().as_deref(), Some("%24skip=10&%24top=10"), "{link}");
        }
        for end in [json!(null), json!("")] {
            assert_eq!(followed(&end).unwrap(), None);
        }
    }

    #[test]
    fn a_link_that_leads_astray_is_refused() {
        for (link, why) in [
            ("https://evil.example.com/api/v2/cld-4/people?a=1", "another server"),
            ("http://connec.example.com/api/v2/cld-4/people?a=1", "another server"),
            ("https://connec.example.com:444/people?a=1", "another server"),
            ("https://me:secret@connec.example.com/people?a=1", "another server"),
            ("//evil.example.com/people?a=1", "another server"),
            ("https://connec.example.com/api/v2/cld-4/items?a=1", "another list"),
            ("https://connec.example.com/api/v2/cld-4/people", "told from the first"),
            ("data:text/plain,people?a=1", "another server"),
        ] {
            let told = followed(&json!(link)).unwrap_err();
            assert!(told.contains(why), "{link}: {told}");
        }
        assert!(followed(&json!(7)).is_err());
    }

    #[test]
    fn what_a_link_leaves_out_still_holds() {
        let asked = json!({"$filter": "code eq 'a'", "$top": 10, "$skip": 5});
        let query = resume(&json!("%24skip=20&%24top=10"), asked.as_object().unwrap().clone()).unwrap();
        assert_eq!(query, "%24skip=20&%24top=10&%24filter=code+eq+%27a%27");
        for wrong in [json!(7), json!(""), json!("a b"), json!("a#b"), json!("a\n"), json!("é=1")] {
            assert!(resume(&wrong, Map::new()).is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn no_link_leads_to_another_server(link in "\\PC{0,80}") {
            if let Ok(Some(query)) = followed(&json!(link)) {
                let next = base().join(&format!("/api/v2/cld-4/people?{query}")).unwrap();
                prop_assert_eq!(next.origin(), base().origin());
                prop_assert!(resume(&json!(query), Map::new()).is_ok());
            }
        }
    }
}
