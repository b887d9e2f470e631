//! What every object can do, and the less common types.

use crate::{eval, eval_with, text};
use keelback_core::prelude::*;
use keelback_core::pyclass::CompareOp;
use keelback_core::types::*;
use std::cmp::Ordering;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};

#[test]
fn attributes() {
    Python::attach(|py| {
        let object = eval_with(py, "class C: pass", "C()");
        object.setattr("x", 5).unwrap();
        assert_eq!(object.getattr("x").unwrap().extract::<i32>().unwrap(), 5);
        assert!(object.hasattr("x").unwrap() && !object.hasattr("y").unwrap());
        assert!(object.getattr_opt("y").unwrap().is_none());
        object.delattr("x").unwrap();
        assert_eq!(text(object.getattr("x").unwrap_err()), "AttributeError: 'C' object has no attribute 'x'");
        let raising = eval_with(py, "class C:\n @property\n def x(s): raise ValueError('no')", "C()");
        assert_eq!(text(raising.hasattr("x").unwrap_err()), "ValueError: no");
        assert!(object.dir().unwrap().contains("__class__").unwrap());
    });
}

#[test]
fn comparisons() {
    Python::attach(|py| {
        let one = eval(py, "1");
        assert!(one.lt(2).unwrap() && one.le(1).unwrap() && one.eq(1).unwrap());
        assert!(one.ne(2).unwrap() && one.gt(0).unwrap() && one.ge(1).unwrap());
        assert_eq!(one.compare(2).unwrap(), Ordering::Less);
        let nan = eval(py, "float('nan')");
        assert!(!nan.eq(&nan).unwrap());
        assert_eq!(text(nan.compare(1).unwrap_err()), "TypeError: PyAny::compare(): All comparisons returned false");
        assert_eq!(one.rich_compare(1, CompareOp::Ne).unwrap().to_string(), "False");
        assert_eq!(CompareOp::from_raw(5), Some(CompareOp::Ge));
        assert_eq!(CompareOp::from_raw(6), None);
        assert!(CompareOp::Ne.matches(Ordering::Less) && !CompareOp::Lt.matches(Ordering::Equal));
    });
}

#[test]
fn arithmetic() {
    Python::attach(|py| {
        let seven = eval(py, "7");
        let show = |object: PyResult<Bound<'_, PyAny>>| object.unwrap().to_string();
        assert_eq!(show(seven.add(2)), "9");
        assert_eq!(show(seven.sub(2)), "5");
        assert_eq!(show(seven.mul(2)), "14");
        assert_eq!(show(seven.div(2)), "3.5");
        assert_eq!(show(seven.floor_div(2)), "3");
        assert_eq!(show(seven.rem(2)), "1");
        assert_eq!(show(seven.divmod(2)), "(3, 1)");
        assert_eq!(show(seven.pow(2, py.None())), "49");
        assert_eq!(show(seven.pow(2, 5)), "4");
        assert_eq!(show(seven.lshift(1)), "14");
        assert_eq!(show(seven.rshift(1)), "3");
        assert_eq!(show(seven.bitand(2)), "2");
        assert_eq!(show(seven.bitor(8)), "15");
        assert_eq!(show(seven.bitxor(1)), "6");
        assert_eq!(show(seven.neg()), "-7");
        assert_eq!(show(seven.bitnot()), "-8");
        assert_eq!(show(seven.neg().unwrap().abs()), "7");
        assert!(text(seven.matmul(1).unwrap_err()).starts_with("TypeError: unsupported operand type(s) for @"));
    });
}

#[test]
fn items_truth_and_text() {
    Python::attach(|py| {
        let list = eval(py, "['a', 'b']");
        assert_eq!(list.get_item(-1).unwrap().to_string(), "b");
        list.set_item(0, 5).unwrap();
        list.del_item(1).unwrap();
        assert_eq!(format!("{list} {list:?}"), "[5] [5]");
        assert!(list.contains(5).unwrap() && list.is_truthy().unwrap() && !list.is_empty().unwrap());
        assert_eq!(text(list.hash().unwrap_err()), "TypeError: unhashable type: 'list'");
        assert_eq!(text(eval(py, "5").len().unwrap_err()), "TypeError: object of type 'int' has no len()");
        assert_eq!(eval(py, "-1").hash().unwrap(), -2);
        assert!(eval(py, "None").is_none());
        assert_eq!(format!("{}", eval(py, "'x'").unbind()), "x");
        let unprintable = eval_with(py, "class C:\n def __repr__(s): raise ValueError", "C()");
        assert_eq!(format!("{unprintable:?}"), "<unprintable C object>");
    });
}

