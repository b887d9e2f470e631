//! What the chapters of the guide show: one file for each, and one module with all of it.

mod arguments;
mod dictionaries;
mod errors;
mod stubs;

/// What the chapters of the guide show.
#[keelback::pymodule]
mod guide {
    #[pymodule_export]
    use crate::arguments::{connect, describe, join, repeat, scale, shout};
    #[pymodule_export]
    use crate::dictionaries::{Server, count_letters, invert, longest_value, merge, port_of, server, settings};
    #[pymodule_export]
    use crate::errors::{ConfigError, first_line, half, lenient, parse_pair, read_config, strict_sum};
    #[pymodule_export]
    use crate::stubs::{places, shared};
}
