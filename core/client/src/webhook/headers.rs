//! A delivery's headers.

/// Headers as a server has received them, in any number: `request.headers().iter().collect()` makes them of the `http` crate's.
#[derive(Clone, Default)]
pub struct Headers(Vec<(String, Vec<u8>)>);

/// A header that has to be there once.
pub(super) enum One<'a> {
    There(&'a [u8]),
    Missing,
    /// Which one counts would be anybody's choice.
    Several,
}

impl Headers {
    /// The only value of a header; `name` is in lower case.
    pub(super) fn one(&self, name: &str) -> One<'_> {
        let mut values =
            self.0.iter().filter(|(other, _)| other == name).map(|(_, value)| value.trim_ascii());
        match (values.next(), values.next()) {
            (Some(value), None) => One::There(value),
            (None, _) => One::Missing,
            (Some(_), Some(_)) => One::Several,
        }
    }
}

impl<N: AsRef<str>, V: AsRef<[u8]>> FromIterator<(N, V)> for Headers {
    fn from_iter<T: IntoIterator<Item = (N, V)>>(headers: T) -> Self {
        let lower = |(name, value): (N, V)| (name.as_ref().to_ascii_lowercase(), value.as_ref().to_vec());
        Self(headers.into_iter().map(lower).collect())
    }
}

/// Names only: some of the values are secrets.
impl std::fmt::Debug for Headers {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_list().entries(self.0.iter().map(|(name, _)| name)).finish()
    }
}
