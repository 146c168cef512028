//! Paths that stay where they are put.

/// Whether a path can be sent as it is: it begins with one slash, holds no query, and cannot climb out of the base URL,
/// also not on a server that decodes before it looks.
pub(crate) fn check(path: &str) -> Result<(), String> {
    let plain =
        path.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'?' | b'#' | b'\\' | b'"'));
    let lower = path.to_ascii_lowercase();
    let climbs = path.split('/').any(|segment| matches!(segment, "." | ".."));
    let hides = ["%2e", "%2f", "%5c", "%25", "%00"].iter().any(|escape| lower.contains(escape));
    if !path.starts_with('/') || path.starts_with("//") || !plain || climbs || hides {
        return Err(format!(
            "path {path:?} cannot be used; it begins with one slash, has no dots or slashes in disguise, and its query in query"
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn what_could_leave_its_place_is_refused() {
        assert_eq!(check("/mako-api/config/v1/getMako/a%20b"), Ok(()));
        for path in [
            "",
            "a",
            "//evil.example",
            "/a/../b",
            "/a/./b",
            "/a?b=c",
            "/a#b",
            "/a b",
            "/a\nb",
            "/\\evil",
            "/\u{e9}",
            "/a/%2e%2E/b",
            "/a/%2fb",
            "/a%5Cb",
            "/a/%252e%252e",
        ] {
            assert!(check(path).is_err(), "{path}");
        }
    }
}
