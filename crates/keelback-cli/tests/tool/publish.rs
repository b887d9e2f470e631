//! `keelback publish` and `upload`, against an index on the loopback interface.

use std::fs;
use std::process::Command;

use crate::index::Index;
use crate::project::{Directory, HOLLOW, Outcome};

const PYPROJECT: &str = "[build-system]\nrequires = [\"keelback\"]\nbuild-backend = \"keelback\"\n\
[project]\nname = \"NAME\"\nversion = \"1.0\"\nrequires-python = \">=3.9\"\n\
classifiers = [\"Programming Language :: Rust\", \"Programming Language :: Python\"]\n";

/// A project whose wheel and sdist lie in `dist`.
fn built(name: &str) -> Directory {
    let project = Directory::new(name);
    project.extension(name, HOLLOW).write("pyproject.toml", &PYPROJECT.replace("NAME", name));
    project.keelback(&["build", "--sdist", "-o", "dist"]).succeeds();
    project
}

/// The tool without credentials in the environment, told to upload what lies in `dist`.
fn upload(project: &Directory, index: &Index, arguments: &[&str]) -> Command {
    let mut command = bare(project);
    command.arg("upload").args(["--repository-url", &format!("{}/legacy/", index.url), "--no-uv"]).args(arguments);
    for file in project.files_below("dist") {
        command.arg(project.path().join("dist").join(file));
    }
    command
}

fn bare(project: &Directory) -> Command {
    let mut command = project.command();
    command.env("HOME", project.path()).env("NO_PROXY", "127.0.0.1").env_remove("GITHUB_ACTIONS");
    for variable in ["ACTIONS_ID_TOKEN_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_TOKEN"] {
        command.env_remove(variable);
    }
    for variable in ["PYPI_TOKEN", "REPOSITORY", "REPOSITORY_URL", "USERNAME", "PASSWORD"] {
        command.env_remove(format!("MATURIN_{variable}"));
    }
    command
}

