//! Presses keys.

use crate::display::{Display, PAUSE};
use anyhow::{Context, Result, bail};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::ConnectionExt as _;
use x11rb::protocol::xtest::ConnectionExt as _;

const KEY_PRESS: u8 = 2;
const KEY_RELEASE: u8 = 3;
const SHIFT: u32 = 0xffe1;
const CONTROL: u32 = 0xffe3;
const ALT: u32 = 0xffe9;

/// Keys that stand for no letter, as X11's `keysymdef.h` numbers them.
const NAMED: [(&str, u32); 8] = [
    ("Return", 0xff0d),
    ("Escape", 0xff1b),
    ("Tab", 0xff09),
    ("Home", 0xff50),
    ("End", 0xff57),
    ("Left", 0xff51),
    ("Right", 0xff53),
    ("Down", 0xff54),
];

/// Presses a key and lets go of it.
pub(crate) fn press(display: &Display, key: &str) -> Result<()> {
    let (held, key) = match key.split_once('+') {
        Some(("Ctrl", key)) => (Some(CONTROL), key),
        Some(("Alt", key)) => (Some(ALT), key),
        _ => (None, key),
    };
    let (code, shifts) = code(display, symbol(key)?)?;
    let held = held.or(shifts.then_some(SHIFT)).map(|symbol| self::code(display, symbol)).transpose()?;
    let with = |kind, code| -> Result<()> {
        display.x.xtest_fake_input(kind, code, 0, display.root, 0, 0, 0)?.check()?;
        Ok(())
    };
    if let Some((held, _)) = held {
        with(KEY_PRESS, held)?;
    }
    with(KEY_PRESS, code)?;
    std::thread::sleep(PAUSE / 4);
    with(KEY_RELEASE, code)?;
    if let Some((held, _)) = held {
        with(KEY_RELEASE, held)?;
    }
    std::thread::sleep(PAUSE);
    Ok(())
}

fn symbol(key: &str) -> Result<u32> {
    if let Some((_, symbol)) = NAMED.iter().find(|(name, _)| *name == key) {
        return Ok(*symbol);
    }
    match key.chars().collect::<Vec<_>>()[..] {
        // Latin letters, digits and signs have the numbers of Unicode.
        [one] if one.is_ascii_graphic() => Ok(one.into()),
        _ => bail!("there is no key “{key}”"),
    }
}

/// The key with this symbol on it, and whether shift must be held for it.
fn code(display: &Display, symbol: u32) -> Result<(u8, bool)> {
    let setup = display.x.setup();
    let (first, last) = (setup.min_keycode, setup.max_keycode);
    let keys = display.x.get_keyboard_mapping(first, last - first + 1)?.reply()?;
    let each = usize::from(keys.keysyms_per_keycode).max(1);
    let found = keys.keysyms.chunks(each).zip(first..=last).find_map(|(symbols, code)| {
        let level = symbols.iter().take(2).position(|has| *has == symbol)?;
        Some((code, level == 1))
    });
    found.with_context(|| format!("the display's keyboard has no key for the symbol {symbol:#x}"))
}
