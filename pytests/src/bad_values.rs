//! Values that do not fit: each conversion of a type of the standard library, for the table in the tests.

use keelback::prelude::*;

/// Each function takes a value of the type that it is named after, and returns it.
#[pymodule(submodule)]
pub(crate) mod bad_values {
    use std::borrow::Cow;
    use std::cell::Cell;
    use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
    use std::ffi::{CStr, CString, OsStr, OsString};
    use std::net::IpAddr;
    use std::num::{NonZeroI32, NonZeroU8, NonZeroU128};
    use std::path::{Path, PathBuf};

    use keelback::prelude::*;

    same! {
        int8: i8;
        int16: i16;
        int32: i32;
        int64: i64;
        int_size: isize;
        int128: i128;
        uint8: u8;
        uint16: u16;
        uint32: u32;
        uint64: u64;
        uint_size: usize;
        uint128: u128;
        non_zero8: NonZeroU8;
        non_zero32: NonZeroI32;
        non_zero128: NonZeroU128;
        float32: f32;
        float64: f64;
        boolean: bool;
        character: char;
        string: String;
        text: &str;
        cow_text: Cow<'_, str>;
        c_string: CString;
        c_text: &CStr;
        cow_c_text: Cow<'_, CStr>;
        byte_slice: &[u8];
        cow_bytes: Cow<'_, [u8]>;
        byte_vector: Vec<u8>;
        byte_array: [u8; 2];
        vector: Vec<i64>;
        array: [i64; 2];
        texts: Vec<String>;
        nested: Vec<Vec<u16>>;
        pair: (i64, String);
        hash_map: HashMap<String, i64>;
        tree_map: BTreeMap<i64, Vec<u8>>;
        hash_set: HashSet<i64>;
        tree_set: BTreeSet<String>;
        path: PathBuf;
        cow_path: Cow<'_, Path>;
        os_string: OsString;
        cow_os_text: Cow<'_, OsStr>;
        address: IpAddr;
        optional: Option<u8>;
        cell: Cell<i16>;
    }

    #[pymodule_export]
    use same::{
        address, annotations, array, boolean, byte_array, byte_slice, byte_vector, c_string, c_text, cell, character,
        cow_bytes, cow_c_text, cow_os_text, cow_path, cow_text, float32, float64, hash_map, hash_set, int_size, int8,
        int16, int32, int64, int128, nested, non_zero8, non_zero32, non_zero128, optional, os_string, pair, path,
        string, text, texts, tree_map, tree_set, uint_size, uint8, uint16, uint32, uint64, uint128, vector,
    };
}
