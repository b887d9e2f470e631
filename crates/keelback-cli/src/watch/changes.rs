//! Which changes in the file system concern a project.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use ignore::WalkBuilder;
use notify::event::CreateKind;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::error::{Error, Result};
use crate::project::{Layout, Project};

/// Editors write a file in several steps; a change counts when it has been quiet for so long.
const QUIET: Duration = Duration::from_millis(50);

/// How often the waiting is interrupted to look after the program.
const LOOK: Duration = Duration::from_millis(100);

/// What sources are called. `Cargo.lock` is none: builds write it.
const EXTENSIONS: [&str; 4] = ["rs", "py", "pyi", "toml"];

/// The changes of a project's sources, as they come.
pub(super) struct Changes {
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    directories: HashSet<PathBuf>,
    /// Files that the library is made of, whatever they are called.
    sources: HashSet<PathBuf>,
}

impl Changes {
    /// Begins to watch the project's directories.
    ///
    /// # Errors
    ///
    /// The system cannot watch them.
    pub(super) fn of(project: &Project) -> Result<Self> {
        let (sender, events) = channel();
        let watcher = notify::recommended_watcher(sender).map_err(|error| unwatchable(project.root(), &error))?;
        let mut changes = Self { watcher, events, directories: HashSet::new(), sources: HashSet::new() };
        changes.follow(project)?;
        Ok(changes)
    }

    /// Watches the directories that there are by now.
    pub(super) fn follow(&mut self, project: &Project) -> Result<()> {
        let (Layout::Plain { root, .. } | Layout::Mixed { root, .. }) = project.layout();
        let manifest_directory = project.manifest().parent().unwrap_or(project.root());
        for directory in [project.root(), root, manifest_directory] {
            self.watch_below(directory, project.target_directory())?;
        }
        Ok(())
    }

    /// Watches what cargo says that the library was made of, other crates of a workspace among it.
    pub(super) fn add_sources_of(&mut self, library: &Path) {
        let text = fs::read_to_string(library.with_extension("d")).unwrap_or_default().replace("\\ ", "\0");
        for line in text.lines() {
            let (_, paths) = line.split_once(": ").unwrap_or_default();
            self.sources.extend(paths.split_whitespace().map(|path| PathBuf::from(path.replace('\0', " "))));
        }
        let directories: HashSet<PathBuf> =
            self.sources.iter().filter_map(|path| path.parent()).map(Path::to_path_buf).collect();
        for directory in directories {
            // One that is gone is no concern any more.
            let _ = self.watch(directory);
        }
    }

    /// Waits for a change, and until it is over; calls `meanwhile` every now and then.
    pub(super) fn wait(&mut self, mut meanwhile: impl FnMut()) -> Result<()> {
        loop {
            match self.events.recv_timeout(LOOK) {
                Ok(event) if self.concerns(&event) => break,
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => meanwhile(),
                Err(RecvTimeoutError::Disconnected) => return Err(Error::new("the system watches no longer")),
            }
        }
        while self.events.recv_timeout(QUIET).is_ok() {}
        Ok(())
    }

    fn watch_below(&mut self, directory: &Path, target: &Path) -> Result<()> {
        let target = target.to_path_buf();
        let mut walk = WalkBuilder::new(directory);
        walk.follow_links(true).filter_entry(move |entry| {
            let path = entry.path();
            let is_cache = path.join("CACHEDIR.TAG").is_file() || path.join("pyvenv.cfg").is_file();
            !is_cache && path != target && path.file_name().is_none_or(|name| name != "__pycache__")
        });
        let directories = walk.build().flatten().filter(|entry| entry.path().is_dir());
        for entry in directories.collect::<Vec<_>>() {
            self.watch(entry.into_path())?;
        }
        Ok(())
    }

    fn watch(&mut self, directory: PathBuf) -> Result<()> {
        if self.directories.contains(&directory) {
            return Ok(());
        }
        let watched = self.watcher.watch(&directory, RecursiveMode::NonRecursive);
        watched.map_err(|error| unwatchable(&directory, &error))?;
        self.directories.insert(directory);
        Ok(())
    }

    fn concerns(&mut self, event: &notify::Result<Event>) -> bool {
        let Ok(event) = event else {
            // Events were lost: anything may have changed.
            return true;
        };
        if event.kind == EventKind::Create(CreateKind::Folder) {
            return event.paths.iter().any(|path| self.has_come(path));
        }
        !matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(|path| self.is_source(path))
    }

    /// Watches a new directory; says whether there are sources in it already.
    fn has_come(&mut self, directory: &Path) -> bool {
        let is_hidden = directory.file_name().is_some_and(|name| name.to_string_lossy().starts_with(['.', '_']));
        if is_hidden || self.watch(directory.to_path_buf()).is_err() {
            return false;
        }
        let mut entries = directory.read_dir().into_iter().flatten().flatten();
        entries.any(|entry| self.is_source(&entry.path()))
    }

    fn is_source(&self, path: &Path) -> bool {
        let extension = path.extension().and_then(|extension| extension.to_str());
        extension.is_some_and(|extension| EXTENSIONS.contains(&extension)) || self.sources.contains(path)
    }
}

fn unwatchable(path: &Path, error: &notify::Error) -> Error {
    let hint = "the system may allow too few watches: see `sysctl fs.inotify.max_user_watches`";
    Error::new(format!("cannot watch the directory for changes: {error}")).at(path).hint(hint)
}
