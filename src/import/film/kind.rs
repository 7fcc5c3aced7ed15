//! Which container a film is in, by its first bytes.

/// The containers of people's films.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FilmKind {
    /// MPEG-4, of phones and cameras.
    Mp4,
    /// QuickTime, of iPhones and cameras.
    Mov,
    /// Of older phones.
    ThreeGp,
    /// Of older cameras.
    Avi,
    /// Matroska.
    Matroska,
    /// Of the web.
    WebM,
    /// MPEG program stream.
    Mpeg,
    /// MPEG transport stream: AVCHD of camcorders.
    Transport,
    /// Windows Media.
    Windows,
}

impl FilmKind {
    /// As people write it, and as the library stores it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mp4 => "MP4",
            Self::Mov => "MOV",
            Self::ThreeGp => "3GP",
            Self::Avi => "AVI",
            Self::Matroska => "MKV",
            Self::WebM => "WebM",
            Self::Mpeg => "MPEG",
            Self::Transport => "MTS",
            Self::Windows => "WMV",
        }
    }

    /// By the first bytes.
    pub(in crate::import) fn sniff(head: &[u8]) -> Option<Self> {
        Some(match head {
            [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => match brand {
                [b'q', b't', ..] => Self::Mov,
                [b'3', b'g', ..] => Self::ThreeGp,
                // Songs and books are read aloud in the same boxes.
                [b'M', b'4', b'A' | b'B' | b'P', ..] | [b'F', b'4', b'A' | b'B', ..] => return None,
                _ => Self::Mp4,
            },
            // QuickTime of before brands.
            [_, _, _, _, b'm', b'o', b'o', b'v', ..]
            | [_, _, _, _, b'm', b'd', b'a', b't', ..]
            | [_, _, _, _, b'w', b'i', b'd', b'e', ..]
            | [_, _, _, _, b'p', b'n', b'o', b't', ..] => Self::Mov,
            [b'R', b'I', b'F', b'F', _, _, _, _, b'A', b'V', b'I', b' ', ..] => Self::Avi,
            [0x1a, 0x45, 0xdf, 0xa3, rest @ ..] => {
                if rest.windows(4).any(|name| name == b"webm") {
                    Self::WebM
                } else {
                    Self::Matroska
                }
            }
            [0, 0, 1, 0xba, ..] => Self::Mpeg,
            // Packets of 188 bytes, on discs with four more before each.
            [0x47, ..] if head.get(188) == Some(&0x47) => Self::Transport,
            [_, _, _, _, 0x47, ..] if head.get(196) == Some(&0x47) => Self::Transport,
            [0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11, ..] => Self::Windows,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn films_and_not_songs() {
        let boxed = |brand: &[u8]| [b"\0\0\0\x18ftyp", brand, b"\0\0\0\0isom"].concat();
        assert_eq!(FilmKind::sniff(&boxed(b"isom")), Some(FilmKind::Mp4));
        assert_eq!(FilmKind::sniff(&boxed(b"qt  ")), Some(FilmKind::Mov));
        assert_eq!(FilmKind::sniff(&boxed(b"3gp5")), Some(FilmKind::ThreeGp));
        assert_eq!(FilmKind::sniff(&boxed(b"M4A ")), None);
        assert_eq!(FilmKind::sniff(b"\x1a\x45\xdf\xa3\x9f\x42\x86\x42\x82\x84webm"), Some(FilmKind::WebM));
        let mut packets = vec![0; 400];
        (packets[4], packets[196]) = (0x47, 0x47);
        assert_eq!(FilmKind::sniff(&packets), Some(FilmKind::Transport));
        assert_eq!(FilmKind::sniff(b"Gentle reader"), None);
    }
}
