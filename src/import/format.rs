//! Which format a file is of: by its name while scanning, by its first bytes once it is read.

use super::film::FilmKind;
use super::raw::RawKind;
use std::ffi::OsStr;
use std::path::Path;

/// Bytes that [`sniff`] needs at most.
pub(super) const SNIFF_LEN: usize = 256;

/// A format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// JPEG, any colour space.
    Jpeg,
    /// PNG.
    Png,
    /// GIF; the first frame.
    Gif,
    /// WebP; the first frame.
    WebP,
    /// TIFF.
    Tiff,
    /// Windows bitmap.
    Bmp,
    /// HEIF with HEVC inside, as phones write it.
    Heic,
    /// HEIF with AV1 inside.
    Avif,
    /// JPEG XL; the first frame.
    Jxl,
    /// JPEG 2000.
    Jp2,
    /// OpenEXR: light without bounds.
    Exr,
    /// Radiance: light without bounds.
    Hdr,
    /// A film; not decoded.
    Film(FilmKind),
    /// What a camera's sensor saw; read through the JPEG that the camera laid beside it.
    Raw(RawKind),
}

impl Format {
    /// As people write it, and as the library stores it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Gif => "GIF",
            Self::WebP => "WebP",
            Self::Tiff => "TIFF",
            Self::Bmp => "BMP",
            Self::Heic => "HEIC",
            Self::Avif => "AVIF",
            Self::Jxl => "JPEG XL",
            Self::Jp2 => "JPEG 2000",
            Self::Exr => "OpenEXR",
            Self::Hdr => "Radiance HDR",
            Self::Film(kind) => kind.name(),
            Self::Raw(kind) => kind.name(),
        }
    }
}

/// What the first bytes say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Read it.
    Photo(Format),
    /// A photo in a format that is not read yet.
    Later(&'static str),
    /// No photo, as far as can be told.
    Unknown,
}

/// What the name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// The name of a photo or film.
    Photo,
    /// The name of a photo in a format that is not read yet.
    Later(&'static str),
    /// No extension: the first bytes must tell.
    Nothing,
    /// Anything else: a side file, a document.
    Other,
}

/// Extensions of formats that come later, with their names.
const LATER: &[(&str, &str)] = &[("psd", "Photoshop"), ("psb", "Photoshop")];

/// Extensions of photos that are read, the commonest first.
const PHOTOS: [&str; 25] = [
    "jpg", "jpeg", "png", "heic", "gif", "webp", "tif", "tiff", "bmp", "heif", "hif", "jpe", "jfif", "mpo", "avif",
    "avifs", "jxl", "jp2", "j2k", "j2c", "jpf", "jpx", "jph", "exr", "hdr",
];

/// Extensions of raw files. What such a file really is, its content says.
const RAW: [&str; 28] = [
    "cr2", "cr3", "crw", "nef", "nrw", "arw", "srf", "sr2", "orf", "ori", "raf", "rw2", "rwl", "pef", "dng", "srw",
    "x3f", "3fr", "fff", "iiq", "mef", "mos", "mrw", "erf", "kdc", "dcr", "dcs", "gpr",
];

/// Extensions of films.
const FILMS: [&str; 15] =
    ["mov", "mp4", "m4v", "3gp", "3g2", "3gpp", "avi", "mkv", "webm", "mts", "m2ts", "mpg", "mpeg", "wmv", "qt"];

/// Judge a file by its name.
pub(super) fn by_name(path: &Path) -> Named {
    let Some(extension) = path.extension() else { return Named::Nothing };
    // Compared in place: a scan asks this for every file there is.
    let is = |e: &&str| extension.eq_ignore_ascii_case(OsStr::new(e));
    if PHOTOS.iter().any(is) || FILMS.iter().any(is) || RAW.iter().any(is) {
        return Named::Photo;
    }
    LATER.iter().find(|(e, _)| is(e)).map_or(Named::Other, |(_, name)| Named::Later(name))
}

