//! Models whose fields may all be missing, declared without what they have in common.

/// Declares open models: an `answer` keeps what it does not know, and a `request` or a `part` also has a builder. Every field is
/// optional, and `extra` holds all others. The names travel in the case that is named first.
macro_rules! models {
    (in $case:literal; $(
        $(#[$about:meta])+
        $kind:ident $name:ident {
            $($(#[$field_about:meta])+ $field:ident: $type:ty),* $(,)?
        }
    )+) => {$(
        models!(@$kind $case [$(#[$about])+] $name [$($(#[$field_about])+ pub $field: Option<$type>,)*]);
    )+};

    (@answer $case:literal [$($about:tt)+] $name:ident [$($fields:tt)*]) => {
        $($about)+
        #[serde_with::skip_serializing_none]
        #[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = $case)]
        #[non_exhaustive]
        pub struct $name {
            $($fields)*
            /// Whatever else the API answered.
            #[serde(flatten)]
            pub extra: serde_json::Map<String, serde_json::Value>,
        }
    };
    (@part $case:literal [$($about:tt)+] $name:ident [$($fields:tt)*]) => {
        models!(@request $case [$($about)+] $name [$($fields)*]);
    };
    (@request $case:literal [$($about:tt)+] $name:ident [$($fields:tt)*]) => {
        #[serde_with::skip_serializing_none]
        #[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, bon::Builder)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = $case)]
        #[builder(on(_, into))]
        $($about)+
        #[non_exhaustive]
        pub struct $name {
            $($fields)*
            /// Fields that this version does not know, sent as given.
            #[serde(flatten)]
            #[builder(default)]
            pub extra: serde_json::Map<String, serde_json::Value>,
        }
    };
}

pub(crate) use models;
