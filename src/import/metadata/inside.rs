//! What photo programs and cameras write into a photo's file beside its facts: XMP, and the name of a live photo.

use super::Metadata;
use crate::domain::{Inside, Side, SideKind};
use crate::import::side;
use memchr::memmem::find;

/// XMP lies in a file as text, whatever the format around it, so that it is found without knowing that (ISO 16684-1, packet
/// scanning). Photos made of several pictures have a packet for each; the first that says something is the photo's.
const START: &[u8] = b"<x:xmpmeta";
const END: &[u8] = b"</x:xmpmeta>";

/// Packets that are looked at.
const PACKETS: usize = 8;

/// Longer packets are damage, in bytes.
const LONGEST: usize = 4 << 20;

/// Entries of a camera's own directory that are looked at; Apple's has some forty.
const ENTRIES: usize = 256;

/// Apple's name for both halves of a live photo, and a text of it.
const CONTENT_IDENTIFIER: u16 = 0x11;
const TEXT: u16 = 2;

/// Adds what the XMP in a photo says. Of dates and places EXIF's come first: programs that change them change both.
pub(super) fn add(found: &mut Metadata, bytes: &[u8]) {
    let Some(mut said) = packets(bytes).find_map(side::xmp) else { return };
    found.taken = found.taken.or(said.taken.take());
    found.place = found.place.or(said.place.take());
    found.inside.said = (said != Side::new(SideKind::Xmp)).then_some(said);
}

fn packets(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let from = &rest[find(rest, START)?..];
        let length = find(&from[..from.len().min(LONGEST)], END)? + END.len();
        rest = &from[length..];
        Some(&from[..length])
    })
    .take(PACKETS)
}

/// The name of a live photo, by the directory that Apple's cameras lay into EXIF: big-endian, counted from its start.
pub(super) fn pair(note: &[u8]) -> Option<String> {
    let directory = note.strip_prefix(b"Apple iOS\0")?.get(4..)?;
    let count = usize::from(u16::from_be_bytes(*directory.first_chunk()?));
    let entries = directory.get(2..)?.as_chunks::<12>().0.iter().take(count.min(ENTRIES));
    let short = |entry: &[u8; 12], at: usize| u16::from_be_bytes([entry[at], entry[at + 1]]);
    let entry = entries.into_iter().find(|e| short(e, 0) == CONTENT_IDENTIFIER && short(e, 2) == TEXT)?;
    let length = u32::from_be_bytes(*entry[4..].first_chunk()?) as usize;
    let at = u32::from_be_bytes(*entry[8..].first_chunk()?) as usize;
    name_of_pair(note.get(at..at.checked_add(length)?)?)
}

/// A universally unique identifier (RFC 9562) as Apple writes it, in either half of a live photo.
pub(in crate::import) fn name_of_pair(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?.trim_matches('\0');
    let is_one = text.len() == 36 && text.bytes().all(|b| b == b'-' || b.is_ascii_hexdigit());
    is_one.then(|| text.to_ascii_uppercase())
}

impl Metadata {
    /// What is written inside beside the facts, where there is anything.
    pub(in crate::import) fn take_inside(&mut self) -> Option<Box<Inside>> {
        let inside = std::mem::take(&mut self.inside);
        (inside != Inside::default()).then(|| Box::new(inside))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{jpeg_with_exif, tiff};
    use super::super::{read, tests::ascii};
    use super::*;
    use crate::import::Format;
    use bytes::Bytes;

    const NAME: &str = "1B4D2E7C-0A11-4C7C-9B0E-0123456789AB";

    fn packet(inside: &str) -> String {
        format!(
            "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF>\
             <rdf:Description {inside}/></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
        )
    }

    /// A maker's note of Apple's with two entries.
    pub(in crate::import) fn note(name: &str) -> Vec<u8> {
        let mut note = b"Apple iOS\0\0\x01MM\0\x02".to_vec();
        note.extend([0, 1, 0, 9, 0, 0, 0, 1, 0, 0, 0, 15]);
        let at = note.len() as u32 + 16;
        note.extend([0, 0x11, 0, 2, 0, 0, 0, 37]);
        note.extend(at.to_be_bytes());
        note.extend([0; 4]);
        note.extend(name.as_bytes());
        note.push(0);
        note
    }

    #[test]
    fn xmp_in_any_format() {
        let words = packet("xmp:Rating='4' exif:DateTimeOriginal='2019-08-03T14:05:06' dc:title='At the Isar'");
        let empty = packet("hdrgm:Version='1.0'");
        let photo = jpeg_with_exif(&tiff(&[], &[ascii(0x9003, "2025:05:03 14:30:00")], &[]));
        // Behind the picture is as good a place as any: PNG, TIFF and HEIC have theirs in different ones.
        let with = |text: &[&str]| Bytes::from([&photo[..], text.concat().as_bytes()].concat());
        let found = read(&with(&[&empty, &words]), Format::Jpeg);
        let said = found.inside.said.unwrap();
        assert_eq!((said.title.as_deref(), said.rating, said.taken), (Some("At the Isar"), Some(4), None));
        assert_eq!(found.taken.unwrap().local.to_string(), "2025-05-03T14:30:00", "EXIF comes first");
        let bare = read(&Bytes::from(words.clone()), Format::Gif);
        assert_eq!(bare.taken.unwrap().local.to_string(), "2019-08-03T14:05:06", "it is better than none");
        assert_eq!(read(&with(&[&empty]), Format::Jpeg).inside, Inside::default());
        for end in 0..words.len() {
            assert_eq!(
                read(&with(&[words.get(..end).unwrap()]), Format::Jpeg).inside.said.is_some(),
                end >= words.len() - 19
            );
        }
    }

    #[test]
    fn the_name_of_a_live_photo() {
        let exif = (0x927c, 7, note(NAME).len() as u32, note(NAME));
        let found = read(&jpeg_with_exif(&tiff(&[], &[exif], &[])), Format::Jpeg);
        assert_eq!(found.inside.pair.as_deref(), Some(NAME));
        assert_eq!(pair(&note("not one, but as long as one would be!")), None);
        for end in 0..note(NAME).len() - 1 {
            assert_eq!(pair(&note(NAME)[..end]), None);
        }
    }
}
