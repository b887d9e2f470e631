//! Internet addresses, as the module `ipaddress` has them.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::by_reference;
use super::imported::class;
use crate::conversion::{FromPyObject, IntoPyObject};
use crate::exceptions::PyValueError;
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::sync::interpreter::ObjectCell;
use crate::{type_hint_identifier, type_hint_union};

const IPV4: PyStaticExpr = type_hint_identifier!("ipaddress", "IPv4Address");
const IPV6: PyStaticExpr = type_hint_identifier!("ipaddress", "IPv6Address");
const EITHER: PyStaticExpr = type_hint_union!(IPV4, IPV6);

impl FromPyObject<'_, '_> for IpAddr {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = EITHER;

    /// An address of the module `ipaddress`, or anything whose text is one.
    #[inline]
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<IpAddr> {
        if let Some(packed) = object.getattr_opt(crate::intern!(object.py(), "packed"))? {
            if let Ok(packed) = packed.extract::<[u8; 4]>() {
                return Ok(IpAddr::from(packed));
            }
            return match packed.extract::<[u8; 16]>() {
                Ok(packed) => Ok(IpAddr::from(packed)),
                Err(_) => Err(PyValueError::new_err("invalid packed length")),
            };
        }
        Ok(object.str()?.to_cow()?.parse()?)
    }
}

impl<'py> IntoPyObject<'py> for Ipv4Addr {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = IPV4;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        static CLASS: ObjectCell = ObjectCell::new();
        class(py, &CLASS, "ipaddress", "IPv4Address")?.call1((u32::from(self),))
    }
}

impl<'py> IntoPyObject<'py> for Ipv6Addr {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = IPV6;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        static CLASS: ObjectCell = ObjectCell::new();
        class(py, &CLASS, "ipaddress", "IPv6Address")?.call1((u128::from(self),))
    }
}

impl<'py> IntoPyObject<'py> for IpAddr {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = EITHER;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        match self {
            IpAddr::V4(address) => address.into_pyobject(py),
            IpAddr::V6(address) => address.into_pyobject(py),
        }
    }
}

by_reference! {
    Ipv4Addr => PyAny, PyErr, |value| *value;
    Ipv6Addr => PyAny, PyErr, |value| *value;
    IpAddr => PyAny, PyErr, |value| *value;
}
