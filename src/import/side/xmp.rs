//! XMP (ISO 16684-1): date, place, title, description, stars and keywords, under the prefixes that all programs use.

use super::{KEYWORDS, kept};
use crate::domain::{Place, Precision, Side, SideKind, Stamp};
use crate::import::metadata::{YEARS, offset_minutes};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Elements inside each other that are followed; XMP has eight.
const DEPTH: usize = 32;

/// What stands in the file, by property.
#[derive(Default)]
struct Said {
    dates: [Option<String>; 3],
    latitude: Option<String>,
    longitude: Option<String>,
    title: Option<String>,
    description: Option<String>,
    rating: Option<String>,
    keywords: Vec<String>,
}

/// What an XMP packet says; `None` where it is none, or says nothing that is kept.
pub(super) fn read(bytes: &[u8]) -> Option<Side> {
    let mut reader = Reader::from_reader(bytes);
    let (mut open, mut text, mut said): (Vec<String>, String, Said) = Default::default();
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => {
                text.clear();
                said.take_attributes(&element);
                open.push(name_of(&element));
                if open.len() > DEPTH {
                    return None;
                }
            }
            Ok(Event::Empty(element)) => said.take_attributes(&element),
            Ok(Event::Text(part)) => text.push_str(&part.decode().ok()?),
            Ok(Event::CData(part)) => text.push_str(&part.decode().ok()?),
            Ok(Event::GeneralRef(part)) => text.push(character(&part.decode().ok()?)),
            Ok(Event::End(_)) => {
                // Lists and languages stand between a property and its text.
                if let Some(property) = open.iter().rev().find(|name| !name.starts_with("rdf:")) {
                    said.take(property, &text);
                }
                text.clear();
                open.pop();
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            // What was said before a break is good.
            Err(_) => break,
        }
    }
    said.side()
}

fn name_of(element: &BytesStart<'_>) -> String {
    String::from_utf8_lossy(element.name().as_ref()).into_owned()
}

fn character(entity: &str) -> char {
    let number = entity.strip_prefix("#x").map(|n| u32::from_str_radix(n, 16));
    let number = number.or_else(|| entity.strip_prefix('#').map(str::parse));
    match (number, entity) {
        (Some(number), _) => number.ok().and_then(char::from_u32).unwrap_or(' '),
        (None, "amp") => '&',
        (None, "lt") => '<',
        (None, "gt") => '>',
        (None, "quot") => '"',
        (None, "apos") => '\'',
        (None, _) => ' ',
    }
}

impl Said {
    /// Properties may stand as attributes of a description.
    fn take_attributes(&mut self, element: &BytesStart<'_>) {
        for attribute in element.attributes().flatten() {
            let name = String::from_utf8_lossy(attribute.key.as_ref());
            if let Ok(value) = attribute.normalized_value(XmlVersion::Implicit1_0) {
                self.take(&name, &value);
            }
        }
    }

    /// The first that is said of a property counts.
    fn take(&mut self, property: &str, text: &str) {
        let Some(text) = kept(text) else { return };
        let place = match property {
            "exif:DateTimeOriginal" => &mut self.dates[0],
            "photoshop:DateCreated" => &mut self.dates[1],
            "xmp:CreateDate" => &mut self.dates[2],
            "exif:GPSLatitude" => &mut self.latitude,
            "exif:GPSLongitude" => &mut self.longitude,
            "dc:title" => &mut self.title,
            "dc:description" => &mut self.description,
            "xmp:Rating" => &mut self.rating,
            "dc:subject" => {
                if self.keywords.len() < KEYWORDS && !self.keywords.contains(&text) {
                    self.keywords.push(text);
                }
                return;
            }
            _ => return,
        };
        place.get_or_insert(text);
    }

    fn side(self) -> Option<Side> {
        let degrees = |text: &Option<String>| degrees(text.as_deref()?);
        let stars = |text: &str| text.parse::<f32>().ok().map(|n| n.round().clamp(-1.0, 5.0) as i8);
        let side = Side {
            taken: self.dates.iter().flatten().find_map(|text| stamp(text)),
            place: degrees(&self.latitude).zip(degrees(&self.longitude)).and_then(|(a, b)| Place::new(a, b)),
            title: self.title,
            description: self.description,
            rating: self.rating.as_deref().and_then(stars).filter(|n| *n != 0),
            keywords: self.keywords,
            ..Side::new(SideKind::Xmp)
        };
        (side != Side::new(SideKind::Xmp)).then_some(side)
    }
}

