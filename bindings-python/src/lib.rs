//! The native part of makokit for Python: ids and UTF-8 JSON bytes in and out, and nothing else.
//!
//! It knows no operation and no model; those live in the core and in the generated Python code. Whatever may take time
//! runs without the interpreter, so that other threads of Python go on.

mod json;
mod layout;

use pyo3::pymodule;

/// The seam between the Python package and the core. Private: it may change with any version.
#[pymodule(gil_used = true)]
mod _native {
    use std::ffi::OsString;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::time::Duration;

    use bridge::Interrupt;
    use makokit_bridge as bridge;
    use pyo3::exceptions::PyImportError;
    use pyo3::prelude::*;
    use pyo3::types::PyBytes;

    #[pymodule_export]
    use crate::layout::Layout;

    /// An end: 0 and the JSON that was asked for, or 1 and the JSON of an error.
    type End<'py> = (u8, Bound<'py, PyBytes>);

    /// Refuses any interpreter but the main one: the core's state is one for the process, and so is what attaches its threads.
    #[pymodule_init]
    fn init() -> PyResult<()> {
        // SAFETY: whoever runs this is attached to an interpreter, whose state is there as long.
        #[expect(unsafe_code, reason = "PyO3 has no safe way to ask which interpreter this is")]
        let interpreter = unsafe { pyo3::ffi::PyInterpreterState_GetID(pyo3::ffi::PyInterpreterState_Get()) };
        if interpreter != 0 {
            let cure = "makokit works in the main interpreter only, and this is a sub-interpreter; use it there, or in another process";
            return Err(PyImportError::new_err(cure));
        }
        Ok(())
    }

    /// Makes a client from settings in JSON. Returns its handle, or 0 and the JSON of an error.
    #[pyfunction]
    fn open<'py>(py: Python<'py>, settings: &[u8]) -> (u64, Bound<'py, PyBytes>) {
        let opened = py.detach(|| {
            bridge::hear_warnings();
            bridge::open(settings)
        });
        let (handle, error) = opened.map_or_else(|error| (0, error), |handle| (handle, Vec::new()));
        (handle, PyBytes::new(py, &error))
    }

    /// Starts a call and returns its id at once. Whatever is wrong with it is told by its end.
    #[pyfunction]
    fn submit(handle: u64, row: &str, arguments: &[u8], options: &[u8]) -> u64 {
        let call = bridge::number();
        bridge::submit(call, handle, row, arguments, options);
        call
    }

    /// Waits for calls to end and for events, without the interpreter: up to `limit` of them as (call, kind, bytes),
    /// none after `timeout_ms` or `wake`. An event has the kind 2 and its client's handle, a warning
    /// the kind 2 and 0.
    #[pyfunction]
    fn poll(py: Python<'_>, limit: usize, timeout_ms: u64) -> Vec<(u64, u8, Bound<'_, PyBytes>)> {
        let ended = py.detach(|| bridge::poll(limit, Duration::from_millis(timeout_ms)));
        ended.into_iter().map(|end| (end.call, end.kind, PyBytes::new(py, &end.bytes))).collect()
    }

    /// Lets everybody who waits in `poll` return at once.
    #[pyfunction]
    fn wake() {
        bridge::wake();
    }

    /// Warnings that `poll` has not given, as the JSON of events; hardly ever there are any.
    #[pyfunction]
    fn warnings(py: Python<'_>) -> Vec<Bound<'_, PyBytes>> {
        bridge::warnings().into_iter().map(|warning| PyBytes::new(py, &warning)).collect()
    }

    /// Calls and waits for the end, without the interpreter. A signal whose handler raises, such as Ctrl-C, cancels the
    /// call.
    #[pyfunction]
    fn call<'py>(
        py: Python<'py>,
        handle: u64,
        row: &str,
        arguments: &[u8],
        options: &[u8],
    ) -> PyResult<End<'py>> {
        let mut raised = None;
        let interrupted = || {
            // An interpreter that can no longer be attached to is about to end, and so is this thread.
            let asked = Python::try_attach(|py| match py.check_signals() {
                Err(error) => Err(error),
                Ok(()) => Ok(hears_signals(py)),
            });
            match asked {
                Some(Err(error)) => {
                    raised = Some(error);
                    Interrupt::Now
                }
                Some(Ok(false)) => Interrupt::Never,
                Some(Ok(true)) | None => Interrupt::NotYet,
            }
        };
        let end = py.detach(|| bridge::call(handle, row, arguments, options, interrupted));
        match (raised, end) {
            (None, Some(end)) => Ok((end.kind, PyBytes::new(py, &end.bytes))),
            (raised, _) => Err(raised.unwrap_or_else(|| PyErr::fetch(py))),
        }
    }

    /// Ends a call that is under way. Its end, if there still is one, is not told.
    #[pyfunction]
    fn cancel(call: u64) {
        bridge::cancel(call);
    }

    /// A batch that nobody reads any more once this is gone, told by the client's handle and the batch's number; also one that
    /// is only about to begin. No line of Python runs when it goes, where the handler of a signal might raise and not be heard.
    #[pyclass(frozen)]
    struct Kept {
        handle: u64,
        batch: u64,
        was_refused: AtomicBool,
    }

    #[pymethods]
    impl Kept {
        #[new]
        fn new(handle: u64, batch: u64) -> Self {
            Self { handle, batch, was_refused: AtomicBool::new(false) }
        }

        /// Notes that there is nothing to forget, as its begin was refused.
        fn refused(&self) {
            self.was_refused.store(true, Ordering::Relaxed);
        }
    }

    impl Drop for Kept {
        fn drop(&mut self) {
            if !*self.was_refused.get_mut() {
                bridge::forget(self.handle, self.batch);
            }
        }
    }

    /// Closes a client; later calls of it end with `Closed`. Closing twice is closing once.
    #[pyfunction]
    fn close(py: Python<'_>, handle: u64) {
        py.detach(|| bridge::close(handle));
    }

    /// Runs the command line with its arguments, the program's name first, and gives the exit code.
    #[pyfunction]
    fn command(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
        py.detach(|| bridge::command(arguments))
    }

    /// What the core is, in JSON: its version and the hash of its tables.
    #[pyfunction]
    fn describe(py: Python<'_>) -> Bound<'_, PyBytes> {
        PyBytes::new(py, &bridge::describe())
    }

    /// Starts a sandbox with options in JSON. Returns its handle, or 0 and the JSON of an error.
    #[pyfunction]
    fn sandbox_open<'py>(py: Python<'py>, options: &[u8]) -> (u64, Bound<'py, PyBytes>) {
        let opened = py.detach(|| bridge::sandbox_open(options));
        let (handle, error) = opened.map_or_else(|error| (0, error), |handle| (handle, Vec::new()));
        (handle, PyBytes::new(py, &error))
    }

    /// What a client of a sandbox needs, as 0 and JSON; or 1 and the JSON of an error.
    #[pyfunction]
    fn sandbox_describe(py: Python<'_>, handle: u64) -> End<'_> {
        let (kind, told) = bridge::sandbox_describe(handle).map_or_else(|error| (1, error), |told| (0, told));
        (kind, PyBytes::new(py, &told))
    }

    /// Asks a sandbox's own API. Returns the HTTP status and the JSON, or 0 and the JSON of an error.
    #[pyfunction]
    fn sandbox_ask<'py>(
        py: Python<'py>,
        handle: u64,
        method: &str,
        path: &str,
        body: &[u8],
    ) -> (u16, Bound<'py, PyBytes>) {
        let asked = py.detach(|| bridge::sandbox_ask(handle, method, path, body));
        let (status, told) = asked.unwrap_or_else(|error| (0, error));
        (status, PyBytes::new(py, &told))
    }

    /// Stops a sandbox. Closing twice is closing once.
    #[pyfunction]
    fn sandbox_close(py: Python<'_>, handle: u64) {
        py.detach(|| bridge::sandbox_close(handle));
    }

    /// Makes a receiver of webhooks with settings in JSON. Returns its handle, or 0 and the JSON of an error.
    #[pyfunction]
    fn webhook_open<'py>(py: Python<'py>, settings: &[u8]) -> (u64, Bound<'py, PyBytes>) {
        let (handle, error) =
            bridge::webhook_open(settings).map_or_else(|error| (0, error), |handle| (handle, Vec::new()));
        (handle, PyBytes::new(py, &error))
    }

    /// Receives a delivery: its head in JSON, its body as it came. Returns 0 and JSON, or 1 and the JSON of an error.
    #[pyfunction]
    fn webhook_receive<'py>(py: Python<'py>, handle: u64, head: &[u8], body: &[u8]) -> End<'py> {
        let received = py.detach(|| bridge::webhook_receive(handle, head, body));
        let (kind, told) = received.map_or_else(|error| (1, error), |told| (0, told));
        (kind, PyBytes::new(py, &told))
    }

    /// Forgets a delivery by its key. Returns 0, or 1 and the JSON of an error.
    #[pyfunction]
    fn webhook_forget<'py>(py: Python<'py>, handle: u64, key: &str) -> End<'py> {
        let (kind, told) =
            bridge::webhook_forget(handle, key).map_or_else(|error| (1, error), |()| (0, Vec::new()));
        (kind, PyBytes::new(py, &told))
    }

    /// The headers that prove a body, as 0 and JSON; or 1 and the JSON of an error.
    #[pyfunction]
    fn webhook_prove<'py>(py: Python<'py>, handle: u64, body: &[u8]) -> End<'py> {
        let (kind, told) =
            bridge::webhook_prove(handle, body).map_or_else(|error| (1, error), |told| (0, told));
        (kind, PyBytes::new(py, &told))
    }

    /// Closes a receiver. Closing twice is closing once.
    #[pyfunction]
    fn webhook_close(handle: u64) {
        bridge::webhook_close(handle);
    }

    /// Whether handlers of signals run on this thread, as they do on the main one only. What cannot be told is taken for that.
    fn hears_signals(py: Python<'_>) -> bool {
        let threads = || -> PyResult<bool> {
            let modules = py.import("sys")?.getattr("modules")?;
            // Not imported by this thread, which then would be taken for the main one.
            let threading = modules.get_item("threading")?;
            let main = threading.call_method0("main_thread")?.getattr("ident")?;
            main.eq(threading.call_method0("get_ident")?)
        };
        threads().unwrap_or(true)
    }
}
