//! The forms of a setting's value: how it is read from a text, shown, and taken from another source where it is missing.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Serialize;

use super::settings::Choice;
use crate::secret::{Secret, without_userinfo};

/// A setting's value, given or not.
pub(super) trait Value: Sized {
    fn or_else_from(self, other: Self) -> Self;
    fn shown(&self) -> Option<String>;
    fn from_text(text: &str) -> Result<Self, String>;
}

impl<T: Single> Value for Option<T> {
    fn or_else_from(self, other: Self) -> Self {
        self.or(other)
    }

    fn shown(&self) -> Option<String> {
        self.as_ref().map(Single::shown)
    }

    fn from_text(text: &str) -> Result<Self, String> {
        T::from_text(text).map(Some)
    }
}

impl Value for BTreeMap<String, String> {
    fn or_else_from(self, mut other: Self) -> Self {
        other.extend(self);
        other
    }

    fn shown(&self) -> Option<String> {
        let pairs: Vec<_> = self.iter().map(|(name, value)| format!("{name} = {value}")).collect();
        (!pairs.is_empty()).then(|| pairs.join(", "))
    }

    fn from_text(_: &str) -> Result<Self, String> {
        Err("cannot hold a table".to_owned())
    }
}

/// A value that is one.
trait Single: Sized {
    fn shown(&self) -> String;
    fn from_text(text: &str) -> Result<Self, String>;
}

impl Single for String {
    fn shown(&self) -> String {
        without_userinfo(self)
    }

    fn from_text(text: &str) -> Result<Self, String> {
        Ok(text.to_owned())
    }
}

impl Single for Secret {
    fn shown(&self) -> String {
        "***".to_owned()
    }

    fn from_text(text: &str) -> Result<Self, String> {
        Ok(text.into())
    }
}

impl Single for PathBuf {
    fn shown(&self) -> String {
        self.display().to_string()
    }

    fn from_text(text: &str) -> Result<Self, String> {
        Ok(text.into())
    }
}

macro_rules! parsed {
    ($($type:ty: $what:literal),+) => {$(
        impl Single for $type {
            fn shown(&self) -> String {
                self.to_string()
            }

            fn from_text(text: &str) -> Result<Self, String> {
                text.trim().parse().map_err(|_| format!("has to be {}, not {text:?}", $what))
            }
        }
    )+};
}

parsed!(u32: "a whole number", u64: "a whole number", bool: "true or false");

impl<T: Choice + Serialize> Single for T {
    fn shown(&self) -> String {
        serde_json::to_value(self).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
    }

    fn from_text(text: &str) -> Result<Self, String> {
        let found = T::NAMES.iter().position(|name| *name == text.trim());
        found
            .map(|place| T::VALUES[place])
            .ok_or_else(|| format!("has to be one of {}, not {text:?}", T::NAMES.join(", ")))
    }
}
