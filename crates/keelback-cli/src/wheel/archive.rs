//! The zip file: the same bytes for the same members, from any folder on any day.

use std::env;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::error::{Error, Result};

/// A file of the archive.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub(crate) path: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) executable: bool,
}

/// How the members are packed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Packing {
    /// Deflated, by this level from 1 to 9, or by the usual one.
    #[default]
    Deflated,
    DeflatedBy(i64),
    /// As they are.
    Stored,
}

impl Packing {
    fn options(self) -> SimpleFileOptions {
        let options = SimpleFileOptions::default();
        match self {
            Self::Deflated => options.compression_method(CompressionMethod::Deflated),
            Self::DeflatedBy(level) => {
                options.compression_method(CompressionMethod::Deflated).compression_level(Some(level))
            }
            Self::Stored => options.compression_method(CompressionMethod::Stored),
        }
    }
}

/// Writes the members, in their order, to a file at `path`, which is there whole or not at all.
pub(crate) fn write(path: &Path, members: &[Member], packing: Packing) -> Result<()> {
    let temporary = path.with_extension("whl.tmp");
    let written = write_to(&temporary, members, packing)
        .and_then(|()| fs::rename(&temporary, path).map_err(|error| Error::io("put the wheel in place", path, &error)));
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written
}

fn write_to(path: &Path, members: &[Member], packing: Packing) -> Result<()> {
    let unwritable = |error: std::io::Error| Error::io("write the wheel", path, &error);
    let date = date(env::var("SOURCE_DATE_EPOCH").ok().as_deref())?;
    let mut archive = ZipWriter::new(BufWriter::new(File::create(path).map_err(unwritable)?));
    for member in members {
        let options = packing
            .options()
            .last_modified_time(date)
            .large_file(member.bytes.len() as u64 >= u64::from(u32::MAX))
            .unix_permissions(if member.executable { 0o755 } else { 0o644 });
        archive.start_file(member.path.as_str(), options).map_err(|error| unwritable(error.into()))?;
        archive.write_all(&member.bytes).map_err(unwritable)?;
    }
    archive.finish().map_err(|error| unwritable(error.into()))?.flush().map_err(unwritable)
}

/// The date of every member: the one of `SOURCE_DATE_EPOCH`, else the first that a zip file can hold.
///
/// See <https://reproducible-builds.org/specs/source-date-epoch/>.
fn date(epoch: Option<&str>) -> Result<DateTime> {
    let Some(epoch) = epoch else {
        return Ok(DateTime::default());
    };
    let seconds: i64 = epoch
        .parse()
        .map_err(|_| Error::new(format!("SOURCE_DATE_EPOCH is `{epoch}`, which is no number of seconds since 1970")))?;
    let (year, month, day) = civil(seconds.div_euclid(86_400));
    let second = seconds.rem_euclid(86_400);
    let part = |value: i64| u8::try_from(value).unwrap_or_default();
    let year = u16::try_from(year).unwrap_or_default();
    let time = DateTime::from_date_and_time(
        year,
        part(month),
        part(day),
        part(second / 3600),
        part(second / 60 % 60),
        part(second % 60),
    );
    Ok(time.unwrap_or_default())
}

/// The date that is `days` after the first of January 1970.
fn civil(days: i64) -> (i64, i64, i64) {
    // Counted from the first of March of the year 0, a leap day is the last day of its year.
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_become_dates() {
        assert_eq!(civil(0), (1970, 1, 1));
        assert_eq!(civil(11_016), (2000, 2, 29));
        assert_eq!(civil(20_454), (2026, 1, 1));
    }

    #[test]
    fn the_epoch_is_dated() {
        let date = date(Some("1700000000")).unwrap();
        assert_eq!((date.year(), date.month(), date.day()), (2023, 11, 14));
        assert_eq!((date.hour(), date.minute(), date.second()), (22, 13, 20));
    }

    #[test]
    fn without_an_epoch_the_date_is_fixed() {
        assert_eq!(date(None).unwrap().year(), 1980);
        assert_eq!(date(Some("1")).unwrap().year(), 1980);
        assert!(date(Some("yesterday")).is_err());
    }
}
