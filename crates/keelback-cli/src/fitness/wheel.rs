//! What can be wrong with a wheel.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::error::{Error, Result};
use crate::index::DistributionFile;
use crate::wheel::{Record, digest};

pub(super) fn mistakes(file: &DistributionFile) -> Result<Vec<String>> {
    let members = members(file)?;
    let mut wrong = tags(file, &members);
    wrong.extend(platform(file));
    wrong.extend(record(&members));
    Ok(wrong)
}

type Members = Vec<(String, Vec<u8>)>;

fn members(file: &DistributionFile) -> Result<Members> {
    let unreadable =
        |error: &dyn std::fmt::Display| Error::new(format!("the wheel cannot be read: {error}")).at(&file.path);
    let mut archive = ZipArchive::new(Cursor::new(&file.bytes)).map_err(|error| unreadable(&error))?;
    let mut members = Vec::new();
    for index in 0..archive.len() {
        let mut member = archive.by_index(index).map_err(|error| unreadable(&error))?;
        let mut bytes = Vec::new();
        member.read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
        members.push((member.name().to_owned(), bytes));
    }
    Ok(members)
}

fn text<'m>(members: &'m Members, end: &str) -> Option<&'m str> {
    let found = members.iter().find(|(name, _)| name.ends_with(end) && name.matches('/').count() == 1);
    found.and_then(|(_, bytes)| std::str::from_utf8(bytes).ok())
}

/// The name's tags are those of `WHEEL`.
fn tags(file: &DistributionFile, members: &Members) -> Vec<String> {
    let Some(wheel) = text(members, ".dist-info/WHEEL") else {
        return vec!["there is no WHEEL in it".to_owned()];
    };
    let stated: BTreeSet<&str> = wheel.lines().filter_map(|line| line.strip_prefix("Tag: ")).map(str::trim).collect();
    let parts = file.name_parts();
    let [.., python, abi, platform] = parts.as_slice() else {
        return vec!["the file's name has too few parts for a wheel's".to_owned()];
    };
    let mut named = BTreeSet::new();
    for python in python.split('.') {
        for abi in abi.split('.') {
            named.extend(platform.split('.').map(|platform| format!("{python}-{abi}-{platform}")));
        }
    }
    match named.iter().map(String::as_str).collect::<BTreeSet<_>>() == stated {
        true => Vec::new(),
        false => vec!["the file's name has other tags than WHEEL".to_owned()],
    }
}

/// PyPI takes wheels for Linux only with a tag that says what they need.
fn platform(file: &DistributionFile) -> Option<String> {
    let parts = file.name_parts();
    let platform = *parts.last()?;
    platform.split('.').find(|tag| tag.starts_with("linux_")).map(|tag| {
        format!("the platform `{tag}` says nothing about what the wheel needs, and PyPI refuses it: build with `--compatibility pypi`")
    })
}

/// `RECORD` lists each file once, with its hash.
fn record(members: &Members) -> Vec<String> {
    let Some(record) = text(members, ".dist-info/RECORD") else {
        return vec!["there is no RECORD in it".to_owned()];
    };
    let mut wrong = Vec::new();
    let listed = Record::paths(record);
    let names: BTreeSet<&str> = members.iter().map(|(name, _)| name.as_str()).collect();
    if names.len() != members.len() {
        wrong.push("it has two files of one name".to_owned());
    }
    let lines: BTreeSet<&str> = record.lines().collect();
    for (name, bytes) in members.iter().filter(|(name, _)| !name.ends_with(".dist-info/RECORD") && !name.ends_with('/'))
    {
        let mut expected = Record::default();
        expected.add(name, bytes);
        if !listed.contains(name) {
            wrong.push(format!("RECORD does not list `{name}`"));
        } else if !lines.contains(expected.text().trim_end()) {
            wrong.push(format!("`{name}` is not as RECORD says: its hash is {}", digest(bytes)));
        }
    }
    let missing = listed.iter().filter(|path| !names.contains(path.as_str()));
    wrong.extend(missing.map(|path| format!("RECORD lists `{path}`, which is not in the wheel")));
    wrong
}
