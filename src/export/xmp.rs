//! XMP files beside exported photos, with the albums that each is in. Pure: it makes text.
//!
//! Adobe's "XMP Specification Part 1" (2012) for the packet; albums stand as digiKam writes and reads them
//! (`digiKam:TagsList`, parted by "/"), as Lightroom does (`lr:hierarchicalSubject`, parted by "|"), and their titles as
//! plain keywords (`dc:subject`), which every other program reads.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io;

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const NAMESPACES: [(&str, &str); 3] = [
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:digiKam", "http://www.digikam.org/ns/1.0/"),
    ("xmlns:lr", "http://ns.adobe.com/lightroom/1.0/"),
];

/// What a side file says: the titles of the albums of a photo, below `root` where there are levels, and keywords that the
/// photo had already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subjects {
    /// What all albums stand below, in the person's language.
    pub root: String,
    /// Titles of albums.
    pub albums: Vec<String>,
    /// Keywords of the photo's own.
    pub keywords: Vec<String>,
}

impl Subjects {
    /// The side file; `None` where there is nothing to say.
    pub(super) fn to_xmp(&self) -> Option<String> {
        if self.albums.is_empty() && self.keywords.is_empty() {
            return None;
        }
        let levels = |between: char| {
            let level = |album: &String| format!("{}{between}{}", one_level(&self.root), one_level(album));
            self.albums.iter().map(level).chain(self.keywords.iter().map(|word| one_level(word))).collect::<Vec<_>>()
        };
        let mut plain: Vec<String> = self.albums.iter().chain(&self.keywords).map(|word| shown(word)).collect();
        let mut seen = std::collections::BTreeSet::new();
        plain.retain(|word| seen.insert(word.clone()));
        let lists = [
            ("dc:subject", "rdf:Bag", plain),
            ("digiKam:TagsList", "rdf:Seq", levels('/')),
            ("lr:hierarchicalSubject", "rdf:Bag", levels('|')),
        ];
        // Writing into memory does not fail; where it did, no side file is better than half of one.
        write(&lists).ok().and_then(|bytes| String::from_utf8(bytes).ok())
    }
}

fn write(lists: &[(&str, &str, Vec<String>)]) -> io::Result<Vec<u8>> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let meta = BytesStart::new("x:xmpmeta").with_attributes([("xmlns:x", "adobe:ns:meta/")]);
    let rdf = BytesStart::new("rdf:RDF").with_attributes([("xmlns:rdf", RDF)]);
    let description =
        BytesStart::new("rdf:Description").with_attributes([("rdf:about", "")]).with_attributes(NAMESPACES);
    for start in [meta, rdf, description] {
        writer.write_event(Event::Start(start))?;
    }
    for (name, kind, words) in lists {
        writer.write_event(Event::Start(BytesStart::new(*name)))?;
        writer.write_event(Event::Start(BytesStart::new(*kind)))?;
        for word in words {
            writer.write_event(Event::Start(BytesStart::new("rdf:li")))?;
            writer.write_event(Event::Text(BytesText::new(word)))?;
            writer.write_event(Event::End(BytesEnd::new("rdf:li")))?;
        }
        writer.write_event(Event::End(BytesEnd::new(*kind)))?;
        writer.write_event(Event::End(BytesEnd::new(*name)))?;
    }
    for end in ["rdf:Description", "rdf:RDF", "x:xmpmeta"] {
        writer.write_event(Event::End(BytesEnd::new(end)))?;
    }
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

/// A name that is one level of its own: what parts levels would make two of it.
fn one_level(name: &str) -> String {
    shown(name).replace(['/', '|'], "-")
}

/// A name without what XML cannot hold at all (XML 1.0, section 2.2), escaped or not.
fn shown(name: &str) -> String {
    let is_held = |c: &char| !c.is_control() && !matches!(*c, '\u{FFFE}' | '\u{FFFF}');
    name.chars().filter(is_held).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use quick_xml::Reader;

    fn texts(xmp: &str) -> Vec<String> {
        let mut reader = Reader::from_str(xmp);
        let (mut texts, mut text, mut depth) = (Vec::new(), String::new(), 0);
        loop {
            match reader.read_event().expect("well-formed") {
                Event::Start(_) => {
                    text.clear();
                    depth += 1;
                }
                Event::Text(part) => text.push_str(&part.decode().expect("text")),
                Event::GeneralRef(name) => {
                    let name = name.decode().expect("text");
                    text.push_str(quick_xml::escape::resolve_predefined_entity(&name).expect("a plain one"));
                }
                Event::End(end) => {
                    if end.name().as_ref() == b"rdf:li" {
                        texts.push(text.clone());
                    }
                    depth -= 1;
                }
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(depth, 0, "{xmp}");
        texts
    }

    #[test]
    fn albums_stand_as_digikam_and_lightroom_read_them() {
        let albums = vec!["Anna & Ben <3".to_owned(), "Rom/Paris|“2025”\u{1}".to_owned()];
        let subjects = Subjects { root: "Albums".to_owned(), albums, keywords: vec!["cat".to_owned()] };
        let xmp = subjects.to_xmp().expect("there is something to say");
        assert_eq!(
            texts(&xmp),
            [
                "Anna & Ben <3",
                "Rom/Paris|“2025”",
                "cat",
                "Albums/Anna & Ben <3",
                "Albums/Rom-Paris-“2025”",
                "cat",
                "Albums|Anna & Ben <3",
                "Albums|Rom-Paris-“2025”",
                "cat"
            ]
        );
        assert!(xmp.contains("Anna &amp; Ben &lt;3") && xmp.starts_with("<?xml"), "{xmp}");
        assert_eq!(Subjects::default().to_xmp(), None);
    }
}
