//! Projects in temporary directories, and the tool called on them.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

/// An extension without dependencies, whose functions make no module: good enough to be packed.
pub(crate) const HOLLOW: &str = r#"
#[unsafe(no_mangle)]
pub extern "C" fn PyInit_MODULE() -> *mut u8 {
    std::ptr::null_mut()
}

#[unsafe(no_mangle)]
pub extern "C" fn PyModExport_MODULE() -> *mut u8 {
    std::ptr::null_mut()
}
"#;

/// An extension written against the C API, which Python can import: it has the constant `value`.
///
/// The header of its definition is that of the Python at hand: longer without the GIL, where it says "not counted".
pub(crate) const WORKING: &str = r#"
use std::ffi::{CStr, c_char, c_int, c_long, c_void};
use std::ptr::addr_of_mut;

const MOST: usize = 15;
static mut DEFINITION: [usize; MOST] = [0; MOST];
static mut SLOTS: [usize; 6] = [0; 6];

unsafe extern "C" {
    fn Py_GetVersion() -> *const c_char;
    fn PyModuleDef_Init(definition: *mut usize) -> *mut c_void;
    fn PyModule_AddIntConstant(module: *mut c_void, name: *const c_char, value: c_long) -> c_int;
}

unsafe extern "C" fn execute(module: *mut c_void) -> c_int {
    unsafe { PyModule_AddIntConstant(module, c"value".as_ptr(), VALUE) }
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyInit_MODULE() -> *mut c_void {
    unsafe {
        let has_gil = !CStr::from_ptr(Py_GetVersion()).to_str().unwrap().contains("free-threading");
        let header = if has_gil { 2 } else { 4 };
        let words = addr_of_mut!(DEFINITION).cast::<usize>();
        if has_gil { words.write(1) } else { words.add(1).write(0xffff_ffff_0000_0004) }
        let slots = addr_of_mut!(SLOTS).cast::<usize>();
        slots.write(2);
        slots.add(1).write(execute as *const () as usize);
        if !has_gil {
            slots.add(2).write(4);
            slots.add(3).write(1);
        }
        words.add(header + 3).write(c"MODULE".as_ptr() as usize);
        words.add(header + 7).write(slots as usize);
        PyModuleDef_Init(words)
    }
}
"#;

/// A directory that goes when the test ends, and one for what cargo makes of the crates in it.
///
/// Cargo lets nobody else into a target directory while it builds, so that each test has its own.
pub(crate) struct Directory {
    root: PathBuf,
    target: PathBuf,
}

impl Directory {
    pub(crate) fn new(name: &str) -> Self {
        let root = std::env::temp_dir().join(format!("keelback-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(&root).expect("a temporary directory");
        let root = root.canonicalize().expect("a temporary directory");
        let target = root.with_file_name(format!("{}-target", root.file_name().expect("a name").to_string_lossy()));
        Self { root, target }
    }

    /// One for crates that depend on the binding crates, which are compiled once for all tests.
    pub(crate) fn of_keelback(name: &str) -> Self {
        let mut directory = Self::new(name);
        directory.target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fixtures");
        directory
    }

    /// Where cargo puts what it makes.
    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    pub(crate) fn path(&self) -> &Path {
        &self.root
    }

    /// Writes a file below the directory.
    pub(crate) fn write(&self, path: &str, text: &str) -> &Self {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a directory");
        fs::write(path, text).expect("a file");
        self
    }

    /// A crate that becomes an extension.
    pub(crate) fn extension(&self, name: &str, source: &str) -> &Self {
        self.manifest(name, "[lib]\ncrate-type = [\"cdylib\"]\n").library(name, source)
    }

    /// `Cargo.toml`, with these lines after the package's.
    pub(crate) fn manifest(&self, name: &str, lines: &str) -> &Self {
        let package = format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n");
        self.write("Cargo.toml", &format!("{package}\n{lines}"))
    }

    /// `src/lib.rs` of an extension named `module`.
    pub(crate) fn library(&self, module: &str, source: &str) -> &Self {
        self.write("src/lib.rs", &source.replace("MODULE", module).replace("VALUE", "1"))
    }

    /// Sets the constant `value` of an extension made of [`WORKING`].
    pub(crate) fn set_value(&self, value: u8) -> &Self {
        let source = fs::read_to_string(self.root.join("src/lib.rs")).expect("a file");
        let (before, after) = source.split_once("c\"value\".as_ptr(), ").expect("the constant");
        let (_, after) = after.split_once(')').expect("the constant");
        self.write("src/lib.rs", &format!("{before}c\"value\".as_ptr(), {value}){after}"))
    }

    /// A program that finds the Python package of the tool, which finds the tool.
    pub(crate) fn with_package(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir(self.path()).env("PYTHONPATH", Path::new(env!("CARGO_MANIFEST_DIR")).join("python"));
        command.env("KEELBACK_EXECUTABLE", env!("CARGO_BIN_EXE_keelback"));
        command.env("CARGO_TARGET_DIR", &self.target).env("NO_COLOR", "1");
        for variable in ["VIRTUAL_ENV", "CONDA_PREFIX", "KEELBACK_PEP517_ARGS", "MATURIN_PEP517_ARGS"] {
            command.env_remove(variable);
        }
        command
    }

    /// The tool, called in the directory.
    pub(crate) fn keelback<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Outcome {
        Outcome::of(self.command().args(arguments))
    }

    /// The tool, to be called in the directory.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_keelback"));
        command.current_dir(&self.root).env("CARGO_TARGET_DIR", &self.target).env("NO_COLOR", "1");
        for variable in ["VIRTUAL_ENV", "CONDA_PREFIX", "PYTHONPATH", "KEELBACK_PYTHON", "SOURCE_DATE_EPOCH"] {
            command.env_remove(variable);
        }
        command.env("KEELBACK_PYTHON", python());
        command
    }

    /// Makes a virtual environment without pip in `.venv`, and gives its interpreter.
    pub(crate) fn environment(&self) -> PathBuf {
        let root = self.root.join(".venv");
        let made = Outcome::of(Command::new(python()).args(["-m", "venv", "--without-pip"]).arg(&root));
        made.succeeds();
        root.join("bin").join("python")
    }

    /// The files below a directory, sorted, without caches.
    pub(crate) fn files_below(&self, path: &str) -> Vec<String> {
        let root = self.root.join(path);
        let mut files = Vec::new();
        list(&root, &root, &mut files);
        files.sort();
        files
    }
}

fn list(root: &Path, directory: &Path, files: &mut Vec<String>) {
    for entry in directory.read_dir().into_iter().flatten().flatten() {
        let path = entry.path();
        // Some environments have `lib64` as a link to `lib`.
        if path.is_dir() && !path.is_symlink() && !path.ends_with("__pycache__") {
            list(root, &path, files);
        } else if path.is_file() {
            let relative = path.strip_prefix(root).expect("a path below");
            files.push(relative.to_string_lossy().into_owned());
        }
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
        if self.target.starts_with(std::env::temp_dir()) {
            let _ = fs::remove_dir_all(&self.target);
        }
    }
}

/// What a program printed and how it ended.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) output: Output,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Outcome {
    pub(crate) fn of(command: &mut Command) -> Self {
        let output = command.output().expect("a program that starts");
        Self {
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
            output,
        }
    }

    /// Asserts success.
    #[track_caller]
    pub(crate) fn succeeds(self) -> Self {
        assert!(self.output.status.success(), "{:?}\n{}{}", self.output.status, self.stdout, self.stderr);
        self
    }

    /// Asserts failure with a status.
    #[track_caller]
    pub(crate) fn fails(self, status: i32) -> Self {
        assert_eq!(self.output.status.code(), Some(status), "{}{}", self.stdout, self.stderr);
        self
    }

    /// Asserts that the error output has a text.
    #[track_caller]
    pub(crate) fn says(self, text: &str) -> Self {
        assert!(self.stderr.contains(text), "no `{text}` in:\n{}", self.stderr);
        self
    }

    /// Asserts that the error output does not have a text.
    #[track_caller]
    pub(crate) fn does_not_say(self, text: &str) -> Self {
        assert!(!self.stderr.contains(text), "`{text}` in:\n{}", self.stderr);
        self
    }
}

/// The interpreter to test with: the one that is named, else the first on `PATH`; of an environment,
/// the one that it was made with.
pub(crate) fn python() -> &'static Path {
    const FIND: &str = "import shutil, sys
in_environment = sys.prefix != sys.base_prefix
print(sys._base_executable if in_environment else shutil.which(sys.argv[1]))";
    static PYTHON: OnceLock<PathBuf> = OnceLock::new();
    PYTHON.get_or_init(|| {
        let named = std::env::var_os("KEELBACK_PYTHON").unwrap_or_else(|| "python3".into());
        let mut command = Command::new(&named);
        let found = Outcome::of(command.args(["-c", FIND]).arg(&named)).succeeds();
        PathBuf::from(found.stdout.trim())
    })
}

/// A Python with pip, which works on other environments too (`pip --python`); none where Python comes without.
///
/// The environment is made once and kept.
pub(crate) fn pip() -> Option<PathBuf> {
    static PIP: OnceLock<Option<PathBuf>> = OnceLock::new();
    let made = PIP.get_or_init(|| {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pip");
        let interpreter = root.join("bin").join("python");
        let works = |interpreter: &Path| {
            let pip = Command::new(interpreter).args(["-m", "pip", "--version"]).output();
            pip.is_ok_and(|output| output.status.success())
        };
        let made = works(&interpreter)
            || Command::new(python())
                .args(["-m", "venv", "--clear"])
                .arg(&root)
                .output()
                .is_ok_and(|_| works(&interpreter));
        made.then_some(interpreter)
    });
    if made.is_none() {
        eprintln!("this Python comes without pip: not tested with it");
    }
    made.clone()
}
