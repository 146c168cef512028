//! The declaration of a system's operations, from which rows and methods come.

/// Declares a system's operations: a row each, `OPERATIONS`, and a method of each client.
///
/// In brackets stands what an operation takes: first what fills the places of its path, then, after a semicolon if there are
/// both, `request: &Model` for a body or `query: &Model` for parameters.
macro_rules! operations {
    (
        $system:ident, $client:ident;
        $(
            $(#[doc = $doc:literal])+
            fn $name:ident($($input:tt)*) -> $output:tt $(<$item:ident>)? $(, or $ensure:ident)? {
                id: $id:literal,
                method: $method:ident,
                path: $path:literal,
                idempotent: $idempotent:literal,
                creates: $creates:expr,
                requires: $requires:expr,
                evidence: $evidence:ident,
                source: $source:literal $(,)?
            }
        )+
    ) => {
        /// The rows, each under the name of its method.
        #[expect(non_upper_case_globals, reason = "a row has the name of its method")]
        mod row {
            use super::*;
            $(
                pub(super) static $name: Operation = Operation {
                    id: $id,
                    ensure: operations!(@ensure $($ensure)?),
                    system: System::$system,
                    method: Method::$method,
                    path: $path,
                    input: operations!(@with input [] ($($input)*)),
                    output: operations!(@output $output $($item)?),
                    idempotent: $idempotent,
                    creates: $creates,
                    requires: $requires,
                    evidence: Evidence::$evidence,
                    source: $source,
                    doc: concat!($($doc, "\n"),+),
                    shape: |body| serde_json::from_slice::<operations!(@read $output $($item)?)>(body).map(drop),
                };
            )+
        }

        /// The system's operations.
        pub static OPERATIONS: &[&Operation] = &[$(&row::$name),+];

        impl super::$client {
            $(operations!(@with async [[$(#[doc = $doc])+] $name $output $($item)?] ($($input)*));)+
            $(operations!(@async_ensure [$($ensure)?] $name [$($input)*] [$output]);)+
        }

        #[cfg(feature = "blocking")]
        impl crate::blocking::$client {
            $(operations!(@with blocking [[$(#[doc = $doc])+] $name $output $($item)?] ($($input)*));)+
            $(operations!(@blocking_ensure [$($ensure)?] $name [$($input)*] [$output]);)+
        }
    };

    // What an operation takes, in one form: the names and types of its path's parts, then name, kind and type of what is
    // sent besides.
    (@with $then:ident $for:tt ()) => { operations! { @$then $for [] [] } };
    (@with $then:ident $for:tt (request: &$model:ident)) => {
        operations! { @$then $for [] [request Body $model] }
    };
    (@with $then:ident $for:tt (query: &$model:ident)) => {
        operations! { @$then $for [] [query Query $model] }
    };
    (@with $then:ident $for:tt ($($part:ident: $type:ident),+)) => {
        operations! { @$then $for [$($part $type)+] [] }
    };
    (@with $then:ident $for:tt ($($part:ident: $type:ident),+; request: &$model:ident)) => {
        operations! { @$then $for [$($part $type)+] [request Body $model] }
    };
    (@with $then:ident $for:tt ($($part:ident: $type:ident),+; query: &$model:ident)) => {
        operations! { @$then $for [$($part $type)+] [query Query $model] }
    };

    (@ensure) => { None };
    (@ensure $ensure:ident) => { Some(stringify!($ensure)) };

    (@input [] [$($part:ident $type:ident)*] [$($content:ident $kind:ident $model:ident)?]) => {
        Input {
            path: &[$(Parameter { name: stringify!($part), model: stringify!($type) }),*],
            content: operations!(@content $($kind $model)?),
        }
    };
    (@content) => { Content::Nothing };
    (@content $kind:ident $model:ident) => { Content::$kind { model: stringify!($model) } };

    (@output Vec $model:ident) => { Output::Many { model: stringify!($model) } };
    (@output Pages $model:ident) => { Output::Pages { model: stringify!($model) } };
    (@output Value) => { Output::Anything };
    (@output $model:ident) => { Output::One { model: stringify!($model) } };

    (@read Vec $model:ident) => { crate::operation::Each<$model> };
    (@read Pages $model:ident) => { crate::operation::Each<$model> };
    (@read $output:ident $($model:ident)?) => { $output $(<$model>)? };

    (@given) => { None::<&()> };
    (@given $content:ident) => { Some($content) };

    (@async [[$(#[$doc:meta])+] $name:ident Pages $item:ident]
     [$($part:ident $type:ident)*] [$($content:ident $kind:ident $model:ident)?]) => {
        $(#[$doc])+
        pub fn $name(&self $(, $part: impl Into<$type>)* $(, $content: &$model)?) -> crate::Pages<$item> {
            $(let $part: $type = $part.into();)*
            let (engine, options) = self.parts();
            let arguments = Arguments::typed(&[$($part.as_str()),*], operations!(@given $($content)?));
            crate::Pages::new(std::sync::Arc::clone(engine), &row::$name, arguments, options.clone())
        }
    };
    (@async [[$(#[$doc:meta])+] $name:ident $output:ident $($item:ident)?]
     [$($part:ident $type:ident)*] [$($content:ident $kind:ident $model:ident)?]) => {
        $(#[$doc])+
        pub async fn $name(
            &self $(, $part: impl Into<$type>)* $(, $content: &$model)?
        ) -> Result<$output $(<$item>)?, crate::Error> {
            $(let $part: $type = $part.into();)*
            let arguments = Arguments::typed(&[$($part.as_str()),*], operations!(@given $($content)?))?;
            let (engine, options) = self.parts();
            engine.run(&row::$name, arguments, options).await
        }
    };

    (@blocking [[$(#[$doc:meta])+] $name:ident Pages $item:ident]
     [$($part:ident $type:ident)*] [$($content:ident $kind:ident $model:ident)?]) => {
        $(#[$doc])+
        pub fn $name(
            &self $(, $part: impl Into<$type>)* $(, $content: &$model)?
        ) -> crate::blocking::Pages<$item> {
            self.client().$name($($part,)* $($content)?).into()
        }
    };
    (@blocking [[$(#[$doc:meta])+] $name:ident $output:ident $($item:ident)?]
     [$($part:ident $type:ident)*] [$($content:ident $kind:ident $model:ident)?]) => {
        $(#[$doc])+
        pub fn $name(
            &self $(, $part: impl Into<$type>)* $(, $content: &$model)?
        ) -> Result<$output $(<$item>)?, crate::Error> {
            crate::blocking::wait(self.client().$name($($part,)* $($content)?))
        }
    };

    (@async_ensure [] $($rest:tt)*) => {};
    (@async_ensure [$ensure:ident] $name:ident [request: &$model:ty] [$output:ty]) => {
        #[doc = concat!("Makes sure that what [`Self::", stringify!($name), "`] creates exists, and never sends blindly what could create a second one.")]
        ///
        /// The outcome says whether it was created, was already there, was not created, or is unknown;
        /// [`Settle`](crate::Settle) says what is done when an answer was lost. An error is what has nothing to do with
        /// the entity, such as a wrong setting.
        pub async fn $ensure(&self, request: &$model) -> Result<crate::Outcome<$output>, crate::Error> {
            let (engine, options) = self.parts();
            engine.make_sure(&row::$name, Arguments::typed(&[], Some(request))?, options).await
        }
    };

    (@blocking_ensure [] $($rest:tt)*) => {};
    (@blocking_ensure [$ensure:ident] $name:ident [request: &$model:ty] [$output:ty]) => {
        #[doc = concat!("Makes sure that what [`Self::", stringify!($name), "`] creates exists, and never sends blindly what could create a second one.")]
        ///
        /// See the same method of the asynchronous client.
        pub fn $ensure(&self, request: &$model) -> Result<crate::Outcome<$output>, crate::Error> {
            crate::blocking::wait(self.client().$ensure(request))
        }
    };
}

pub(crate) use operations;
