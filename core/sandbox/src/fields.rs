//! Reading a JSON object field by field, so that every complaint names its place.

use serde_json::{Map, Value};

use crate::pairs::Pairs;

/// A field that is not as it must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Misfit {
    /// Its place, such as `exchanges[0].reply.status`; empty for the whole.
    pub(crate) field: String,
    pub(crate) problem: String,
}

/// An object and where it stands in the whole.
pub(crate) struct Fields<'a> {
    at: String,
    map: &'a Map<String, Value>,
}

impl<'a> Fields<'a> {
    /// Opens an object in which only these keys may stand.
    pub(crate) fn open(value: &'a Value, at: String, known: &[&str]) -> Result<Self, Misfit> {
        let fields = Self::open_any(value, at)?;
        match fields.map.keys().find(|key| !known.contains(&key.as_str())) {
            Some(key) => Err(fields.bad(key, &format!("is not known here{}", choice(key, known)))),
            None => Ok(fields),
        }
    }

    /// Opens an object in which any key may stand.
    pub(crate) fn open_any(value: &'a Value, at: String) -> Result<Self, Misfit> {
        match value {
            Value::Object(map) => Ok(Self { at, map }),
            _ => Err(Misfit::new(at, "must be an object")),
        }
    }

    pub(crate) fn bad(&self, key: &str, problem: &str) -> Misfit {
        Misfit::new(self.place(key), problem)
    }

    pub(crate) fn place(&self, key: &str) -> String {
        if self.at.is_empty() { key.to_owned() } else { format!("{}.{key}", self.at) }
    }

    pub(crate) fn get(&self, key: &str) -> Option<&'a Value> {
        self.map.get(key)
    }

    pub(crate) fn required(&self, key: &str) -> Result<&'a Value, Misfit> {
        self.get(key).ok_or_else(|| self.bad(key, "is missing"))
    }

    pub(crate) fn text(&self, key: &str) -> Result<Option<&'a str>, Misfit> {
        self.get(key).map(|value| value.as_str().ok_or_else(|| self.bad(key, "must be a string"))).transpose()
    }

    pub(crate) fn number(
        &self,
        key: &str,
        range: std::ops::RangeInclusive<u64>,
    ) -> Result<Option<u64>, Misfit> {
        let Some(value) = self.get(key) else { return Ok(None) };
        let problem =
            || self.bad(key, &format!("must be a whole number from {} to {}", range.start(), range.end()));
        value.as_u64().filter(|number| range.contains(number)).map(Some).ok_or_else(problem)
    }

    /// An array's elements.
    pub(crate) fn list(&self, key: &str) -> Result<&'a [Value], Misfit> {
        match self.get(key) {
            None => Ok(&[]),
            Some(Value::Array(elements)) => Ok(elements),
            Some(_) => Err(self.bad(key, "must be an array")),
        }
    }

    /// An object of strings, or of arrays of strings for names that come more than once.
    pub(crate) fn pairs(&self, key: &str) -> Result<Option<Pairs>, Misfit> {
        let Some(value) = self.get(key) else { return Ok(None) };
        let inner = Self::open_any(value, self.place(key))?;
        let mut pairs = Pairs::new();
        for (name, value) in inner.map {
            let values =
                strings(value).ok_or_else(|| inner.bad(name, "must be a string or an array of strings"))?;
            pairs.insert(name.clone(), values);
        }
        Ok(Some(pairs))
    }

    /// The one of these keys that is there, if any; two are an error.
    pub(crate) fn one_of(&self, keys: &[&'static str]) -> Result<Option<(&'static str, &'a Value)>, Misfit> {
        let mut there = keys.iter().filter_map(|key| Some((*key, self.get(key)?)));
        let first = there.next();
        match there.next() {
            Some((second, _)) => {
                Err(self.bad(second, &format!("stands beside another of {}", keys.join(", "))))
            }
            None => Ok(first),
        }
    }
}

impl Misfit {
    pub(crate) fn new(field: String, problem: &str) -> Self {
        Self { field, problem: problem.to_owned() }
    }

    pub(crate) fn not_json(error: &serde_json::Error) -> Self {
        Self::new(String::new(), &format!("is not JSON: {error}"))
    }

    /// The complaint in words; `whole` is what the JSON as a whole is called.
    pub(crate) fn told(&self, whole: &str) -> String {
        let field = if self.field.is_empty() { whole } else { &self.field };
        format!("{field} {}", self.problem)
    }
}

fn strings(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::String(text) => Some(vec![text.clone()]),
        Value::Array(elements) => elements.iter().map(|element| Some(element.as_str()?.to_owned())).collect(),
        _ => None,
    }
}

/// What may stand in a place, with the one that was most likely meant first.
pub(crate) fn choice(given: &str, known: &[&str]) -> String {
    let nearest = known.iter().min_by_key(|name| strsim::damerau_levenshtein(given, name));
    let is_near = |name: &&&str| {
        given.starts_with(**name) || strsim::damerau_levenshtein(given, name) * 2 <= name.len().max(2)
    };
    let meant = nearest.filter(is_near);
    let meant = meant.map(|name| format!("; did you mean {name}?")).unwrap_or_default();
    format!("{meant}; known are {}", known.join(", "))
}
