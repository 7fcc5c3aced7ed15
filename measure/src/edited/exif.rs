//! What a camera writes into a JPEG.

use jiff::civil::DateTime;

const ASCII: u16 = 2;
const SHORT: u16 = 3;
const LONG: u16 = 4;

/// A directory of TIFF 6.0, whose values are texts or numbers.
enum Value {
    Text(String),
    Short(u16),
    Long(u32),
}

/// EXIF as a TIFF, with the camera and the moment, where there is one, and how the picture is to be turned.
pub(super) fn of(taken: Option<DateTime>, orientation: u16) -> Vec<u8> {
    const HEADER: u32 = 8;
    let mut tiff = [&b"II*\0"[..], &HEADER.to_le_bytes()].concat();
    let Some(taken) = taken else {
        tiff.extend(directory(HEADER, &[(0x112, Value::Short(orientation))]));
        return tiff;
    };
    let first = |below: u32| {
        let text = |text: &str| Value::Text(text.to_owned());
        let camera = [(0x10f, text("Google")), (0x110, text("Pixel 8"))];
        let rest = [(0x112, Value::Short(orientation)), (0x8769, Value::Long(below))];
        directory(HEADER, &camera.into_iter().chain(rest).collect::<Vec<_>>())
    };
    let below = HEADER + first(0).len() as u32;
    tiff.extend(first(below));
    let moment = taken.strftime("%Y:%m:%d %H:%M:%S").to_string();
    tiff.extend(directory(below, &[(0x9003, Value::Text(moment))]));
    tiff
}

/// A directory that begins at `start`, with what its entries have no room for behind it.
fn directory(start: u32, entries: &[(u16, Value)]) -> Vec<u8> {
    let mut bytes = (entries.len() as u16).to_le_bytes().to_vec();
    let mut behind: Vec<u8> = Vec::new();
    let end = start + 2 + 12 * entries.len() as u32 + 4;
    for (tag, value) in entries {
        let (kind, count, four) = match value {
            Value::Text(text) => {
                let at = end + behind.len() as u32;
                behind.extend(text.bytes().chain([0]));
                behind.extend(std::iter::repeat_n(0, behind.len() % 2));
                (ASCII, text.len() as u32 + 1, at)
            }
            Value::Short(number) => (SHORT, 1, u32::from(*number)),
            Value::Long(number) => (LONG, 1, *number),
        };
        bytes.extend(tag.to_le_bytes().into_iter().chain(kind.to_le_bytes()));
        bytes.extend(count.to_le_bytes().into_iter().chain(four.to_le_bytes()));
    }
    bytes.extend([0; 4]);
    bytes.extend(behind);
    bytes
}
