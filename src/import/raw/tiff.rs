//! The directories of a TIFF file, as most raw files have them (TIFF 6.0; TIFF/EP, ISO 12234-2; DNG 1.7).
//! Offsets come from outside: every read is checked, and the number of directories and of entries is bounded.

use super::jpeg::Jpeg;
use std::collections::VecDeque;

pub(super) const MAKE: u16 = 0x010f;
pub(super) const DNG_VERSION: u16 = 0xc612;
const IMAGE_WIDTH: u16 = 0x0100;
const IMAGE_LENGTH: u16 = 0x0101;
const COMPRESSION: u16 = 0x0103;
const PHOTOMETRIC: u16 = 0x0106;
const STRIP_OFFSETS: u16 = 0x0111;
const SUB_IFDS: u16 = 0x014a;
const JPEG_OFFSET: u16 = 0x0201;
const PANASONIC_JPEG: u16 = 0x002e;
const EXIF_IFD: u16 = 0x8769;
const PIXEL_X: u16 = 0xa002;
const PIXEL_Y: u16 = 0xa003;
const DEFAULT_CROP_SIZE: u16 = 0xc620;

/// Directories that are read: cameras write up to a dozen.
const DIRECTORIES: usize = 64;

/// Entries of a directory that are read, and numbers of an entry.
const ENTRIES: usize = 512;
const NUMBERS: usize = 16;

/// A TIFF file, or a block inside another file that is built like one.
pub(super) struct Tiff<'a> {
    bytes: &'a [u8],
    is_little: bool,
}

/// One directory.
pub(super) struct Directory(Vec<Field>);

/// One entry: what it is, and where its values lie.
#[derive(Clone, Copy)]
pub(super) struct Field {
    tag: u16,
    kind: u16,
    count: u32,
    at: usize,
}

impl Directory {
    pub(super) fn field(&self, tag: u16) -> Option<&Field> {
        self.0.iter().find(|field| field.tag == tag)
    }
}

