//! Records as instances of Python's classes whose fields are slots, made without a line of Python for each.
//!
//! Where a class has its slots is not told by Python's stable interface. It is found out, once for a class, by setting each slot of an
//! instance and looking where that has gone.
#![expect(unsafe_code, reason = "an instance is filled where it lies")]

use std::collections::HashMap;

use jiter::{Jiter, Peek};
use pyo3::exceptions::{PyMemoryError, PySystemError, PyTypeError};
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString, PyTuple, PyType};

use crate::json::{Fault, value};

/// A field that is a slot: the name that travels, the descriptor of the slot, and whether it is always there.
type Named<'py> = (String, Bound<'py, PyAny>, bool);

/// How large a slot is.
const SLOT: usize = size_of::<*mut ffi::PyObject>();

/// Where the slots of a class are.
#[pyclass(frozen)]
pub(crate) struct Layout {
    class: Py<PyType>,
    /// The slot for what a record was made of: its object; or `(names, others)`, the names of its fields in their order, and those
    /// of them that are no slots.
    held: usize,
    fields: Vec<Field>,
    /// Whether instances have nothing besides, such as a dict of their own, in which a program may put what it likes.
    is_bare: bool,
}

struct Field {
    wire: Py<PyString>,
    text: String,
    /// Where its slot is, in bytes from the beginning of an instance.
    slot: usize,
    /// Whether it has no value where the record has not, instead of `None`.
    is_required: bool,
}

/// The fields of a record, as many records have them in the same order.
struct Shape<'py> {
    /// The name that travels, and which of the class's fields it is, if it is one.
    names: Vec<(String, Option<usize>)>,
    travelling: Bound<'py, PyTuple>,
    /// What all records hold whose fields are slots.
    held: Bound<'py, PyTuple>,
    missing: Vec<usize>,
}

#[pymethods]
impl Layout {
    /// Looks where the slots are.
    #[new]
    fn new<'py>(
        class: &Bound<'py, PyType>,
        held: &Bound<'py, PyAny>,
        fields: Vec<Named<'py>>,
    ) -> PyResult<Self> {
        let probe = Probe::of(class)?;
        let fields = fields.into_iter().map(|(wire, slot, is_required)| {
            let slot = probe.slot(&slot)?;
            Ok(Field { wire: PyString::intern(class.py(), &wire).unbind(), text: wire, slot, is_required })
        });
        let fields = fields.collect::<PyResult<Vec<_>>>()?;
        let bare = size_of::<ffi::PyObject>() + (fields.len() + 1) * SLOT;
        let is_bare = probe.size == bare && class.getattr("__dictoffset__")?.extract::<isize>()? == 0;
        Ok(Self { class: class.clone().unbind(), held: probe.slot(held)?, fields, is_bare })
    }

    /// Makes an instance of a JSON object, which is its own from now on.
    fn make<'py>(&self, py: Python<'py>, raw: &Bound<'py, PyDict>) -> PyResult<Bound<'py, PyAny>> {
        let made = new(self.class.bind(py))?;
        self.fill(&made, raw)?;
        Ok(made)
    }

    /// Fills an instance with a JSON object, which is its own from now on.
    fn fill(&self, model: &Bound<'_, PyAny>, raw: &Bound<'_, PyDict>) -> PyResult<()> {
        let py = model.py();
        if !model.get_type().is(&self.class) {
            return Err(PyTypeError::new_err("a layout is that of one class"));
        }
        for field in &self.fields {
            let value = raw.get_item(&field.wire)?;
            let value = value.or_else(|| (!field.is_required).then(|| py.None().into_bound(py)));
            // SAFETY: it is an instance of the class in which this slot was found.
            unsafe { put(model, field.slot, value) };
        }
        // SAFETY: as above.
        unsafe { put(model, self.held, Some(raw.clone().into_any())) };
        Ok(())
    }

    /// Makes an instance of each object of a JSON list; nothing if that is better left to Python's own reader.
    fn read<'py>(&self, py: Python<'py>, body: &[u8]) -> PyResult<Option<Bound<'py, PyList>>> {
        let mut reader =
            Reader { layout: self, json: Jiter::new(body), shapes: Vec::new(), known: HashMap::new() };
        match reader.list(py) {
            Ok(list) => Ok(Some(list)),
            Err(Fault::Strange) => Ok(None),
            Err(Fault::Refused(error)) => Err(error),
        }
    }
}

