//! Values of the types of other crates, each behind the cargo feature that is named after the crate.

use keelback::prelude::*;

/// Most functions take a value of the type that they are named after, and return it.
#[pymodule(submodule)]
pub(crate) mod foreign_crates {
    use std::collections::hash_map::RandomState;

    use bigdecimal::BigDecimal;
    use bytes::Bytes;
    use either::Either;
    use eyre::WrapErr;
    use indexmap::IndexMap;
    use keelback::IntoPyObjectExt;
    use keelback::exceptions::{PyKeyError, PyValueError};
    use keelback::prelude::*;
    use num_bigint::{BigInt, BigUint};
    use num_complex::Complex;
    use num_rational::Ratio;
    use ordered_float::{NotNan, OrderedFloat};
    use rust_decimal::Decimal;
    use serde::{Deserialize, Serialize};
    use smallvec::SmallVec;
    use uuid::{NonNilUuid, Uuid};

    same! {
        big_int: BigInt;
        big_uint: BigUint;
        big_ints: Vec<BigInt>;
        big_decimal: BigDecimal;
        decimal: Decimal;
        complex32: Complex<f32>;
        complex64: Complex<f64>;
        ratio8: Ratio<i8>;
        ratio16: Ratio<i16>;
        ratio32: Ratio<i32>;
        ratio64: Ratio<i64>;
        ratio_size: Ratio<isize>;
        ratio_big: Ratio<BigInt>;
        ordered32: OrderedFloat<f32>;
        ordered64: OrderedFloat<f64>;
        not_nan32: NotNan<f32>;
        not_nan64: NotNan<f64>;
        byte_buffer: Bytes;
        int_or_text: Either<i32, String>;
        either_lists: Either<Vec<u8>, Either<f64, Vec<String>>>;
        hashbrown_map: hashbrown::HashMap<String, i64>;
        hashbrown_set: hashbrown::HashSet<i64>;
        index_map: IndexMap<String, i64>;
        index_maps: IndexMap<i64, IndexMap<String, Vec<BigInt>>>;
        small_bytes: SmallVec<[u8; 4]>;
        small_ints: SmallVec<[i64; 4]>;
        small_texts: SmallVec<[String; 2]>;
        any_uuid: Uuid;
        non_nil_uuid: NonNilUuid;
    }

    same_by_reference! {
        big_int_ref: BigInt;
        big_uint_ref: BigUint;
        decimal_ref: Decimal;
        complex32_ref: Complex<f32>;
        complex64_ref: Complex<f64>;
        ratio64_ref: Ratio<i64>;
        ratio_big_ref: Ratio<BigInt>;
        ordered64_ref: OrderedFloat<f64>;
        not_nan64_ref: NotNan<f64>;
        byte_buffer_ref: Bytes;
        int_or_text_ref: Either<i32, String>;
        hashbrown_map_ref: hashbrown::HashMap<String, i64, RandomState>;
        hashbrown_set_ref: hashbrown::HashSet<i64, RandomState>;
        index_map_ref: IndexMap<String, i64>;
        small_bytes_ref: SmallVec<[u8; 4]>;
        small_ints_ref: SmallVec<[i64; 4]>;
        any_uuid_ref: Uuid;
        non_nil_uuid_ref: NonNilUuid;
    }

    #[pymodule_export]
    use same::{
        annotations, any_uuid, big_decimal, big_int, big_ints, big_uint, byte_buffer, complex32, complex64, decimal,
        either_lists, hashbrown_map, hashbrown_set, index_map, index_maps, int_or_text, non_nil_uuid, not_nan32,
        not_nan64, ordered32, ordered64, ratio_big, ratio_size, ratio8, ratio16, ratio32, ratio64, small_bytes,
        small_ints, small_texts,
    };

