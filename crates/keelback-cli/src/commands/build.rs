//! `build`: make a wheel.

use std::path::PathBuf;
use std::process::ExitCode;

use crate::artifact;
use crate::cli;
use crate::compile::Purpose;
use crate::error::{Error, Result};
use crate::interpreter::Bound;
use crate::kind::Kind;
use crate::project::{Project, Start};
use crate::report;
use crate::sbom;
use crate::sdist::Sdist;
use crate::wheel::{Portability, Wheel};

pub(crate) fn run(arguments: &cli::Build) -> Result<ExitCode> {
    arguments.wheel.check_supported()?;
    let start = Start::new(arguments.manifest.path())?;
    let project = Project::find(&start)?.with_target_directory(arguments.cargo.more.target_dir.as_deref())?;
    all(&project, arguments)?;
    Ok(ExitCode::SUCCESS)
}

/// Makes all that is asked for, reports it, and says where it is.
pub(super) fn all(project: &Project, arguments: &cli::Build) -> Result<Vec<PathBuf>> {
    if !arguments.sdist {
        let wheels = wheels(project, arguments)?;
        wheels.iter().for_each(|wheel| report::made("wheel", wheel));
        return Ok(wheels);
    }
    let out = super::sdist::out(project, arguments.out.as_deref())?;
    let sdist = Sdist::assemble(project, &out)?;
    let packed = sdist.write(&out)?;
    report::made("sdist", &packed);
    // What cargo makes of the unpacked crate goes where it always goes, so that only the crate is built anew.
    let unpacked = sdist.project()?.with_target_directory(Some(project.target_directory()))?;
    let mut from_sdist = arguments.clone();
    from_sdist.out = Some(out);
    from_sdist.cargo.more.target_dir = Some(project.target_directory().to_path_buf());
    let wheel = wheel(&unpacked, &from_sdist)?;
    report::made("wheel", &wheel);
    Ok(vec![packed, wheel])
}

/// Makes the project's wheel and says where it is; the last one, where there is one for each of several Pythons.
pub(super) fn wheel(project: &Project, arguments: &cli::Build) -> Result<PathBuf> {
    let wheels = wheels(project, arguments)?;
    wheels.into_iter().next_back().ok_or_else(|| Error::new("there is no interpreter to build for"))
}

/// Makes the project's wheels: one for every Python, or one for each that a library bound to one version is wanted for.
fn wheels(project: &Project, arguments: &cli::Build) -> Result<Vec<PathBuf>> {
    let portability = Portability::wanted(&arguments.wheel, project.settings())?;
    let kind = Kind::wanted(project, arguments.wheel.bindings)?;
    let cargo = arguments.cargo();
    let bound = kind.check(project, Bound::wanted(project, &cargo, &arguments.wheel)?)?;
    let packing = arguments.wheel.packing()?;
    let mut wheels = Vec::new();
    let mut write = |mut wheel: Wheel| {
        let lists = sbom::files(project, &cargo, &arguments.wheel.sbom_include, &wheel.grafted())?;
        wheel.add_sboms(lists);
        let path = match &arguments.out {
            Some(out) => wheel.write(out, packing)?,
            None => wheel.write(&project.target_directory().join("wheels"), packing)?,
        };
        if !wheels.contains(&path) {
            wheels.push(path);
        }
        Ok(())
    };
    if kind == Kind::Program {
        for bound in one_at_least(bound) {
            let told = bound.as_ref().map_or(cargo.clone(), |bound| bound.tell(&cargo));
            let programs = artifact::programs(project, &told, Purpose::Ship)?;
            write(Wheel::of_programs(project, &programs, bound.as_ref(), &portability)?)?;
        }
        return Ok(wheels);
    }
    for bound in one_at_least(bound) {
        let extension = artifact::build(project, &cargo, Purpose::Ship, bound)?;
        for extension in kind.for_each_python(project, &arguments.wheel, extension)? {
            extension.check_fit_to_ship()?;
            write(Wheel::assemble(project, &extension, &portability)?)?;
        }
    }
    Ok(wheels)
}

/// Once for each, or once for none.
fn one_at_least(bound: Vec<Bound>) -> Vec<Option<Bound>> {
    if bound.is_empty() { vec![None] } else { bound.into_iter().map(Some).collect() }
}
