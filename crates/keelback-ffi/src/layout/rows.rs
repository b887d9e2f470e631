//! One row per family of versions.

use super::{Layout, LongLayout};
use crate::load::Build;

const WORD: usize = size_of::<usize>();

/// What differs between versions.
struct Row {
    /// Words between a tuple's size and its items: 3.14 keeps a hash there.
    tuple_gap: usize,
    /// Words between a string's state and its characters.
    ascii_gap: usize,
    /// The same for a string that is not ASCII.
    unicode_gap: usize,
    tagged: bool,
    ascii_mask: u32,
    immortal: u64,
    count: u64,
}

const GIL: Row = Row {
    tuple_gap: 0,
    // The state's own word, and up to 3.11 the pointer `wstr`.
    ascii_gap: 2,
    // And `utf8_length`, `utf8`, and up to 3.11 `wstr_length`.
    unicode_gap: 5,
    tagged: false,
    ascii_mask: 0x60,
    immortal: NEVER,
    count: u64::MAX,
};

#[cfg(target_pointer_width = "64")]
const NEVER: u64 = 0;
#[cfg(not(target_pointer_width = "64"))]
const NEVER: u64 = u64::MAX;

/// The row for this build, or `None` for a version that is not frozen.
const fn known(build: &Build) -> Option<Row> {
    let from_3_12 =
        Row { ascii_gap: 1, unicode_gap: 3, tagged: true, immortal: immortal(build.minor), count: 0xFFFF_FFFF, ..GIL };
    match (build.minor, build.free_threaded) {
        (9..=11, false) => Some(GIL),
        (12 | 13, false) => Some(from_3_12),
        (14 | 15, false) => Some(Row { tuple_gap: 1, ..from_3_12 }),
        (14 | 15, true) => Some(Row { tuple_gap: 1, ascii_mask: 0x1800, ..from_3_12 }),
        _ => None,
    }
}

/// From 3.12, 64-bit builds test a bit of the count, 32-bit builds compare.
const fn immortal(minor: u8) -> u64 {
    if cfg!(target_pointer_width = "64") {
        0x8000_0000
    } else if minor < 14 {
        0x3FFF_FFFF
    } else {
        1 << 30
    }
}

/// The layout that `build` should have.
pub(super) const fn row(build: &Build) -> Layout {
    let mut layout = Layout {
        version_hex: build.version_hex,
        minor: build.minor,
        free_threaded: build.free_threaded,
        debug: build.debug,
        header: build.header,
        ..Layout::FUNCTIONS
    };
    let Some(row) = known(build) else {
        return layout;
    };
    let header = build.header;
    layout.type_offset = header - WORD;
    layout.type_shift = header - 2 * WORD;
    layout.type_fields = true;
    layout.inline_refcounts = !build.free_threaded && !build.debug && header == 2 * WORD;
    layout.immortal = row.immortal;
    layout.count = row.count;
    layout.size_offset = header;
    layout.tuple_items = header + WORD + row.tuple_gap * WORD;
    // Without the GIL, another thread may replace the items at any time.
    layout.list_items = if build.free_threaded { 0 } else { header + WORD };
    layout.own_list_items = header + WORD;
    layout.long = long(&row, build);
    layout.float_value = header;
    layout.bytes_data = header + 2 * WORD;
    // The state is a bit field, whose order follows the machine's.
    if cfg!(target_endian = "little") {
        layout.ascii_state = header + 2 * WORD;
        layout.ascii_mask = row.ascii_mask;
        layout.ascii_data = layout.ascii_state + row.ascii_gap * WORD;
        layout.unicode_data = layout.ascii_state + row.unicode_gap * WORD;
    }
    layout
}

const fn long(row: &Row, build: &Build) -> LongLayout {
    let (count, digits) = (build.header, build.header + WORD);
    if build.short_digits {
        LongLayout::Functions
    } else if row.tagged {
        LongLayout::Tagged { tag: count, digits }
    } else {
        LongLayout::Signed { size: count, digits }
    }
}

/// The row of the version that `KEELBACK_ONE_VERSION` names, as `13`, or `14t` for the build without the GIL.
#[cfg(keelback_one_version)]
pub(super) const ONE_VERSION: Layout = {
    static BUILD: Build = Build {
        version_hex: 0x0300_00F0 | (MINOR as u32) << 16,
        minor: MINOR,
        free_threaded: FREE_THREADED,
        debug: false,
        header: if FREE_THREADED { 4 * WORD } else { 2 * WORD },
        short_digits: false,
        text: String::new(),
    };
    row(&BUILD)
};

#[cfg(keelback_one_version)]
const NAMED: &[u8] = env!("KEELBACK_ONE_VERSION").as_bytes();

#[cfg(keelback_one_version)]
const FREE_THREADED: bool = matches!(NAMED, [.., b't']);

#[cfg(keelback_one_version)]
const MINOR: u8 = match NAMED {
    [tens @ b'1'..=b'9', ones @ b'0'..=b'9', ..] => (*tens - b'0') * 10 + (*ones - b'0'),
    [ones @ b'0'..=b'9'] => *ones - b'0',
    _ => panic!("KEELBACK_ONE_VERSION is the minor version: 13 for Python 3.13, 14t for free-threaded 3.14"),
};
