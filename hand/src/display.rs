//! Windows on an X11 display, found by their titles.

use anyhow::{Context, Result, bail};
use std::time::{Duration, Instant};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ClientMessageEvent, ConfigureWindowAux, ConnectionExt as _, EventMask, InputFocus, MapState, Window,
};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

/// How often one looks again for what is to come.
const AGAIN: Duration = Duration::from_millis(50);
/// Between two acts of the hand: programs take a moment, and so does a person.
pub(crate) const PAUSE: Duration = Duration::from_millis(120);
const BUTTON_PRESS: u8 = 4;
const BUTTON_RELEASE: u8 = 5;
const MOTION: u8 = 6;

/// A connection to the display that `DISPLAY` names.
pub(crate) struct Display {
    pub(crate) x: RustConnection,
    pub(crate) root: Window,
}

impl Display {
    pub(crate) fn open() -> Result<Self> {
        let (x, screen) = x11rb::connect(None).context("there is no X11 display here; DISPLAY names it")?;
        let root = x.setup().roots.get(screen).context("the display has no screen")?.root;
        Ok(Self { x, root })
    }

    pub(crate) fn atom(&self, name: &str) -> Result<Atom> {
        Ok(self.x.intern_atom(false, name.as_bytes())?.reply()?.atom)
    }

    /// The visible window with this in its title.
    pub(crate) fn find(&self, title: &str) -> Result<Window> {
        self.look(title)?.with_context(|| format!("no window with “{title}” in its title is on the screen"))
    }

    pub(crate) fn wait(&self, title: &str, seconds: u64) -> Result<Window> {
        let until = Instant::now() + Duration::from_secs(seconds);
        loop {
            match self.look(title)? {
                Some(window) => return Ok(window),
                None if Instant::now() < until => std::thread::sleep(AGAIN),
                None => bail!("no window with “{title}” in its title was on the screen within {seconds} s"),
            }
        }
    }

    pub(crate) fn wait_gone(&self, title: &str, seconds: u64) -> Result<()> {
        let until = Instant::now() + Duration::from_secs(seconds);
        while self.look(title)?.is_some() {
            if Instant::now() > until {
                bail!("the window with “{title}” in its title was still on the screen after {seconds} s");
            }
            std::thread::sleep(AGAIN);
        }
        Ok(())
    }

    fn look(&self, title: &str) -> Result<Option<Window>> {
        let (name, text) = (self.atom("_NET_WM_NAME")?, self.atom("UTF8_STRING")?);
        // A window manager puts each window into a frame of its own.
        let mut near = vec![self.root];
        while let Some(window) = near.pop() {
            // Windows come and go while one looks.
            let Ok(tree) = self.x.query_tree(window)?.reply() else { continue };
            near.extend(tree.children);
            let Ok(named) = self.x.get_property(false, window, name, text, 0, 1_024)?.reply() else { continue };
            let Ok(state) = self.x.get_window_attributes(window)?.reply() else { continue };
            let is_it = String::from_utf8_lossy(&named.value).contains(title);
            if is_it && state.map_state == MapState::VIEWABLE && self.is_a_programs(window)? {
                return Ok(Some(window));
            }
        }
        Ok(None)
    }

    /// Whether a program opened it, rather than the window manager for its frame.
    fn is_a_programs(&self, window: Window) -> Result<bool> {
        let class = self.x.get_property(false, window, AtomEnum::WM_CLASS, AtomEnum::STRING, 0, 64)?.reply();
        Ok(class.is_ok_and(|class| !class.value.is_empty()))
    }

    /// Where the window's inside lies on the screen, in pixels: x, y, width, height.
    pub(crate) fn place_of(&self, window: Window) -> Result<[i32; 4]> {
        let size = self.x.get_geometry(window)?.reply()?;
        let at = self.x.translate_coordinates(window, self.root, 0, 0)?.reply()?;
        Ok([at.dst_x.into(), at.dst_y.into(), size.width.into(), size.height.into()])
    }

    pub(crate) fn place(&self, window: Window, [x, y, width, height]: [i32; 4]) -> Result<()> {
        let size = |side: i32| u32::try_from(side).context("a window's sides are positive");
        let to = ConfigureWindowAux::new().x(x).y(y).width(size(width)?).height(size(height)?);
        self.x.configure_window(window, &to)?.check()?;
        std::thread::sleep(PAUSE * 4);
        Ok(())
    }

    pub(crate) fn focus(&self, window: Window) -> Result<()> {
        self.x.set_input_focus(InputFocus::PARENT, window, x11rb::CURRENT_TIME)?.check()?;
        std::thread::sleep(PAUSE);
        Ok(())
    }

    pub(crate) fn point(&self, window: Window, x: i32, y: i32) -> Result<()> {
        let [left, top, ..] = self.place_of(window)?;
        let (x, y) = (i16::try_from(left + x)?, i16::try_from(top + y)?);
        self.x.xtest_fake_input(MOTION, 0, 0, self.root, x, y, 0)?.check()?;
        std::thread::sleep(PAUSE);
        Ok(())
    }

    pub(crate) fn click(&self, window: Window, x: i32, y: i32) -> Result<()> {
        self.point(window, x, y)?;
        for kind in [BUTTON_PRESS, BUTTON_RELEASE] {
            self.x.xtest_fake_input(kind, 1, 0, self.root, 0, 0, 0)?.check()?;
            std::thread::sleep(PAUSE / 2);
        }
        Ok(())
    }

    pub(crate) fn maximise(&self, window: Window) -> Result<()> {
        let (wide, high) = (self.atom("_NET_WM_STATE_MAXIMIZED_HORZ")?, self.atom("_NET_WM_STATE_MAXIMIZED_VERT")?);
        self.ask_manager(window, "_NET_WM_STATE", [1, wide, high, 1, 0])
    }

    pub(crate) fn close(&self, window: Window) -> Result<()> {
        let (message, delete) = (self.atom("WM_PROTOCOLS")?, self.atom("WM_DELETE_WINDOW")?);
        let event = ClientMessageEvent::new(32, window, message, [delete, 0, 0, 0, 0]);
        self.x.send_event(false, window, EventMask::NO_EVENT, event)?.check()?;
        Ok(())
    }

    fn ask_manager(&self, window: Window, message: &str, data: [u32; 5]) -> Result<()> {
        let event = ClientMessageEvent::new(32, window, self.atom(message)?, data);
        let heard = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY;
        self.x.send_event(false, self.root, heard, event)?.check()?;
        std::thread::sleep(PAUSE * 4);
        Ok(())
    }
}
