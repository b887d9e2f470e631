//! The three wrappings of deflated data, and both directions of each.

use std::io::{self, Read, Write};

use flate2::{Compression, Crc, read, write};

/// What stands around deflated data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A header, and a CRC-32 behind: files.
    Gzip,
    /// A shorter header, and an Adler-32 behind: PNG, HTTP's `deflate`.
    Zlib,
    /// Nothing.
    Raw,
}

impl Format {
    /// By its name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "gzip" => Some(Self::Gzip),
            "zlib" => Some(Self::Zlib),
            "raw" => Some(Self::Raw),
            _ => None,
        }
    }

    /// What the first bytes of `data` look like.
    pub fn of(data: &[u8]) -> Self {
        match data {
            [0x1f, 0x8b, ..] => Self::Gzip,
            [first, second, ..] if first & 0x0f == 8 && u16::from_be_bytes([*first, *second]) % 31 == 0 => Self::Zlib,
            _ => Self::Raw,
        }
    }

    /// All of `data`, unpacked.
    ///
    /// # Errors
    ///
    /// `InvalidData` and its kin for data that is damaged; `FileTooLarge` when it would be more than `limit` bytes: a few
    /// bytes can claim to be gigabytes.
    pub fn decompress(self, data: &[u8], limit: u64) -> io::Result<Vec<u8>> {
        let mut output = Vec::new();
        match self {
            Self::Gzip => read_up_to(read::MultiGzDecoder::new(data), limit, &mut output)?,
            Self::Zlib => read_up_to(read::ZlibDecoder::new(data), limit, &mut output)?,
            Self::Raw => read_up_to(read::DeflateDecoder::new(data), limit, &mut output)?,
        }
        Ok(output)
    }
}

fn read_up_to(reader: impl Read, limit: u64, output: &mut Vec<u8>) -> io::Result<()> {
    reader.take(limit.saturating_add(1)).read_to_end(output)?;
    if output.len() as u64 > limit {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, format!("more than {limit} bytes")));
    }
    Ok(())
}

/// Compresses piece by piece.
#[derive(Debug)]
pub enum Encoder {
    /// To gzip.
    Gzip(write::GzEncoder<Vec<u8>>),
    /// To zlib.
    Zlib(write::ZlibEncoder<Vec<u8>>),
    /// To deflated data alone.
    Raw(write::DeflateEncoder<Vec<u8>>),
}

impl Encoder {
    /// `level` is 0 for no compression to 9 for the best.
    pub fn new(format: Format, level: u32) -> Self {
        let (output, level) = (Vec::new(), Compression::new(level));
        match format {
            Format::Gzip => Self::Gzip(write::GzEncoder::new(output, level)),
            Format::Zlib => Self::Zlib(write::ZlibEncoder::new(output, level)),
            Format::Raw => Self::Raw(write::DeflateEncoder::new(output, level)),
        }
    }

    /// Takes `data`; returns what has come out so far.
    ///
    /// # Errors
    ///
    /// None today: writing to memory does not fail.
    pub fn write(&mut self, data: &[u8]) -> io::Result<Vec<u8>> {
        let output = match self {
            Self::Gzip(encoder) => {
                encoder.write_all(data)?;
                encoder.get_mut()
            }
            Self::Zlib(encoder) => {
                encoder.write_all(data)?;
                encoder.get_mut()
            }
            Self::Raw(encoder) => {
                encoder.write_all(data)?;
                encoder.get_mut()
            }
        };
        Ok(std::mem::take(output))
    }

    /// The rest.
    ///
    /// # Errors
    ///
    /// None today: writing to memory does not fail.
    pub fn finish(self) -> io::Result<Vec<u8>> {
        match self {
            Self::Gzip(encoder) => encoder.finish(),
            Self::Zlib(encoder) => encoder.finish(),
            Self::Raw(encoder) => encoder.finish(),
        }
    }
}

/// The CRC-32 of `data`.
pub fn crc32(data: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(data);
    crc.sum()
}

#[cfg(test)]
mod tests {
    use super::{Encoder, Format};

    #[test]
    fn each_format_is_known_by_its_first_bytes() {
        for format in [Format::Gzip, Format::Zlib, Format::Raw] {
            let packed = Encoder::new(format, 6).finish().unwrap();
            assert_eq!(Format::of(&packed), format);
            assert!(format.decompress(&packed, 0).unwrap().is_empty());
        }
    }

    #[test]
    fn the_limit_is_what_comes_out() {
        let mut encoder = Encoder::new(Format::Zlib, 6);
        let mut packed = encoder.write(b"seven b").unwrap();
        packed.extend(encoder.finish().unwrap());
        assert_eq!(Format::Zlib.decompress(&packed, 7).unwrap(), b"seven b");
        assert!(Format::Zlib.decompress(&packed, 6).is_err());
    }
}