/// "48,30.5N", "48,30,15S" or "48.5" in degrees.
fn degrees(text: &str) -> Option<f64> {
    let (numbers, sign) = match text.char_indices().last()? {
        (at, 'N' | 'E' | 'n' | 'e') => (text.get(..at)?, 1.0),
        (at, 'S' | 'W' | 's' | 'w') => (text.get(..at)?, -1.0),
        _ => (text, 1.0),
    };
    let mut degrees = 0.0;
    for (part, unit) in numbers.split(',').zip([1.0, 60.0, 3_600.0]) {
        degrees += part.trim().parse::<f64>().ok()? / unit;
    }
    Some(sign * degrees)
}

/// "2024-05-01T10:20:30.5+02:00", with less and less of it behind.
fn stamp(text: &str) -> Option<Stamp> {
    let time = text.get(10..).filter(|time| time.starts_with(['T', ' ']));
    let Some(time) = time else {
        let date: jiff::civil::Date = text.get(..10).filter(|d| d.len() == text.len())?.parse().ok()?;
        let is_real = YEARS.contains(&date.year());
        let local = date.at(0, 0, 0, 0);
        return is_real.then_some(Stamp { local, offset_minutes: None, precision: Precision::Day });
    };
    let end = time.find(['Z', '+', '-']).unwrap_or(time.len());
    let local: jiff::civil::DateTime = format!("{}{}", &text[..10], &time[..end]).parse().ok()?;
    let offset = offset_minutes(&time[end..]);
    let is_real = YEARS.contains(&local.year());
    is_real.then_some(Stamp { local, offset_minutes: offset, precision: Precision::Second })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIGHTROOM: &str = r#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"
          xmp:Rating="4" exif:DateTimeOriginal="2019-08-03T14:05:06.25+02:00" exif:GPSLatitude="48,8.226N"
          exif:GPSLongitude="11,34,31W">
         <dc:title xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Alt><rdf:li xml:lang="x-default">At the &quot;Isar&quot; &amp; back</rdf:li></rdf:Alt></dc:title>
         <dc:subject><rdf:Bag><rdf:li>river</rdf:li><rdf:li>summer &#x263c;</rdf:li><rdf:li>river</rdf:li></rdf:Bag></dc:subject>
        </rdf:Description></rdf:RDF></x:xmpmeta>"#;

    #[test]
    fn attributes_lists_and_languages() {
        let side = read(LIGHTROOM.as_bytes()).unwrap();
        assert_eq!(side.title.as_deref(), Some("At the \"Isar\" & back"));
        assert_eq!(side.keywords, ["river", "summer ☼"]);
        assert_eq!(side.rating, Some(4));
        let taken = side.taken.unwrap();
        assert_eq!((taken.local.to_string().as_str(), taken.offset_minutes), ("2019-08-03T14:05:06.25", Some(120)));
        let place = side.place.unwrap();
        assert!((place.latitude() - 48.1371).abs() < 1e-9 && (place.longitude() + 11.575_277).abs() < 1e-5);
    }

    #[test]
    fn elements_and_dates_of_all_lengths() {
        let with = |date: &str| {
            let text =
                format!("<rdf:Description><photoshop:DateCreated>{date}</photoshop:DateCreated></rdf:Description>");
            read(text.as_bytes())
                .and_then(|side| side.taken)
                .map(|t| (t.local.to_string(), t.offset_minutes, t.precision))
        };
        let second = Precision::Second;
        assert_eq!(with("2019-08-03"), Some(("2019-08-03T00:00:00".to_owned(), None, Precision::Day)));
        assert_eq!(with("2019-08-03T14:05"), Some(("2019-08-03T14:05:00".to_owned(), None, second)));
        assert_eq!(with("2019-08-03T14:05:06Z"), Some(("2019-08-03T14:05:06".to_owned(), Some(0), second)));
        assert_eq!((with("2019"), with("0000-00-00T00:00:00"), with("ä".repeat(9).as_str())), (None, None, None));
    }

    #[test]
    fn broken_and_hostile() {
        for end in 0..LIGHTROOM.len() {
            let _ = read(LIGHTROOM.as_bytes().get(..end).unwrap());
        }
        assert_eq!(read(b"<a/>"), None);
        assert_eq!(read("<a>".repeat(1_000).as_bytes()), None);
    }
}