#[test]
fn types() {
    Python::attach(|py| {
        let class = eval_with(py, "class A:\n class B(int): pass", "A.B").cast_into::<PyType>().unwrap();
        assert_eq!(class.name().unwrap(), "B");
        assert_eq!(class.qualname().unwrap(), "A.B");
        assert_eq!(class.module().unwrap(), "builtins");
        assert!(class.is_subclass_of::<PyInt>().unwrap());
        assert_eq!(class.bases().to_string(), "(<class 'int'>,)");
        assert_eq!(class.mro().len(), 3);
        assert_eq!(py.get_type::<PyInt>().fully_qualified_name().unwrap(), "int");
        let ordered = py.import("collections").unwrap().getattr("OrderedDict").unwrap();
        assert_eq!(ordered.cast::<PyType>().unwrap().fully_qualified_name().unwrap(), "collections.OrderedDict");
        let object = class.call1((5,)).unwrap();
        assert!(object.is_instance_of::<PyInt>() && !object.is_exact_instance_of::<PyInt>());
        assert!(object.is_instance(&class).unwrap() && object.is_exact_instance(&class));
        assert!(PyType::new::<PyInt>(py).is(py.get_type::<PyInt>()));
        assert_eq!(
            text(object.is_instance(&eval(py, "5")).unwrap_err().clone_ref(py)).split(':').next(),
            Some("TypeError")
        );
    });
}

#[test]
fn modules() {
    Python::attach(|py| {
        let module = PyModule::new(py, "sub").unwrap();
        module.add("x", 5).unwrap();
        module.add("x", 6).unwrap();
        assert_eq!(module.index().unwrap().to_string(), "['x']");
        assert_eq!(module.name().unwrap(), "sub");
        assert!(module.dict().contains("x").unwrap());
        assert_eq!(text(module.filename().unwrap_err()), "SystemError: module filename missing");
        assert_eq!(
            text(py.import("no_such_module").unwrap_err()),
            "ModuleNotFoundError: No module named 'no_such_module'"
        );
        assert_eq!(py.import("os.path").unwrap().getattr("sep").unwrap().to_string(), "/");
        let parent = PyModule::new(py, "parent").unwrap();
        parent.add_submodule(&module).unwrap();
        assert!(parent.getattr("sub").unwrap().is(&module));
        let wrong = PyModule::from_code(py, c"x =", c"f.py", c"m").unwrap_err();
        assert!(text(wrong).starts_with("SyntaxError: invalid syntax (f.py, line 1)"));
    });
}

#[test]
fn code_frames_and_tracebacks() {
    Python::attach(|py| {
        let code = PyCode::compile(py, c"6 * 7", c"f.py", PyCodeInput::Eval).unwrap();
        assert_eq!(code.run(None, None).unwrap().extract::<i32>().unwrap(), 42);
        let frame = PyFrame::new(py, c"f.py", c"work", 7).unwrap();
        assert_eq!(frame.line_number(), 7);
        assert_eq!(frame.code().getattr("co_name").unwrap().to_string(), "work");
        assert!(frame.globals().is_instance_of::<PyDict>());
        let traceback = PyTraceback::new(py, None, frame, 0, 7).unwrap();
        let text = traceback.format().unwrap();
        assert!(text.starts_with("Traceback (most recent call last):\n  File \"f.py\", line 7, in work"), "{text}");
    });
}

#[test]
fn weak_references() {
    Python::attach(|py| {
        let object = eval_with(py, "class C: pass", "C()");
        let reference = PyWeakrefReference::new(&object).unwrap();
        let proxy = PyWeakrefProxy::new(&object).unwrap();
        assert!(reference.upgrade().unwrap().is(&object));
        assert!(proxy.upgrade().unwrap().is(&object));
        assert!(reference.cast::<PyWeakref>().is_ok() && proxy.as_any().cast::<PyWeakref>().is_ok());
        assert!(reference.upgrade_as::<PyInt>().is_err());
        drop(object);
        assert!(reference.upgrade().is_none() && proxy.upgrade().is_none());
        assert_eq!(
            text(PyWeakrefReference::new(&eval(py, "5")).unwrap_err()),
            "TypeError: cannot create weak reference to 'int' object"
        );
    });
}