impl<'a> Tiff<'a> {
    /// By its byte order alone: makers put numbers of their own where TIFF has 42.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        match bytes {
            [b'I', b'I', ..] => Some(Self { bytes, is_little: true }),
            [b'M', b'M', ..] => Some(Self { bytes, is_little: false }),
            _ => None,
        }
    }

    /// All directories: the main chain first, then those that they point to.
    pub(super) fn directories(&self) -> Vec<Directory> {
        let mut waiting: VecDeque<usize> = self.long(4).into_iter().collect();
        let (mut seen, mut all) = (Vec::new(), Vec::new());
        while let Some(at) = waiting.pop_front() {
            if seen.contains(&at) || seen.len() == DIRECTORIES {
                continue;
            }
            seen.push(at);
            let Some((directory, next)) = self.directory(at) else { continue };
            let below = directory.0.iter().filter(|f| matches!(f.tag, SUB_IFDS | EXIF_IFD));
            let below: Vec<usize> = below.flat_map(|f| self.numbers(f)).map(|n| n as usize).collect();
            if next != 0 {
                waiting.push_front(next);
            }
            waiting.extend(below);
            all.push(directory);
        }
        all
    }

    /// The directory at this place, and where the next of its chain is.
    fn directory(&self, at: usize) -> Option<(Directory, usize)> {
        let count = usize::from(self.short(at)?);
        let field = |n: usize| {
            let at = at.checked_add(2 + 12 * n)?;
            let (tag, kind, count) = (self.short(at)?, self.short(at + 2)?, self.long(at + 4)? as u32);
            let is_inside = size_of(kind).saturating_mul(count as usize) <= 4;
            Some(Field { tag, kind, count, at: if is_inside { at + 8 } else { self.long(at + 8)? } })
        };
        let fields: Vec<Field> = (0..count.min(ENTRIES)).map_while(field).collect();
        let next = self.long(at.checked_add(2 + 12 * count)?).unwrap_or(0);
        Some((Directory(fields), next))
    }

    /// The values of an entry of whole numbers.
    pub(super) fn numbers(&self, field: &Field) -> Vec<u32> {
        let one = |n: usize| {
            let at = field.at.checked_add(n * size_of(field.kind))?;
            match field.kind {
                1 | 7 => self.bytes.get(at).map(|b| u32::from(*b)),
                3 => self.short(at).map(u32::from),
                4 | 13 => self.long(at).map(|n| n as u32),
                // A rational; only whole ones are sizes.
                5 => Some((self.long(at)? / self.long(at + 4)?.max(1)) as u32),
                _ => None,
            }
        };
        (0..(field.count as usize).min(NUMBERS)).map_while(one).collect()
    }

    /// The value of an entry of text.
    pub(super) fn text(&self, field: &Field) -> Option<String> {
        let text = self.bytes.get(field.at..)?.get(..(field.count as usize).min(64))?;
        Some(String::from_utf8_lossy(text).trim_matches(|c: char| c == '\0' || c.is_whitespace()).to_owned())
    }

    fn number(&self, directory: &Directory, tag: u16) -> Option<u32> {
        self.numbers(directory.field(tag)?).first().copied()
    }

    fn pair(&self, directory: &Directory, (width, height): (u16, u16)) -> Option<(u32, u32)> {
        let size = (self.number(directory, width)?, self.number(directory, height)?);
        (size.0 > 0 && size.1 > 0).then_some(size)
    }

    /// Whether a directory describes what the sensor saw: by how its numbers are to be read, or by a packing of a maker's.
    pub(super) fn is_sensor_data(&self, directory: &Directory) -> bool {
        // Mosaic; linear.
        matches!(self.number(directory, PHOTOMETRIC), Some(32_803 | 34_892))
            // Sony, Samsung, Nikon, Kodak, Pentax.
            || matches!(self.number(directory, COMPRESSION), Some(32_767 | 32_770 | 34_713 | 65_000 | 65_535))
    }

    /// All JPEGs that directories point to, and the size of the photo.
    pub(super) fn previews(&self) -> (Vec<Jpeg<'a>>, Option<(u32, u32)>) {
        let directories = self.directories();
        let mut found = Vec::new();
        for directory in &directories {
            let places = [JPEG_OFFSET, STRIP_OFFSETS].into_iter().filter_map(|tag| self.number(directory, tag));
            let inside = directory.field(PANASONIC_JPEG).map(|field| field.at);
            let places = places.map(|n| n as usize).chain(inside);
            found.extend(places.filter_map(|at| Jpeg::at(self.bytes.get(at..)?)));
        }
        (found, self.size_of_photo(&directories))
    }

    /// The size of the photo, where this block says it.
    pub(super) fn size(&self) -> Option<(u32, u32)> {
        self.size_of_photo(&self.directories())
    }

    /// As developed; else as EXIF says; else the sensor's.
    fn size_of_photo(&self, directories: &[Directory]) -> Option<(u32, u32)> {
        let crop = |d: &Directory| match self.numbers(d.field(DEFAULT_CROP_SIZE)?)[..] {
            [width, height] if width > 0 && height > 0 => Some((width, height)),
            _ => None,
        };
        let sensor =
            |d: &Directory| self.is_sensor_data(d).then(|| self.pair(d, (IMAGE_WIDTH, IMAGE_LENGTH))).flatten();
        let find = |of: &dyn Fn(&Directory) -> Option<(u32, u32)>| directories.iter().find_map(of);
        find(&crop).or_else(|| find(&|d| self.pair(d, (PIXEL_X, PIXEL_Y)))).or_else(|| find(&sensor))
    }

    fn short(&self, at: usize) -> Option<u16> {
        let bytes = *self.bytes.get(at..)?.first_chunk()?;
        Some(if self.is_little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    }

    /// A number of 32 bits, as a place.
    fn long(&self, at: usize) -> Option<usize> {
        let bytes = *self.bytes.get(at..)?.first_chunk()?;
        Some(if self.is_little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) } as usize)
    }
}

/// Bytes of one value.
fn size_of(kind: u16) -> usize {
    match kind {
        3 | 8 => 2,
        4 | 9 | 11 | 13 => 4,
        5 | 10 | 12 => 8,
        _ => 1,
    }
}
