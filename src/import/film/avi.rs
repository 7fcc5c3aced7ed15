//! The main header of an AVI ("AVI RIFF File Reference", Microsoft): its size and length. Old cameras write their date nowhere
//! that others read, so that is left to the file's name and time.

use super::Facts;
use crate::domain::Film;
use crate::import::metadata::track::{LENGTHS, SIDES};

/// Where the main header's data begins: after `RIFF`, `LIST hdrl` and `avih`, which always come in this order.
const HEADER: usize = 32;

pub(super) fn facts(head: &[u8]) -> Option<Facts> {
    let number = |n: usize| head.get(HEADER + 4 * n..)?.first_chunk().map(|b| u32::from_le_bytes(*b));
    if head.get(24..28) != Some(b"avih") {
        return None;
    }
    let (frame_microseconds, frames) = (u64::from(number(0)?), u64::from(number(4)?));
    let milliseconds = Some(frame_microseconds * frames / 1_000).filter(|n| LENGTHS.contains(n));
    let side = |n: usize| number(n).filter(|side| SIDES.contains(side));
    let usual = Facts::default();
    Some(Facts { film: Film { milliseconds }, size: side(8).zip(side(9)).unwrap_or(usual.size), ..usual })
}