#[test]
fn capsules() {
    struct Told(Arc<AtomicBool>);

    impl Drop for Told {
        fn drop(&mut self) {
            self.0.store(true, SeqCst);
        }
    }

    Python::attach(|py| {
        let dropped = Arc::new(AtomicBool::new(false));
        let capsule = PyCapsule::new_with_value(py, Told(dropped.clone()), c"a.b").unwrap();
        assert!(capsule.is_valid_checked(Some(c"a.b")) && !capsule.is_valid_checked(None));
        assert_eq!(
            text(capsule.pointer_checked(None).unwrap_err()),
            "ValueError: PyCapsule_GetPointer called with incorrect name"
        );
        // SAFETY: the capsule lives.
        let name = unsafe { capsule.name().unwrap().unwrap().as_cstr() };
        assert_eq!(name, c"a.b");
        assert!(!dropped.load(SeqCst));
        drop(capsule);
        assert!(dropped.load(SeqCst));
        let context = Arc::new(AtomicBool::new(false));
        let told = context.clone();
        let capsule = PyCapsule::new_with_value_and_destructor(py, 5_u64, c"n", move |value, pointer| {
            told.store(value == 5 && !pointer.is_null(), SeqCst);
        });
        let capsule = capsule.unwrap();
        let pointer = capsule.pointer_checked(Some(c"n")).unwrap().cast::<u64>();
        // SAFETY: the value comes first in what the capsule points to.
        let value = unsafe { *pointer.as_ref() };
        assert_eq!(value, 5);
        assert!(capsule.context().unwrap().is_null());
        capsule.set_context(std::ptr::dangling_mut::<u64>().cast()).unwrap();
        drop(capsule);
        assert!(context.load(SeqCst));
        let named = PyCapsule::new(py, 1_u8, Some(c"own".to_owned())).unwrap();
        assert!(named.is_valid_checked(Some(c"own")));
        assert!(PyCapsule::import_pointer(py, c"datetime.datetime_CAPI").is_ok());
        assert!(PyCapsule::import_pointer(py, c"datetime.nope").is_err());
    });
}

#[test]
fn complex_numbers() {
    Python::attach(|py| {
        let number = PyComplex::from_doubles(py, 3.0, -4.0);
        assert_eq!((number.real(), number.imag(), number.abs()), (3.0, -4.0, 5.0));
        assert_eq!((&number + &number).to_string(), "(6-8j)");
        assert_eq!((&number * &number).to_string(), "(-7-24j)");
        assert_eq!((-&number).to_string(), "(-3+4j)");
        assert_eq!(number.pow(&PyComplex::from_doubles(py, 0.0, 0.0)).to_string(), "(1+0j)");
    });
}

#[test]
fn singletons() {
    Python::attach(|py| {
        assert!(PyNone::get(py).is_none());
        assert_eq!(PyEllipsis::get(py).to_string(), "Ellipsis");
        assert_eq!(PyNotImplemented::get(py).to_string(), "NotImplemented");
        assert!(PyBool::new(py, true).is_true() && PyBool::new(py, false) == false);
        assert!(eval(py, "None").cast::<PyNone>().is_ok());
        assert_eq!(
            text(eval(py, "1").cast::<PyNone>().unwrap_err()),
            "TypeError: 'int' object is not an instance of 'None'"
        );
    });
}

#[test]
fn super_and_generic_aliases() {
    Python::attach(|py| {
        let object = eval_with(py, "class A:\n def f(s): return 'A'\nclass B(A):\n def f(s): return 'B'", "B()");
        let parent = object.py_super().unwrap();
        assert_eq!(parent.call_method0("f").unwrap().to_string(), "A");
        let alias = PyGenericAlias::new(py, &eval(py, "list"), &eval(py, "int")).unwrap();
        assert_eq!(alias.to_string(), "list[int]");
    });
}
