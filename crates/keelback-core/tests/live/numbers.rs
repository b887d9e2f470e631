//! Integers, floats, bools.

use crate::{eval, eval_with, refused, round_trip, text};
use keelback_core::prelude::*;
use std::num::{NonZeroI64, NonZeroU8};

#[test]
fn integers_go_both_ways() {
    round_trip(i8::MIN, "-128");
    round_trip(u8::MAX, "255");
    round_trip(i16::MIN, "-32768");
    round_trip(u16::MAX, "65535");
    round_trip(i32::MIN, "-2147483648");
    round_trip(u32::MAX, "4294967295");
    round_trip(i64::MIN, "-9223372036854775808");
    round_trip(i64::MAX, "9223372036854775807");
    round_trip(u64::MAX, "18446744073709551615");
    round_trip(isize::MIN, "-9223372036854775808");
    round_trip(usize::MAX, "18446744073709551615");
    round_trip(i128::MIN, "-170141183460469231731687303715884105728");
    round_trip(i128::MAX, "170141183460469231731687303715884105727");
    round_trip(u128::MAX, "340282366920938463463374607431768211455");
    round_trip(NonZeroU8::MAX, "255");
    round_trip(NonZeroI64::MIN, "-9223372036854775808");
}

/// Where the number of digits of an `int` changes, and around zero.
#[test]
fn integers_at_the_edges_of_digits() {
    for bits in [0, 14, 15, 16, 29, 30, 31, 44, 45, 59, 60, 61, 62, 63, 64, 89, 90, 126] {
        for difference in -1..=1_i128 {
            for value in [(1_i128 << bits) + difference, -(1_i128 << bits) + difference] {
                round_trip(value, &value.to_string());
                if let Ok(value) = i64::try_from(value) {
                    round_trip(value, &value.to_string());
                }
                if let Ok(value) = u64::try_from(value) {
                    round_trip(value, &value.to_string());
                }
                if let Ok(value) = u128::try_from(value) {
                    round_trip(value, &value.to_string());
                }
            }
        }
    }
}

#[test]
fn out_of_range() {
    let range = "OverflowError: out of range integral type conversion attempted";
    let long = "OverflowError: Python int too large to convert to C long";
    assert_eq!(refused::<u8>("256"), range);
    assert_eq!(refused::<u8>("-1"), range);
    assert_eq!(refused::<i8>("-129"), range);
    assert_eq!(refused::<i32>("2**31"), range);
    assert_eq!(refused::<i32>("2**63"), long);
    assert_eq!(refused::<i64>("2**63"), long);
    assert_eq!(refused::<i64>("-2**63-1"), long);
    assert_eq!(refused::<u64>("2**64"), "OverflowError: int too big to convert");
    assert_eq!(refused::<u64>("-1"), "OverflowError: can't convert negative int to unsigned");
    assert_eq!(refused::<usize>("-2**70"), "OverflowError: can't convert negative int to unsigned");
    assert_eq!(refused::<i128>("2**127"), "OverflowError: Python int larger than 128 bits");
    assert_eq!(refused::<u128>("2**128"), "OverflowError: Python int larger than 128 bits");
    assert_eq!(refused::<u128>("-1"), "ValueError: Cannot convert negative int");
    assert_eq!(refused::<NonZeroU8>("0"), "ValueError: invalid zero value");
    assert_eq!(refused::<NonZeroU8>("False"), "ValueError: invalid zero value");
}

#[test]
fn not_an_integer() {
    assert_eq!(refused::<i32>("'x'"), "TypeError: 'str' object cannot be interpreted as an integer");
    assert_eq!(refused::<u64>("None"), "TypeError: 'NoneType' object cannot be interpreted as an integer");
    assert_eq!(refused::<i128>("1.0"), "TypeError: 'float' object cannot be interpreted as an integer");
    assert_eq!(refused::<Option<u8>>("[]"), "TypeError: 'list' object cannot be interpreted as an integer");
}

#[test]
fn index_is_asked() {
    let class = "class Index:\n def __init__(s, v): s.v = v\n def __index__(s):\n  if isinstance(s.v, Exception): raise s.v\n  return s.v\nimport enum\nclass E(enum.IntEnum): A = 3";
    Python::attach(|py| {
        assert_eq!(eval_with(py, class, "Index(5)").extract::<u8>().unwrap(), 5);
        assert_eq!(eval_with(py, class, "Index(2**100)").extract::<i128>().unwrap(), 1 << 100);
        assert_eq!(eval_with(py, class, "E.A").extract::<i64>().unwrap(), 3);
        assert_eq!(eval(py, "True").extract::<i64>().unwrap(), 1);
        let error = eval_with(py, class, "Index(ValueError('no'))").extract::<u8>().unwrap_err();
        assert_eq!(text(error), "ValueError: no");
    });
}

#[test]
fn floats() {
    round_trip(1.5_f64, "1.5");
    round_trip(f64::INFINITY, "inf");
    round_trip(1.5_f32, "1.5");
    Python::attach(|py| {
        assert!(eval(py, "float('nan')").extract::<f64>().unwrap().is_nan());
        assert_eq!(eval(py, "3").extract::<f64>().unwrap(), 3.0);
        assert_eq!(eval(py, "-1.0").extract::<f64>().unwrap(), -1.0);
        assert_eq!(eval(py, "1e300").extract::<f32>().unwrap(), f32::INFINITY);
        let object = eval_with(py, "class F:\n def __float__(s): return 2.5", "F()");
        assert_eq!(object.extract::<f64>().unwrap(), 2.5);
    });
    assert_eq!(refused::<f64>("'1.5'"), "TypeError: must be real number, not str");
    assert_eq!(refused::<f64>("10**400"), "OverflowError: int too large to convert to float");
}

#[test]
fn bools() {
    round_trip(true, "True");
    round_trip(false, "False");
    assert_eq!(refused::<bool>("1"), "TypeError: 'int' object is not an instance of 'bool'");
    assert_eq!(refused::<bool>("None"), "TypeError: 'None' is not an instance of 'bool'");
}

#[test]
fn numpy_bools_are_taken_for_bools() {
    let class = "class bool_:\n def __bool__(s): return True\nbool_.__module__ = 'numpy'";
    Python::attach(|py| {
        assert!(eval_with(py, class, "bool_()").extract::<bool>().unwrap());
        let other = class.replace("numpy", "other");
        assert!(eval_with(py, &other, "bool_()").extract::<bool>().is_err());
    });
}
