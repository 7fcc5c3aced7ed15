//! Which maker's raw file it is: by its first bytes where those say it, else by its directories.

use super::tiff::{self, Tiff};

/// The kinds of raw file. Those that only the name tells apart from another are told by the maker that they name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RawKind {
    /// Canon, to 2018.
    Cr2,
    /// Canon, since 2018.
    Cr3,
    /// Canon, to 2004.
    Crw,
    /// Nikon; also NRW.
    Nef,
    /// Sony; also SRF and SR2.
    Arw,
    /// Olympus and OM.
    Orf,
    /// Fujifilm.
    Raf,
    /// Panasonic; also RWL of Leica.
    Rw2,
    /// Pentax and Ricoh.
    Pef,
    /// Adobe's, written by many cameras and phones.
    Dng,
    /// Samsung.
    Srw,
    /// Minolta.
    Mrw,
    /// Sigma.
    X3f,
    /// Phase One and Leaf.
    Iiq,
    /// Hasselblad.
    Hasselblad,
    /// Any other.
    Other,
}

impl RawKind {
    /// As people write it, and as the library stores it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cr2 => "CR2",
            Self::Cr3 => "CR3",
            Self::Crw => "CRW",
            Self::Nef => "NEF",
            Self::Arw => "ARW",
            Self::Orf => "ORF",
            Self::Raf => "RAF",
            Self::Rw2 => "RW2",
            Self::Pef => "PEF",
            Self::Dng => "DNG",
            Self::Srw => "SRW",
            Self::Mrw => "MRW",
            Self::X3f => "X3F",
            Self::Iiq => "IIQ",
            Self::Hasselblad => "3FR",
            Self::Other => "RAW",
        }
    }

    /// By the first bytes; `None` also for those kinds that start like any TIFF.
    pub(in crate::import) fn sniff(head: &[u8]) -> Option<Self> {
        Some(match head {
            [b'I', b'I', 42, 0, _, _, _, _, b'C', b'R', ..] => Self::Cr2,
            [b'I', b'I', 0x1a, 0, 0, 0, b'H', b'E', b'A', b'P', b'C', b'C', b'D', b'R', ..] => Self::Crw,
            [b'I', b'I', b'R', b'O' | b'S', ..] | [b'M', b'M', b'O', b'R', ..] => Self::Orf,
            [b'I', b'I', b'U', 0, ..] => Self::Rw2,
            [b'I', b'I', b'I', b'I', ..] | [b'M', b'M', b'M', b'M', ..] => Self::Iiq,
            [0, b'M', b'R', b'M', ..] => Self::Mrw,
            [b'F', b'O', b'V', b'b', ..] => Self::X3f,
            [b'F', b'U', b'J', b'I', b'F', b'I', b'L', b'M', b'C', b'C', b'D', ..] => Self::Raf,
            _ => return None,
        })
    }

    /// For a file that starts like a TIFF: the kind of raw file that it is, or `None` for a picture of another sort.
    pub(in crate::import) fn of_tiff(bytes: &[u8]) -> Option<Self> {
        let tiff = Tiff::open(bytes)?;
        let directories = tiff.directories();
        let first = directories.first()?;
        if first.field(tiff::DNG_VERSION).is_some() {
            return Some(Self::Dng);
        }
        if !directories.iter().any(|d| tiff.is_sensor_data(d)) {
            return None;
        }
        let make = first.field(tiff::MAKE).and_then(|f| tiff.text(f)).unwrap_or_default().to_ascii_lowercase();
        let of_maker = [
            ("nikon", Self::Nef),
            ("sony", Self::Arw),
            ("canon", Self::Cr2),
            ("pentax", Self::Pef),
            ("ricoh", Self::Pef),
            ("samsung", Self::Srw),
            ("olympus", Self::Orf),
            ("om digital", Self::Orf),
            ("panasonic", Self::Rw2),
            ("leica", Self::Rw2),
            ("hasselblad", Self::Hasselblad),
            ("phase one", Self::Iiq),
            ("leaf", Self::Iiq),
        ];
        Some(of_maker.iter().find(|(name, _)| make.starts_with(name)).map_or(Self::Other, |(_, kind)| *kind))
    }
}
