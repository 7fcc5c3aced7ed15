//! What a picture is, by plain signs: its name, its format, its size.

use crate::domain::{PictureFacts, ThemeKind};

/// Beginnings or parts of names that programs give to pictures of a screen, in lower case.
const SCREENSHOT_NAMES: [&str; 7] = [
    "screenshot",
    "screen shot",
    "bildschirmfoto",
    "bildschirmaufnahme",
    "capture d",
    "schermafbeelding",
    "captura de",
];
/// The same of scanned papers.
const DOCUMENT_NAMES: [&str; 5] = ["camscanner", "adobe scan", "office lens", "genius scan", "scan_"];
/// Pixels of common screens, the shorter side first: phones, tablets, computers.
const SCREENS: [(u32, u32); 32] = [
    (640, 1136),
    (720, 1280),
    (720, 1600),
    (750, 1334),
    (768, 1366),
    (800, 1280),
    (828, 1792),
    (900, 1440),
    (900, 1600),
    (1080, 1920),
    (1080, 2220),
    (1080, 2280),
    (1080, 2340),
    (1080, 2400),
    (1125, 2436),
    (1170, 2532),
    (1179, 2556),
    (1200, 1920),
    (1206, 2622),
    (1242, 2208),
    (1242, 2688),
    (1284, 2778),
    (1290, 2796),
    (1440, 2560),
    (1440, 3040),
    (1440, 3200),
    (1536, 2048),
    (1600, 2560),
    (1668, 2388),
    (1800, 2880),
    (2048, 2732),
    (2160, 3840),
];

/// Screenshot or scan; `None` for all else. A file with a camera is neither.
pub(super) fn told_by_signs(photo: &PictureFacts<'_>) -> Option<ThemeKind> {
    if photo.facts.camera.is_some() {
        return None;
    }
    let name = photo.facts.file_name.to_lowercase();
    if SCREENSHOT_NAMES.iter().any(|part| name.contains(part)) {
        return Some(ThemeKind::Screenshots);
    }
    if DOCUMENT_NAMES.iter().any(|part| name.contains(part)) {
        return Some(ThemeKind::Documents);
    }
    let sides = (photo.width.min(photo.height), photo.width.max(photo.height));
    // Photos are seldom PNG, and a screen writes nothing else.
    let is_screen = photo.format == "PNG" && SCREENS.binary_search(&sides).is_ok();
    is_screen.then_some(ThemeKind::Screenshots)
}

/// Whether a messenger sent it: no camera, and a name as messengers give.
pub(super) fn is_received(photo: &PictureFacts<'_>) -> bool {
    if photo.facts.camera.is_some() || photo.facts.dates.exif.is_some() {
        return false;
    }
    let name = photo.facts.file_name;
    (name.starts_with("IMG-") && name.contains("-WA"))
        || ["received_", "FB_IMG_", "mmexport", "signal-", "photo_", "WhatsApp Image"]
            .iter()
            .any(|p| name.starts_with(p))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn screens_are_in_order_to_be_found() {
        assert!(SCREENS.is_sorted() && SCREENS.iter().all(|(short, long)| short < long));
    }
}
