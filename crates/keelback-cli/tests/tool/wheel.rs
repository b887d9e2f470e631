//! Wheels, read by Python.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::project::{Outcome, python};

/// A wheel that was built.
pub(crate) struct Wheel(PathBuf);

const READ: &str = r#"
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as wheel:
    if sys.argv[2:]:
        sys.stdout.write(wheel.read(sys.argv[2]).decode())
    else:
        for member in wheel.infolist():
            print(member.filename, oct(member.external_attr >> 16 & 0o777)[2:], *member.date_time[:3])
"#;

const PACKING: &str = r#"
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as wheel:
    members = wheel.infolist()
    ways = sorted({zipfile.compressor_names[member.compress_type] for member in members})
    print(",".join(ways), sum(member.compress_size for member in members))
"#;

const VERIFY: &str = r#"
import base64, csv, hashlib, io, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as wheel:
    names = wheel.namelist()
    record = names[-1]
    rows = list(csv.reader(io.StringIO(wheel.read(record).decode())))
    assert [row[0] for row in rows] == names, (rows, names)
    for name, digest, size in rows[:-1]:
        data = wheel.read(name)
        found = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")
        assert (digest, size) == ("sha256=" + found, str(len(data))), name
    assert rows[-1] == [record, "", ""]
"#;

impl Wheel {
    /// The only wheel in a directory, after its `RECORD` has been verified.
    #[track_caller]
    pub(crate) fn only_in(directory: &Path) -> Self {
        let entries = directory.read_dir().expect("a directory").flatten();
        let paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
        assert_eq!(paths.len(), 1, "{paths:?}");
        let wheel = Self(paths[0].clone());
        wheel.ask(VERIFY, &[]);
        wheel
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn name(&self) -> String {
        self.0.file_name().expect("a name").to_string_lossy().into_owned()
    }

    /// The tag without the platform.
    pub(crate) fn tag(&self) -> String {
        let name = self.name();
        let parts: Vec<&str> = name.trim_end_matches(".whl").split('-').collect();
        format!("{}-{}", parts[2], parts[3])
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        std::fs::read(&self.0).expect("a wheel")
    }

    /// The members' names, without `.dist-info`.
    pub(crate) fn package(&self) -> Vec<String> {
        let names = self.members().into_iter().map(|line| line.split(' ').next().unwrap_or("").to_owned());
        names.filter(|name| !name.contains(".dist-info/")).collect()
    }

    /// The members' names, modes and dates.
    pub(crate) fn members(&self) -> Vec<String> {
        self.ask(READ, &[]).lines().map(str::to_owned).collect()
    }

    /// How the members are compressed, each way once, and how many bytes they take together.
    pub(crate) fn packing(&self) -> (String, u64) {
        let said = self.ask(PACKING, &[]);
        let (ways, size) = said.trim_end().split_once(' ').expect("two words");
        (ways.to_owned(), size.parse().expect("a number"))
    }

    pub(crate) fn text(&self, member: &str) -> String {
        self.ask(READ, &[member])
    }

    #[track_caller]
    fn ask(&self, program: &str, arguments: &[&str]) -> String {
        let mut command = Command::new(python());
        Outcome::of(command.args(["-c", program]).arg(&self.0).args(arguments)).succeeds().stdout
    }
}