/// Reads a list of records.
struct Reader<'a, 'py> {
    layout: &'a Layout,
    json: Jiter<'a>,
    shapes: Vec<Shape<'py>>,
    /// The shapes by the names of their fields.
    known: HashMap<Vec<String>, usize>,
}

impl<'py> Reader<'_, 'py> {
    fn list(&mut self, py: Python<'py>) -> Result<Bound<'py, PyList>, Fault> {
        let records = PyList::empty(py);
        let mut last = 0;
        let mut values = Vec::new();
        let mut next = self.json.next_array()?;
        while let Some(peek) = next {
            if peek != Peek::Object {
                return Err(Fault::Strange);
            }
            last = self.record(py, last, &mut values)?;
            records.append(self.made(py, last, &mut values)?)?;
            next = self.json.array_step()?;
        }
        self.json.finish()?;
        Ok(records)
    }

    /// The values of a record, and its shape, which probably is that of the last one.
    fn record(
        &mut self,
        py: Python<'py>,
        last: usize,
        values: &mut Vec<Bound<'py, PyAny>>,
    ) -> Result<usize, Fault> {
        let expected = self.shapes.get(last).map_or(&[][..], |shape| &shape.names);
        let mut otherwise: Option<Vec<String>> = None;
        let mut name = self.json.known_object()?;
        while let Some(wire) = name {
            let place = values.len();
            match &mut otherwise {
                None if expected.get(place).is_some_and(|(known, _)| known == wire) => {}
                None => {
                    let before = expected.iter().take(place).map(|(known, _)| known.clone());
                    otherwise = Some(before.chain([wire.to_owned()]).collect());
                }
                Some(names) => names.push(wire.to_owned()),
            }
            values.push(value(py, &mut self.json, 2)?);
            name = self.json.next_key()?;
        }
        if otherwise.is_none() && values.len() == expected.len() && !self.shapes.is_empty() {
            return Ok(last);
        }
        let names = otherwise
            .unwrap_or_else(|| expected.iter().take(values.len()).map(|(known, _)| known.clone()).collect());
        self.shape(py, names)
    }

    /// The shape with these names.
    fn shape(&mut self, py: Python<'py>, names: Vec<String>) -> Result<usize, Fault> {
        if let Some(shape) = self.known.get(&names) {
            return Ok(*shape);
        }
        let fields = &self.layout.fields;
        let place = |name: &String| fields.iter().position(|field| field.text == *name);
        let names: Vec<_> =
            names.into_iter().map(|name| (place(&name), name)).map(|(at, name)| (name, at)).collect();
        let mut seen = names.iter().map(|(name, _)| name).collect::<Vec<_>>();
        seen.sort_unstable();
        if seen.windows(2).any(|pair| pair[0] == pair[1]) {
            return Err(Fault::Strange);
        }
        // Of the names that come only those are kept for ever that a class has.
        let told = names.iter().map(|(name, place)| match place {
            Some(index) => fields[*index].wire.bind(py).clone(),
            None => PyString::new(py, name),
        });
        let travelling = PyTuple::new(py, told.collect::<Vec<_>>())?;
        let held = PyTuple::new(py, [travelling.as_any(), py.None().bind(py)])?;
        let has = |index: usize| names.iter().any(|(_, place)| *place == Some(index));
        let missing = (0..fields.len()).filter(|index| !fields[*index].is_required && !has(*index)).collect();
        self.known.insert(names.iter().map(|(name, _)| name.clone()).collect(), self.shapes.len());
        self.shapes.push(Shape { names, travelling, held, missing });
        Ok(self.shapes.len() - 1)
    }

    /// The instance for a record.
    fn made(
        &self,
        py: Python<'py>,
        shape: usize,
        values: &mut Vec<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let (layout, shape) = (self.layout, &self.shapes[shape]);
        let made = new(layout.class.bind(py))?;
        let mut others = None;
        let mut is_flat = true;
        for (value, (_, place)) in values.drain(..).zip(&shape.names) {
            is_flat = is_flat && is_simple(&value);
            match place {
                // SAFETY: it is an instance of the class in which this slot was found.
                Some(index) => unsafe { put(&made, layout.fields[*index].slot, Some(value)) },
                None => others.get_or_insert_with(Vec::new).push(value),
            }
        }
        for index in &shape.missing {
            // SAFETY: as above.
            unsafe { put(&made, layout.fields[*index].slot, Some(py.None().into_bound(py))) };
        }
        let held = others.map_or_else(|| Ok(shape.held.clone()), |others| shape.held_with(others))?;
        // SAFETY: as above. What holds nothing that may lead back to it is no business of the garbage collector's.
        unsafe {
            put(&made, layout.held, Some(held.into_any()));
            if is_flat && layout.is_bare {
                ffi::PyObject_GC_UnTrack(made.as_ptr().cast());
            }
        }
        Ok(made)
    }
}

