//! Text with a type of its own: ids, and names of which the API may know more than we do.

/// Declares types over text that serialise as the bare text. A name in braces is a known value and becomes a constant;
/// any other text is as welcome, so that a new value of the vendor's never breaks a program.
macro_rules! text {
    ($(
        $(#[doc = $doc:literal])+
        pub struct $name:ident $({ $($(#[doc = $value_doc:literal])+ $constant:ident = $value:literal),+ $(,)? })?;
    )+) => {$(
        $(#[doc = $doc])+
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(std::borrow::Cow<'static, str>);

        impl $name {
            $($(
                $(#[doc = $value_doc])+
                pub const $constant: Self = Self(std::borrow::Cow::Borrowed($value));
            )+)?

            /// The text as it travels.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned().into())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl From<&$name> for $name {
            fn from(text: &$name) -> Self {
                text.clone()
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let values: &[(&str, &str, &[&str])] =
                    &[$($((stringify!($constant), $value, &[$($value_doc),+])),+)?];
                crate::schema::text(&[$($doc),+], values)
            }
        }
    )+};
}

pub(crate) use text;
