//! Lists that are only looked at.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor};

/// A list whose items are what they have to be. None of them is kept: of ten thousand, all but one would be room for nothing.
pub(crate) struct Each<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Each<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Look(PhantomData))
    }
}

struct Look<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Look<T> {
    type Value = Each<T>;

    // As serde says it of a `Vec`.
    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a sequence")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        while list.next_element::<T>()?.is_some() {}
        Ok(Each(PhantomData))
    }
}
