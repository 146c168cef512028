//! Where settings come from, and what they have to be.

use super::*;
use crate::maestrano::Platform;

fn with(pairs: &[(&str, &str)]) -> Result<Requests, Error> {
    let env = |name: &str| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
    Platform::builder().env().resolve(&env).map(|(requests, _)| requests)
}

const KEY: (&str, &str) = ("MNO_DEVPL_ENV_KEY", "a-key");
const SECRET: (&str, &str) = ("MNO_DEVPL_ENV_SECRET", "s3cr3t");

fn refused(pairs: &[(&str, &str)]) -> String {
    with(pairs).err().unwrap().to_string()
}

#[test]
fn the_path_has_three_meanings_and_leads_to_one_place() {
    let path = |text: &str| with(&[KEY, SECRET, ("MNO_DEVPL_API_PATH", text)]).unwrap().path;
    for text in [
        "/api/config/v1",
        "/api/config/v1/",
        "/api/config/v1/marketplaces",
        "/api/config/v1/marketplaces/",
        "api/config/v1",
    ] {
        assert_eq!(path(text), "/api/config/v1/marketplaces", "{text}");
    }
    assert_eq!(path("/supermarketplaces"), "/supermarketplaces/marketplaces");
    assert_eq!(path("/"), "/marketplaces");
    let requests = with(&[KEY, SECRET, ("MNO_DEVPL_HOST", " http://localhost:5000/below/ ")]).unwrap();
    assert_eq!(requests.path, "/below/api/config/v1/marketplaces");
    assert_eq!(requests.reach.base_url.as_str(), "http://localhost:5000/below");
    assert_eq!(with(&[KEY, SECRET]).unwrap().reach.base_url.as_str(), "https://developer.maestrano.com/");
}

#[test]
fn what_is_wrong_is_named_as_it_was_given() {
    for (pairs, said) in [
        (
            &[][..],
            "environment_key (MNO_DEVPL_ENV_KEY) is missing: set MNO_DEVPL_ENV_KEY, or MNO_DEVPL_ENV_KEY_FILE",
        ),
        (&[KEY], "environment_secret (MNO_DEVPL_ENV_SECRET) is missing: set MNO_DEVPL_ENV_SECRET"),
        (&[KEY, ("MNO_DEVPL_ENV_SECRET", "a\nb")], "MNO_DEVPL_ENV_SECRET holds a line break"),
        (
            &[KEY, ("MNO_DEVPL_ENV_SECRET_FILE", "/nowhere/at-all")],
            "MNO_DEVPL_ENV_SECRET_FILE: /nowhere/at-all cannot",
        ),
        (&[SECRET, ("MNO_DEVPL_ENV_KEY", "a:b")], "(MNO_DEVPL_ENV_KEY) holds a colon"),
        (&[KEY, SECRET, ("MNO_DEVPL_HOST", "developer.maestrano.com")], "MNO_DEVPL_HOST is no URL"),
        (&[KEY, SECRET, ("MNO_DEVPL_HOST", "https://a:b@c.example")], "MNO_DEVPL_HOST must not hold a user"),
        (
            &[KEY, SECRET, ("MNO_DEVPL_API_PATH", "/a?b")],
            "MNO_DEVPL_API_PATH is \"/a?b\"; it has to be a path",
        ),
        (&[KEY, SECRET, ("MNO_DEVPL_API_PATH", "/a/../b")], "MNO_DEVPL_API_PATH is"),
    ] {
        let told = refused(pairs);
        assert!(told.contains(said), "{told} should contain {said}");
        assert!(!told.contains("s3cr3t"), "{told}");
    }
    let told = Platform::builder().resolve(&|_| None).err().unwrap().to_string();
    assert!(told.contains("pass environment_key, or take it from the environment"), "{told}");
}

#[test]
fn the_code_goes_before_the_environment_and_a_value_before_a_file() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), "of the file\r\n").unwrap();
    let path = file.path().to_str().unwrap();
    let requests = with(&[KEY, ("MNO_DEVPL_ENV_SECRET_FILE", path)]).unwrap();
    assert_eq!(requests.secrets[1].expose(), "of the file");
    let requests = with(&[KEY, SECRET, ("MNO_DEVPL_ENV_SECRET_FILE", path)]).unwrap();
    assert_eq!(requests.secrets[1].expose(), "s3cr3t");
    let env = |name: &str| Some(format!("{name} of the environment"));
    let builder = Platform::builder().env().host("https://a.example").api_path("/x");
    let (requests, every) = builder.environment_key("k").environment_secret_file(path).resolve(&env).unwrap();
    let shown: Vec<_> = requests.secrets.iter().map(Secret::expose).collect();
    assert_eq!(shown, ["k", "of the file", "azpvZiB0aGUgZmlsZQ=="]);
    assert_eq!(requests.authorization, "Basic azpvZiB0aGUgZmlsZQ==");
    assert_eq!((requests.path.as_str(), every), ("/x/marketplaces", Some(REFRESH)));
}

#[test]
fn refreshing_is_a_setting() {
    let every = |builder: PlatformBuilder| {
        builder.environment_key("k").environment_secret("s").resolve(&|_| None).map(|(_, every)| every)
    };
    assert_eq!(every(Platform::builder().background_refresh(false)).unwrap(), None);
    assert_eq!(every(Platform::builder().clock(ClockKind::Virtual)).unwrap(), None);
    let minute = Duration::from_secs(60);
    assert_eq!(every(Platform::builder().refresh_every(minute)).unwrap(), Some(minute));
    let told = every(Platform::builder().refresh_every(Duration::ZERO)).unwrap_err().to_string();
    assert!(
        told.contains("refresh_every_ms is less than a second") && told.contains("background_refresh"),
        "{told}"
    );
    let told = every(Platform::builder().timeout(Duration::ZERO)).unwrap_err().to_string();
    assert!(told.contains("timeout_ms is 0"), "{told}");
}

#[test]
fn settings_come_from_json_too_and_a_name_that_is_none_is_refused() {
    let of = |text: &str| serde_json::from_str::<PlatformBuilder>(text);
    let builder =
        of(r#"{"env": true, "host": "https://a.example", "environment_secret": "s3cr3t", "retries": 1,
            "refresh_every_ms": 60000, "door": "python 3.12"}"#);
    let env = |name: &str| (name == "MNO_DEVPL_ENV_KEY").then(|| "k".to_owned());
    let (requests, every) = builder.unwrap().resolve(&env).unwrap();
    assert_eq!(requests.reach.base_url.as_str(), "https://a.example/");
    assert_eq!((requests.retries, every), (1, Some(Duration::from_secs(60))));
    assert!(requests.user_agent.contains("python 3.12"), "{}", requests.user_agent);
    let told = of(r#"{"hots": "https://a.example"}"#).unwrap_err().to_string();
    assert!(told.contains("unknown field `hots`") && told.contains("`host`"), "{told}");
    let told = of(r#"{"environment_secret": {"a": "s3cr3t"}}"#).unwrap_err().to_string();
    assert!(told.contains("a secret has to be a text") && !told.contains("s3cr3t"), "{told}");
}

#[test]
fn every_setting_in_the_table_is_one() {
    for row in crate::maestrano::PLATFORM_SETTINGS {
        let value = match row.kind {
            "count" | "bytes" | "duration" => serde_json::json!(5000),
            "switch" => serde_json::json!(true),
            "choice" => row.choices[0].into(),
            _ => "/a".into(),
        };
        let object = serde_json::json!({ row.name: value });
        assert!(serde_json::from_value::<PlatformBuilder>(object).is_ok(), "{}", row.name);
    }
}
