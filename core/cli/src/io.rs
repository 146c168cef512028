//! The streams of a run, and how whoever started it ends it.

use std::future::{Future, pending};
use std::io::{IsTerminal, Read, Write, stderr, stdin, stdout};
use std::pin::Pin;

/// Gives something to wait for that ends when the run is to end; asked once for each wait, and only while a call is
/// under way.
pub type Interrupt = Box<dyn FnMut() -> Pin<Box<dyn Future<Output = ()>>>>;

/// The streams that a run reads and writes.
pub struct Io {
    /// For `--file -`.
    pub input: Box<dyn Read>,
    /// Answers.
    pub output: Box<dyn Write>,
    /// Errors and progress.
    pub errors: Box<dyn Write>,
    /// Whether a person sees `errors` as they are written: progress is told only then.
    pub errors_are_seen: bool,
    /// What ends a call that is under way, such as Ctrl-C.
    pub interrupt: Interrupt,
}

impl Io {
    /// Streams whose run nobody interrupts.
    pub fn new(
        input: impl Read + 'static,
        output: impl Write + 'static,
        errors: impl Write + 'static,
    ) -> Self {
        Self {
            input: Box::new(input),
            output: Box::new(output),
            errors: Box::new(errors),
            errors_are_seen: false,
            interrupt: Box::new(|| Box::pin(pending())),
        }
    }

    /// Those of this process, whose calls end by Ctrl-C.
    #[must_use]
    pub fn of_process() -> Self {
        let interrupt = || {
            Box::pin(async {
                if tokio::signal::ctrl_c().await.is_err() {
                    pending::<()>().await;
                }
            }) as Pin<Box<dyn Future<Output = ()>>>
        };
        Self {
            errors_are_seen: stderr().is_terminal(),
            interrupt: Box::new(interrupt),
            ..Self::new(stdin(), stdout(), stderr())
        }
    }
}
