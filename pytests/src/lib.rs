//! The extension that Keelback's behaviour is tested with from Python: `src/<topic>.rs` is the module `pytests.<topic>`,
//! and `tests/test_<topic>.py` says what holds of it.

#[macro_use]
mod same;

mod async_iteration;
mod attributes;
mod backed;
mod bad_values;
mod borrowing;
mod buffers;
mod causes;
mod class_buffers;
mod class_leaks;
mod class_options;
mod classes;
mod closures;
mod collector;
mod comparisons;
mod containers;
mod conversions;
mod coroutines;
mod data_classes;
mod data_enums;
mod date_crates;
mod datetimes;
mod derives;
mod enums;
mod errors;
mod exception_bases;
mod finalization;
mod foreign_crates;
mod forging;
mod functions;
mod inheritance;
mod inherited_slots;
mod initializers;
mod interpreters;
mod layout;
mod locking;
mod long_chains;
mod macro_rules;
mod modules;
mod native_bases;
mod notes;
mod numbers;
mod operator_sides;
mod ordinary_dunders;
pub mod own_gil;
mod panics;
mod parameters;
mod receivers;
mod results;
mod several_blocks;
mod special_methods;
mod sync;
mod threads;
mod token;
mod traversal;
mod type_information;
mod types_context;
mod types_frozendict;
mod types_iterator;
mod types_string;
mod unsendable;
mod warnings;

use keelback::prelude::*;

/// Behaviour as Python sees it.
#[pymodule]
pub mod pytests {
    #[pymodule_export]
    use crate::{
        bad_values::bad_values, borrowing::borrowing, causes::causes, classes::classes, collector::collector,
        conversions::conversions, date_crates::date_crates, datetimes::datetimes, derives::derives, errors::errors,
        finalization::finalization, foreign_crates::foreign_crates, forging::forging, functions::functions,
        inheritance::inheritance, interpreters::interpreters, layout::layout, macro_rules::macro_rules,
        modules::modules, native_bases::native_bases, notes::notes, panics::panics, parameters::parameters,
        results::results, special_methods::special_methods, warnings::warnings,
    };

    #[pymodule_export]
    use crate::{class_options::class_options, data_classes::data_classes, data_enums::data_enums, enums::enums};

    #[pymodule_export]
    use crate::{
        backed::backed, buffers::buffers, closures::closures, coroutines::coroutines, locking::locking, sync::sync,
        threads::threads, type_information::type_information, types_context::types_context,
        types_frozendict::types_frozendict, types_iterator::types_iterator, types_string::types_string,
        unsendable::unsendable,
    };

    #[pymodule_export]
    use crate::{
        async_iteration::async_iteration, attributes::attributes, class_buffers::class_buffers,
        class_leaks::class_leaks, comparisons::comparisons, containers::containers, exception_bases::exception_bases,
        inherited_slots::inherited_slots, initializers::initializers, long_chains::long_chains, numbers::numbers,
        operator_sides::operator_sides, ordinary_dunders::ordinary_dunders, receivers::receivers,
        several_blocks::several_blocks, traversal::traversal,
    };
}
