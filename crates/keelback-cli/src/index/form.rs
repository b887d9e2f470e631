//! The form that an index takes a file in.

use sha2::{Digest, Sha256};

use crate::index::distribution_file::{DistributionFile, Kind};

/// Where a field of the metadata goes in the form, if it is not its name in lower case with `_`.
const RENAMED: [(&str, &str); 2] = [("Classifier", "classifiers"), ("Project-URL", "project_urls")];

/// A body of the type `multipart/form-data`.
pub(super) struct Form {
    pub(super) content_type: String,
    pub(super) body: Vec<u8>,
}

impl Form {
    /// The form for one file.
    pub(super) fn of(file: &DistributionFile) -> Self {
        let digest = Sha256::digest(&file.bytes);
        let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        // The boundary must not occur in what it bounds, and the file's own hash cannot.
        let boundary = format!("keelback{digest}");
        let mut form = Self { content_type: format!("multipart/form-data; boundary={boundary}"), body: Vec::new() };
        let file_type = match file.kind {
            Kind::Wheel => "bdist_wheel",
            Kind::Sdist => "sdist",
        };
        let fixed = [(":action", "file_upload"), ("protocol_version", "1"), ("filetype", file_type)];
        for (name, value) in fixed {
            form.field(&boundary, name, value);
        }
        form.field(&boundary, "pyversion", &file.python_version());
        form.field(&boundary, "sha256_digest", &digest);
        for (name, value) in &file.fields {
            form.field(&boundary, &form_name(name), value);
        }
        form.file(&boundary, file);
        form.body.extend(format!("--{boundary}--\r\n").bytes());
        form
    }

    fn field(&mut self, boundary: &str, name: &str, value: &str) {
        let head = format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
        self.body.extend(head.bytes().chain(value.bytes()).chain(*b"\r\n"));
    }

    fn file(&mut self, boundary: &str, file: &DistributionFile) {
        let head = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"content\"; filename=\"{}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n",
            file.name
        );
        self.body.extend(head.bytes());
        self.body.extend_from_slice(&file.bytes);
        self.body.extend(*b"\r\n");
    }
}

fn form_name(field: &str) -> String {
    let renamed = RENAMED.iter().find(|(name, _)| name.eq_ignore_ascii_case(field));
    match renamed {
        Some((_, name)) => (*name).to_owned(),
        None => field.to_lowercase().replace('-', "_"),
    }
}
