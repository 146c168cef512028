//! JSON as Python's objects, like `json.loads` makes them.

use jiter::{Jiter, JiterError, Peek};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyString};

/// Deeper values are left to Python.
const DEEPEST: usize = 100;

/// Why there are no objects.
pub(crate) enum Fault {
    /// JSON that Python may understand: half a surrogate pair, or nesting that is deep.
    Strange,
    /// Python has no room for it, or refuses a number of that length.
    Refused(PyErr),
}

/// The value that comes next.
pub(crate) fn value<'py>(
    py: Python<'py>,
    json: &mut Jiter<'_>,
    depth: usize,
) -> Result<Bound<'py, PyAny>, Fault> {
    let peek = json.peek()?;
    Ok(match peek {
        Peek::String => PyString::new(py, json.known_str()?).into_any(),
        Peek::Null => {
            json.known_null()?;
            py.None().into_bound(py)
        }
        Peek::True | Peek::False => PyBool::new(py, json.known_bool(peek)?).to_owned().into_any(),
        Peek::Array | Peek::Object if depth == DEEPEST => return Err(Fault::Strange),
        Peek::Array => list(py, json, depth + 1)?.into_any(),
        Peek::Object => object(py, json, depth + 1)?.into_any(),
        number => self::number(py, json.known_number_bytes(number)?)?,
    })
}

fn list<'py>(py: Python<'py>, json: &mut Jiter<'_>, depth: usize) -> Result<Bound<'py, PyList>, Fault> {
    let list = PyList::empty(py);
    let mut next = json.known_array()?;
    while next.is_some() {
        list.append(value(py, json, depth)?)?;
        next = json.array_step()?;
    }
    Ok(list)
}

fn object<'py>(py: Python<'py>, json: &mut Jiter<'_>, depth: usize) -> Result<Bound<'py, PyDict>, Fault> {
    let object = PyDict::new(py);
    let mut next = json.known_object()?.map(|name| PyString::new(py, name));
    while let Some(name) = next {
        object.set_item(name, value(py, json, depth)?)?;
        next = json.next_key()?.map(|name| PyString::new(py, name));
    }
    Ok(object)
}

/// A number, exact if it is a whole one.
fn number<'py>(py: Python<'py>, text: &[u8]) -> Result<Bound<'py, PyAny>, Fault> {
    let text = str::from_utf8(text).map_err(|_| Fault::Strange)?;
    if text.contains(['.', 'e', 'E']) {
        let float: f64 = text.parse().map_err(|_| Fault::Strange)?;
        return Ok(PyFloat::new(py, float).into_any());
    }
    match text.parse::<i64>() {
        Ok(whole) => Ok(PyInt::new(py, whole).into_any()),
        Err(_) => Ok(py.get_type::<PyInt>().call1((text,))?),
    }
}

impl From<JiterError> for Fault {
    fn from(_: JiterError) -> Self {
        Self::Strange
    }
}

impl From<PyErr> for Fault {
    fn from(error: PyErr) -> Self {
        Self::Refused(error)
    }
}