impl<'py> Shape<'py> {
    /// What a record holds that has fields which are no slots; these are their values.
    fn held_with(&self, values: Vec<Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyTuple>> {
        let names = self.names.iter().enumerate().filter(|(_, (_, place))| place.is_none());
        let others = PyDict::new(self.held.py());
        for ((index, _), value) in names.zip(values) {
            others.set_item(self.travelling.get_item(index)?, value)?;
        }
        PyTuple::new(self.held.py(), [self.travelling.as_any(), others.as_any()])
    }
}

/// An instance whose slots are set to see where they are.
struct Probe<'py> {
    instance: Bound<'py, PyAny>,
    object: Bound<'py, PyAny>,
    size: usize,
}

impl<'py> Probe<'py> {
    fn of(class: &Bound<'py, PyType>) -> PyResult<Self> {
        let size = class.getattr("__basicsize__")?.extract()?;
        let object = class.py().import("builtins")?.getattr("object")?;
        Ok(Self { instance: new(class)?, object, size })
    }

    /// Where a slot is, of which this is the descriptor. (Under its name a subclass may have something else.)
    fn slot(&self, descriptor: &Bound<'py, PyAny>) -> PyResult<usize> {
        let mark = self.object.call0()?;
        descriptor.call_method1("__set__", (&self.instance, &mark))?;
        let mut slots = (size_of::<ffi::PyObject>()..self.size).step_by(SLOT);
        // SAFETY: that many bytes belong to the instance, and the place is aligned.
        let slot = slots.find(|slot| unsafe { *place(&self.instance, *slot) } == mark.as_ptr());
        slot.ok_or_else(|| PySystemError::new_err(format!("{descriptor:?} is no slot that can be found")))
    }
}

/// An instance without a value in its slots.
fn new<'py>(class: &Bound<'py, PyType>) -> PyResult<Bound<'py, PyAny>> {
    // SAFETY: it is a class, and what comes is an instance of its own, or nothing.
    let made =
        unsafe { Bound::from_owned_ptr_or_opt(class.py(), ffi::PyType_GenericAlloc(class.as_type_ptr(), 0)) };
    made.ok_or_else(|| PyMemoryError::new_err("there is no room for another record"))
}

/// Puts a value into a slot, and drops what is there.
///
/// # Safety
///
/// The slot must have been found in an instance of the same class.
unsafe fn put(model: &Bound<'_, PyAny>, slot: usize, value: Option<Bound<'_, PyAny>>) {
    let value = value.map_or(std::ptr::null_mut(), Bound::into_ptr);
    // SAFETY: the caller's promise.
    let before = unsafe { std::ptr::replace(place(model, slot), value) };
    // SAFETY: what is in a slot belongs to the instance.
    drop(unsafe { Bound::from_owned_ptr_or_opt(model.py(), before) });
}

fn place(model: &Bound<'_, PyAny>, slot: usize) -> *mut *mut ffi::PyObject {
    model.as_ptr().cast::<u8>().wrapping_add(slot).cast()
}

/// Whether a value can hold no other.
fn is_simple(value: &Bound<'_, PyAny>) -> bool {
    value.is_exact_instance_of::<PyString>()
        || !(value.is_instance_of::<PyDict>() || value.is_instance_of::<PyList>())
}