    #[pymodule_export]
    use same_by_reference::{
        any_uuid_ref, big_int_ref, big_uint_ref, byte_buffer_ref, complex32_ref, complex64_ref, decimal_ref,
        hashbrown_map_ref, hashbrown_set_ref, index_map_ref, int_or_text_ref, non_nil_uuid_ref, not_nan64_ref,
        ordered64_ref, ratio_big_ref, ratio64_ref, small_bytes_ref, small_ints_ref,
    };

    /// `1 << bits`, to be shifted where no Python code has touched it.
    #[pyfunction]
    fn big_power(bits: u64) -> BigInt {
        BigInt::from(1) << bits
    }

    #[pyfunction]
    fn big_decimal_text(x: BigDecimal) -> String {
        x.to_plain_string()
    }

    #[pyfunction]
    fn parse_big_decimal(text: &str) -> PyResult<BigDecimal> {
        text.parse().map_err(|error: bigdecimal::ParseBigDecimalError| PyValueError::new_err(error.to_string()))
    }

    #[pyfunction]
    fn decimal_text(x: Decimal) -> String {
        x.to_string()
    }

    #[pyfunction]
    fn uuid_text(x: Uuid) -> String {
        x.to_string()
    }

    /// Which of the two an `Either` became.
    #[pyfunction]
    fn side(x: Either<i32, String>) -> &'static str {
        if x.is_left() { "left" } else { "right" }
    }

    fn failing(kind: &str) -> anyhow::Result<()> {
        Err(match kind {
            "message" => anyhow::anyhow!("something broke"),
            "context" => anyhow::anyhow!("the disk").context("the file").context("the job"),
            "standard" => std::io::Error::from_raw_os_error(2).into(),
            "standard context" => anyhow::Error::from("x".parse::<i32>().unwrap_err()).context("no number"),
            "python" => PyKeyError::new_err("lost").into(),
            "python context" => anyhow::Error::from(PyKeyError::new_err("lost")).context("no key"),
            _ => Python::attach(|py| {
                let error = PyKeyError::new_err("lost");
                error.set_cause(py, Some(PyValueError::new_err("root")));
                error.into()
            }),
        })
    }

    #[pyfunction]
    fn anyhow_error(kind: &str) -> anyhow::Result<()> {
        failing(kind)
    }

    #[pyfunction]
    fn eyre_error(kind: &str) -> eyre::Result<()> {
        Err(match kind {
            "message" => eyre::eyre!("something broke"),
            "context" => Err::<(), _>(eyre::eyre!("the disk")).wrap_err("the file").wrap_err("the job").unwrap_err(),
            "standard" => std::io::Error::from_raw_os_error(2).into(),
            "standard context" => eyre::Report::from("x".parse::<i32>().unwrap_err()).wrap_err("no number"),
            "python" => PyKeyError::new_err("lost").into(),
            "python context" => eyre::Report::from(PyKeyError::new_err("lost")).wrap_err("no key"),
            _ => Python::attach(|py| {
                let error = PyKeyError::new_err("lost");
                error.set_cause(py, Some(PyValueError::new_err("root")));
                error.into()
            }),
        })
    }

    /// A class whose instances `serde` can read and write.
    #[pyclass]
    #[derive(Serialize, Deserialize)]
    struct Account {
        #[pyo3(get, set)]
        name: String,
        #[pyo3(get)]
        owners: Vec<Py<Account>>,
    }

    #[pymethods]
    impl Account {
        #[new]
        fn new(name: String, owners: Vec<Py<Account>>) -> Self {
            Account { name, owners }
        }

        /// Calls back while this is borrowed for a change.
        fn while_borrowed(&mut self, callback: Bound<'_, PyAny>) -> PyResult<()> {
            callback.call0()?;
            self.name.push('!');
            Ok(())
        }
    }

    #[pyfunction]
    fn to_json(account: Py<Account>) -> PyResult<String> {
        serde_json::to_string(&account).map_err(|error| PyValueError::new_err(error.to_string()))
    }

    #[pyfunction]
    fn from_json(text: &str) -> PyResult<Py<Account>> {
        serde_json::from_str(text).map_err(|error| PyValueError::new_err(error.to_string()))
    }
}