#[test]
fn files_are_uploaded_with_their_metadata() {
    let project = built("publish_upload");
    let index = Index::start(|_| (200, String::new()));
    Outcome::of(upload(&project, &index, &[]).env("MATURIN_PYPI_TOKEN", "pypi-secret")).succeeds().says("Uploaded");
    let requests = index.requests();
    assert_eq!(requests.len(), 2);
    // `__token__:pypi-secret`
    assert!(requests.iter().all(|request| request.header("Authorization") == "Basic X190b2tlbl9fOnB5cGktc2VjcmV0"));
    assert!(requests.iter().all(|request| request.line == "POST /legacy/ HTTP/1.1"));
    let form = requests[0].form();
    let values = |name: &str| {
        form.iter().filter(|(field, _)| field == name).map(|(_, value)| value.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(values(":action"), ["file_upload"]);
    assert_eq!(values("protocol_version"), ["1"]);
    assert_eq!((values("filetype"), values("pyversion")), (vec!["bdist_wheel"], vec!["cp314.cp39"]));
    assert_eq!((values("name"), values("version")), (vec!["publish_upload"], vec!["1.0"]));
    assert_eq!(values("metadata_version"), ["2.4"]);
    assert_eq!(values("requires_python"), [">=3.9"]);
    assert_eq!(values("classifiers"), ["Programming Language :: Rust", "Programming Language :: Python"]);
    assert_eq!(values("sha256_digest")[0].len(), 64);
    let wheel = project.files_below("dist").into_iter().find(|file| file.ends_with(".whl")).expect("a wheel");
    let bytes = fs::read(project.path().join("dist").join(wheel)).expect("the wheel");
    assert!(requests[0].body.windows(bytes.len()).any(|window| window == bytes), "the wheel is in the request");
    let form = requests[1].form();
    assert!(form.contains(&("filetype".to_owned(), "sdist".to_owned())), "{form:?}");
    assert!(form.contains(&("pyversion".to_owned(), "source".to_owned())), "{form:?}");
}

#[test]
fn what_the_index_has_is_skipped_on_request() {
    let project = built("publish_existing");
    let index = Index::start(|_| (400, "<title>400 File already exists ('x')</title>".to_owned()));
    let credentials = ["-u", "me", "-p", "secret"];
    let outcome = Outcome::of(&mut upload(&project, &index, &credentials)).fails(1);
    outcome
        .says("refuses publish_existing-1.0-")
        .says("with status 400\n  400 File already exists ('x')\n\nhint: set another version")
        .does_not_say("secret");
    let skipping = [&credentials[..], &["--skip-existing"]].concat();
    let outcome = Outcome::of(&mut upload(&project, &index, &skipping)).succeeds();
    assert_eq!(outcome.stderr.matches("Skipped").count(), 2, "{}", outcome.stderr);
    // `me:secret`
    assert!(index.requests().iter().all(|request| request.header("Authorization") == "Basic bWU6c2VjcmV0"));
}

#[test]
fn a_refusal_says_why() {
    let project = built("publish_refused");
    let index = Index::start(|_| (403, "Invalid or non-existent authentication information.".to_owned()));
    let outcome = Outcome::of(&mut upload(&project, &index, &["-p", "x"])).fails(1);
    outcome.says("  Invalid or non-existent authentication information.\n\nhint: check the token");
    assert_eq!(index.requests().len(), 1, "after a refusal nothing else is uploaded");
}

#[test]
fn a_section_of_pypirc_is_an_index() {
    let project = built("publish_pypirc");
    let index = Index::start(|_| (200, String::new()));
    let section = format!("[mine]\nrepository = {}/up\nusername = me\npassword = secret\n", index.url);
    project.write(".pypirc", &section);
    let wheel = project.files_below("dist").remove(0);
    let file = project.path().join("dist").join(wheel);
    let mut command = bare(&project);
    Outcome::of(command.args(["upload", "--no-uv", "-r", "mine"]).arg(&file)).succeeds();
    let requests = index.requests();
    assert_eq!(requests[0].line, "POST /up HTTP/1.1");
    assert_eq!(requests[0].header("Authorization"), "Basic bWU6c2VjcmV0");
    let mut command = bare(&project);
    let outcome = Outcome::of(command.args(["upload", "--no-uv", "-r", "other"]).arg(&file)).fails(1);
    outcome.says("error: there is no index `other`: it is not in .pypirc");
}

#[test]
fn a_trusted_job_gets_a_token() {
    let project = built("publish_trusted");
    let index = Index::start(|request| match request.line.as_str() {
        "GET /_/oidc/audience HTTP/1.1" => (200, "{\"audience\": \"here\"}".to_owned()),
        "GET /identity?x=y&audience=here HTTP/1.1" => (200, "{\"value\": \"jwt\"}".to_owned()),
        "POST /_/oidc/mint-token HTTP/1.1" if request.body == b"{\"token\":\"jwt\"}" => {
            (200, "{\"success\": true, \"token\": \"pypi-secret\"}".to_owned())
        }
        "POST /legacy/ HTTP/1.1" => (200, String::new()),
        _ => (404, String::new()),
    });
    let mut command = upload(&project, &index, &[]);
    command.env("ACTIONS_ID_TOKEN_REQUEST_URL", format!("{}/identity?x=y", index.url));
    command.env("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "bearer-secret");
    Outcome::of(&mut command).succeeds();
    let requests = index.requests();
    assert_eq!(requests[1].header("Authorization"), "bearer bearer-secret");
    assert_eq!(requests[3].header("Authorization"), "Basic X190b2tlbl9fOnB5cGktc2VjcmV0");

    let refusing = Index::start(|_| (422, "{\"message\": \"not a publisher\"}".to_owned()));
    let mut command = upload(&project, &refusing, &[]);
    command.env("ACTIONS_ID_TOKEN_REQUEST_URL", format!("{}/identity", refusing.url));
    command.env("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "bearer-secret");
    Outcome::of(&mut command).fails(1).says("error: trusted publishing is refused").says("not a publisher");
}

#[test]
fn without_credentials_the_ways_are_named() {
    let project = built("publish_nobody");
    let index = Index::start(|_| (200, String::new()));
    Outcome::of(&mut upload(&project, &index, &[]))
        .fails(1)
        .says("there are no credentials for")
        .says("MATURIN_PYPI_TOKEN");
    let mut command = upload(&project, &index, &[]);
    Outcome::of(command.env("GITHUB_ACTIONS", "true")).fails(1).says("id-token: write");
    assert_eq!(index.requests().len(), 0);
}

#[cfg(unix)]
#[test]
fn uv_does_it_where_there_is_uv() {
    use std::os::unix::fs::PermissionsExt;
    let project = built("publish_uv");
    project.write("bin/uv", "#!/bin/sh\necho \"$UV_PUBLISH_USERNAME/$UV_PUBLISH_PASSWORD\" \"$@\"\n");
    let uv = project.path().join("bin/uv");
    fs::set_permissions(&uv, fs::Permissions::from_mode(0o755)).expect("a program");
    let path = format!("{}:{}", project.path().join("bin").display(), std::env::var("PATH").unwrap_or_default());
    let wheel = project.files_below("dist").remove(0);
    let mut command = bare(&project);
    command.env("PATH", path).env("MATURIN_PYPI_TOKEN", "pypi-secret").current_dir(project.path().join("dist"));
    let outcome = Outcome::of(command.args(["upload", &wheel])).succeeds();
    let expected = format!("__token__/pypi-secret publish --publish-url https://upload.pypi.org/legacy/ {wheel}\n");
    assert_eq!(outcome.stdout, expected);
}

#[test]
fn publish_builds_and_uploads() {
    let project = Directory::new("publish_all");
    project.extension("publish_all", HOLLOW).write("pyproject.toml", &PYPROJECT.replace("NAME", "publish_all"));
    let index = Index::start(|_| (200, String::new()));
    let mut command = bare(&project);
    command.args(["publish", "--debug", "--no-uv", "-p", "x", "-o", "dist", "--repository-url", &index.url]);
    Outcome::of(&mut command).succeeds().does_not_say("`release` profile");
    assert_eq!(project.files_below("dist").len(), 2);
    assert_eq!(index.requests().len(), 2);
}

#[test]
fn files_are_checked() {
    let project = built("publish_check");
    let files = project.files_below("dist");
    for file in &files {
        project.keelback(&["check", &format!("dist/{file}")]).succeeds().says("fit to be published");
    }
    project.keelback(&["check"]).succeeds().says("Checked publish_check 1.0: in order");
    let wheel = files.iter().find(|file| file.ends_with(".whl")).expect("a wheel");
    let tags: Vec<&str> = wheel.split('-').collect();
    let renamed = format!("dist/publish_check-1.1-{}-{}-linux_x86_64.whl", tags[2], tags[3]);
    fs::copy(project.path().join("dist").join(wheel), project.path().join(&renamed)).expect("a copy");
    let outcome = project.keelback(&["check", &renamed]).fails(1);
    outcome
        .says("error: the file is not fit to be published\n")
        .says("  the file's name does not have the version of the metadata, `1.0`\n")
        .says("  the file's name has other tags than WHEEL\n")
        .says("  the platform `linux_x86_64` says nothing about what the wheel needs");
    project.write("x.txt", "").keelback(&["check", "x.txt"]).fails(1).says("the file is neither a wheel nor an sdist");
}
