//! PE libraries. Written from the format's description; not tested on the system itself.

use object::read::NameOrOrdinal;
use object::read::pe::{ImageNtHeaders, PeFile};
use object::{Object, ReadRef};

use crate::artifact::library::{Library, System};

/// Fills in what the file says about itself.
pub(super) fn read<'data, P, R>(file: &PeFile<'data, P, R>, library: &mut Library) -> object::Result<()>
where
    P: ImageNtHeaders,
    R: ReadRef<'data>,
{
    library.system = System::Windows;
    for export in file.exports()? {
        if let NameOrOrdinal::Name(name) = export?.name() {
            library.add_export(&String::from_utf8_lossy(name));
        }
    }
    for import in file.imports()? {
        let import = import?;
        if let NameOrOrdinal::Name(name) = import.name() {
            library.add_undefined(&String::from_utf8_lossy(name));
        }
        let needed = String::from_utf8_lossy(import.library()).into_owned();
        if !library.needed.contains(&needed) {
            library.needed.push(needed);
        }
    }
    Ok(())
}