/// Judge content by all of it: many a raw file starts like a TIFF.
pub(super) fn of(bytes: &[u8]) -> Content {
    match sniff(&bytes[..bytes.len().min(SNIFF_LEN)]) {
        Content::Photo(Format::Tiff) => Content::Photo(RawKind::of_tiff(bytes).map_or(Format::Tiff, Format::Raw)),
        content => content,
    }
}

/// Judge content by its first bytes; [`SNIFF_LEN`] of them are enough.
pub(super) fn sniff(head: &[u8]) -> Content {
    let photo = Content::Photo;
    if let Some(kind) = RawKind::sniff(head) {
        return photo(Format::Raw(kind));
    }
    match head {
        [0xff, 0xd8, 0xff, ..] => photo(Format::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => photo(Format::Png),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => photo(Format::Gif),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => photo(Format::WebP),
        // 43 is BigTIFF.
        [b'I', b'I', 42 | 43, 0, ..] | [b'M', b'M', 0, 42 | 43, ..] => photo(Format::Tiff),
        [b'B', b'M', ..] if head.len() >= 26 && is_bitmap(head) => photo(Format::Bmp),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] if heif(head) != Content::Unknown => heif(head),
        [0xff, 0x0a, ..] | [0, 0, 0, 12, b'J', b'X', b'L', b' ', ..] => photo(Format::Jxl),
        [0, 0, 0, 12, b'j', b'P', b' ', b' ', ..] | [0xff, 0x4f, 0xff, 0x51, ..] => photo(Format::Jp2),
        [0x76, 0x2f, 0x31, 1, ..] => photo(Format::Exr),
        [b'#', b'?', b'R', b'A' | b'G', ..] => photo(Format::Hdr),
        [b'8', b'B', b'P', b'S', ..] => Content::Later("Photoshop"),
        _ => FilmKind::sniff(head).map_or(Content::Unknown, |kind| photo(Format::Film(kind))),
    }
}

/// "BM" alone starts many a text: the length of the second header must be one that exists.
fn is_bitmap(head: &[u8]) -> bool {
    matches!(head[14..18], [12 | 16 | 40 | 52 | 56 | 64 | 108 | 124, 0, 0, 0])
}

/// Tell the members of the HEIF family apart by their brands.
fn heif(head: &[u8]) -> Content {
    let len = head.first_chunk().map_or(0, |b| u32::from_be_bytes(*b) as usize);
    let brands = || head[8..head.len().min(len.max(12))].as_chunks::<4>().0.iter();
    let any = |names: &[&[u8; 4]]| brands().any(|b| names.contains(&b));
    if any(&[b"avif", b"avis"]) {
        Content::Photo(Format::Avif)
    } else if any(&[b"crx "]) {
        Content::Photo(Format::Raw(RawKind::Cr3))
    } else if any(&[b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"mif2", b"msf1", b"MiHB", b"MiHE"])
    {
        Content::Photo(Format::Heic)
    } else {
        Content::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (name, named) in [
            ("a.JPG", Named::Photo),
            ("b.b.HeIc", Named::Photo),
            ("c.dng", Named::Photo),
            ("c.psd", Named::Later("Photoshop")),
            ("d.mp4", Named::Photo),
            ("d.txt", Named::Other),
            ("e.jpg.xmp", Named::Other),
            ("f", Named::Nothing),
        ] {
            assert_eq!(by_name(Path::new(name)), named, "{name}");
        }
    }

    #[test]
    fn first_bytes() {
        let heic = b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic";
        let avif = b"\0\0\0\x18ftypmif1\0\0\0\0avifmif1";
        let film = b"\0\0\0\x18ftypisom\0\0\0\0isommp42";
        assert_eq!(sniff(heic), Content::Photo(Format::Heic));
        assert_eq!(sniff(avif), Content::Photo(Format::Avif));
        assert_eq!(sniff(film), Content::Photo(Format::Film(FilmKind::Mp4)));
        assert_eq!(sniff(b"BMW is a car, and this is a text"), Content::Unknown);
        assert_eq!(sniff(&[0xff, 0xd8, 0xff, 0xe1]), Content::Photo(Format::Jpeg));
        for end in 0..heic.len() {
            let _ = sniff(&heic[..end]);
        }
    }
}
