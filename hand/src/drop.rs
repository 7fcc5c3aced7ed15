//! Drags files onto a window and lets go of them: the source's side of the XDND protocol, version 5 (Lindal and others,
//! freedesktop.org), as a file manager does it.

use crate::display::{Display, PAUSE};
use anyhow::{Result, bail};
use std::time::{Duration, Instant};
use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, PropMode, SELECTION_NOTIFY_EVENT,
    SelectionNotifyEvent, Window, WindowClass,
};
use x11rb::wrapper::ConnectionExt as _;

const VERSION: u32 = 5;
/// A program that is asked answers within this, or does not take part.
const PATIENCE: Duration = Duration::from_secs(10);

pub(crate) fn drop(display: &Display, window: Window, paths: &[&str]) -> Result<()> {
    let x = &display.x;
    let source = x.generate_id()?;
    let plain = CreateWindowAux::new();
    x.create_window(0, source, display.root, 0, 0, 1, 1, 0, WindowClass::INPUT_ONLY, 0, &plain)?.check()?;
    let selection = display.atom("XdndSelection")?;
    let uris = display.atom("text/uri-list")?;
    let copy = display.atom("XdndActionCopy")?;
    x.set_selection_owner(source, selection, x11rb::CURRENT_TIME)?.check()?;
    let list: String = paths.iter().map(|path| format!("file://{}\r\n", encoded(path))).collect();
    let drag = Drag { display, window, list };

    let [left, top, width, height] = display.place_of(window)?;
    let (across, down) = (u32::try_from(left + width / 2)?, u32::try_from(top + height / 2)?);
    display.point(window, width / 2, height / 2)?;
    drag.say("XdndEnter", [source, VERSION << 24, uris, 0, 0])?;
    drag.say("XdndPosition", [source, 0, across << 16 | down, x11rb::CURRENT_TIME, copy])?;
    let status = drag.answer("XdndStatus")?;
    if status[1] & 1 == 0 {
        bail!("the window does not take what is dragged over it");
    }
    std::thread::sleep(PAUSE * 4); // a person's hand takes a moment, in which the window says what a drop would do
    drag.say("XdndDrop", [source, 0, x11rb::CURRENT_TIME, 0, 0])?;
    let finished = drag.answer("XdndFinished")?;
    if finished[1] & 1 == 0 {
        bail!("the window did not take what was dropped on it");
    }
    Ok(())
}

struct Drag<'a> {
    display: &'a Display,
    window: Window,
    list: String,
}

impl Drag<'_> {
    fn say(&self, message: &str, data: [u32; 5]) -> Result<()> {
        let event = ClientMessageEvent::new(32, self.window, self.display.atom(message)?, data);
        self.display.x.send_event(false, self.window, EventMask::NO_EVENT, event)?.check()?;
        Ok(())
    }

    /// Waits for what the window says, and meanwhile hands over the list of files where it asks for it.
    fn answer(&self, message: &str) -> Result<[u32; 5]> {
        let (x, kind) = (&self.display.x, self.display.atom(message)?);
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            match x.poll_for_event()? {
                Some(Event::ClientMessage(event)) if event.type_ == kind => return Ok(event.data.as_data32()),
                Some(Event::SelectionRequest(asked)) => {
                    x.change_property8(
                        PropMode::REPLACE,
                        asked.requestor,
                        asked.property,
                        asked.target,
                        self.list.as_bytes(),
                    )?;
                    let done = SelectionNotifyEvent {
                        response_type: SELECTION_NOTIFY_EVENT,
                        sequence: 0,
                        time: asked.time,
                        requestor: asked.requestor,
                        selection: asked.selection,
                        target: asked.target,
                        property: asked.property,
                    };
                    x.send_event(false, asked.requestor, EventMask::NO_EVENT, done)?.check()?;
                }
                Some(_) => {}
                None => std::thread::sleep(Duration::from_millis(5)),
            }
        }
        bail!("the window did not answer with {message} within {} s", PATIENCE.as_secs());
    }
}

/// A path as it stands in a URI.
fn encoded(path: &str) -> String {
    path.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn a_path_in_a_uri_has_no_spaces() {
        assert_eq!(encoded("/home/person/Ä 1%"), "/home/person/%C3%84%201%25");
    }
}
