#![allow(unused)]

use keelback::prelude::*;

#[pyclass(frozen)]
struct Class {
    value: i64,
}

#[pymethods]
impl Class {
    fn change(&mut self) {
        self.value += 1;
    }

    fn guard(mut slf: PyRefMut<'_, Self>) {
        slf.value += 1;
    }

    fn other(&self, other: &mut Class) {
        other.value += 1;
    }
}

fn main() {}
