//! Paths, text of the operating system, addresses, cells.

use crate::{eval, eval_with, refused, round_trip};
use keelback_core::prelude::*;
use std::borrow::Cow;
use std::cell::Cell;
use std::ffi::{OsStr, OsString};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::path::{Path, PathBuf};

#[test]
fn paths_go_both_ways() {
    Python::attach(|py| {
        let object = Path::new("/a/é").into_pyobject(py).unwrap();
        assert!(object.is_instance(&py.import("pathlib").unwrap().getattr("Path").unwrap()).unwrap());
        assert_eq!(object.extract::<PathBuf>().unwrap(), Path::new("/a/é"));
        assert_eq!(eval(py, "'/b'").extract::<Cow<'_, Path>>().unwrap(), Path::new("/b"));
        let class = "class P:\n def __fspath__(s): return '/x'";
        assert_eq!(eval_with(py, class, "P()").extract::<PathBuf>().unwrap(), Path::new("/x"));
    });
    assert_eq!(refused::<PathBuf>("5"), "TypeError: expected str, bytes or os.PathLike object, not int");
}

#[test]
fn text_of_the_operating_system() {
    round_trip(OsString::from("keel"), "'keel'");
    Python::attach(|py| {
        assert_eq!(eval(py, "'é'").extract::<Cow<'_, OsStr>>().unwrap(), OsStr::new("é"));
    });
}

#[cfg(unix)]
#[test]
fn bytes_that_are_no_text_survive() {
    use std::os::unix::ffi::OsStrExt;

    let text = OsStr::from_bytes(b"a\xff");
    Python::attach(|py| {
        let object = text.into_pyobject(py).unwrap();
        assert_eq!(object.repr().unwrap(), "'a\\udcff'");
        assert_eq!(object.extract::<OsString>().unwrap(), text);
        let path = Path::new(text).into_pyobject(py).unwrap();
        assert_eq!(path.extract::<PathBuf>().unwrap(), Path::new(text));
    });
}

#[test]
fn addresses() {
    round_trip(IpAddr::V4(Ipv4Addr::new(10, 0, 0, 1)), "IPv4Address('10.0.0.1')");
    round_trip(IpAddr::V6(Ipv6Addr::LOCALHOST), "IPv6Address('::1')");
    Python::attach(|py| {
        assert_eq!(eval(py, "'::2'").extract::<IpAddr>().unwrap(), IpAddr::from([0, 0, 0, 0, 0, 0, 0, 2_u16]));
    });
    assert_eq!(refused::<IpAddr>("'x'"), "ValueError: invalid IP address syntax");
}

#[test]
fn cells() {
    round_trip(Cell::new(4), "4");
}
