//! Opens the window on a library, or hands over to the window that is open.

use super::system::Desktop;
use super::{Window, place};
use crate::engine::handoff::{Handoff, Requests, hand_off};
use crate::engine::pictures::Pictures;
use crate::engine::session::{Session, Wake};
use crate::engine::{EncoderSource, EngineError, default_library};
use crate::words::Words;
use anyhow::anyhow;
use eframe::egui::{Context, IconData, Ui, ViewportBuilder, ViewportCommand};
use eframe::{CreationContext, EventLoopBuilderHook, NativeOptions, Renderer};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

/// By this the system finds the window's desktop entry and icon (`assets/desktop`).
const APP_ID: &str = "org.albumen.Albumen";

/// Opens the window on the library in `library`, or in the system's place for it, and reads `folders` into it. Returns when
/// the window is closed. Where a window is open on that library already, it gets the folders, and this returns at once.
pub fn open(library: Option<PathBuf>, folders: Vec<PathBuf>) -> anyhow::Result<()> {
    open_watched(library, folders, Box::new(|_, _| ()))
}

/// Called after each frame, with the window as it was painted.
pub type Watch = Box<dyn FnMut(&Window, &Context)>;

/// As [`open`], for who measures the window.
pub fn open_watched(library: Option<PathBuf>, folders: Vec<PathBuf>, watch: Watch) -> anyhow::Result<()> {
    let words = Words::of_system();
    let told = |problem: EngineError| anyhow!(words.problem(&problem));
    let library = match library {
        Some(folder) => folder,
        None => default_library().map_err(told)?,
    };
    let context: Arc<OnceLock<Context>> = Arc::default();
    let wake = waker(context.clone());
    let requests = match hand_off(&library, &folders, wake.clone()).map_err(told)? {
        Handoff::Theirs => return Ok(()),
        Handoff::Ours(requests) => requests,
    };
    let quit = Arc::new(AtomicBool::new(false));
    {
        let (quit, wake) = (quit.clone(), wake.clone());
        // The system's wish to end is the person's wish to close.
        ctrlc::set_handler(move || {
            quit.store(true, Ordering::SeqCst);
            wake();
        })?;
    }
    let options = NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title(words.say("app-name"))
            .with_app_id(APP_ID)
            .with_icon(icon())
            .with_inner_size([1280.0, 820.0])
            .with_min_inner_size([720.0, 480.0])
            .with_drag_and_drop(true),
        renderer: Renderer::Glow,
        event_loop_builder: prefer_x11(),
        persistence_path: Some(place::file(&library)),
        ..NativeOptions::default()
    };
    let start = move |creation: &CreationContext<'_>| -> Result<Box<dyn eframe::App>, _> {
        let _ = context.set(creation.egui_ctx.clone()); // nobody else sets it
        let open = move || {
            let session = Session::start(&library, Box::new(EncoderSource::find), wake.clone())?;
            Ok((session, Pictures::start(&library, wake.clone())?))
        };
        let window = Window::new(Box::new(open), Box::<Desktop>::default(), words);
        Ok(Box::new(Running { window, requests, quit, read: Some(folders), watch, frames: 0 }))
    };
    eframe::run_native("albumen", options, Box::new(start))
        .map_err(|error| anyhow!(no_window(&Words::of_system(), &error)))
}

/// Why there is no window, in one line.
fn no_window(words: &Words, error: &eframe::Error) -> String {
    let is_for_want_of_a_screen = matches!(error, eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_));
    words.say(if is_for_want_of_a_screen { "no-screen" } else { "no-graphics" })
}

/// The window in its event loop.
struct Running {
    window: Window,
    requests: Requests,
    quit: Arc<AtomicBool>,
    read: Option<Vec<PathBuf>>,
    watch: Watch,
    /// Painted so far, up to the one after which the window has its place.
    frames: u8,
}

/// The window is on the screen after the first frame, and where the window manager wants it soon after.
const PLACED: u8 = 3;

impl eframe::App for Running {
    fn logic(&mut self, context: &Context, _frame: &mut eframe::Frame) {
        if self.quit.load(Ordering::SeqCst) {
            context.send_viewport_cmd(ViewportCommand::Close);
        }
        if let Some(read) = self.read.take().filter(|read| !read.is_empty()) {
            self.window.act(super::Action::Import(read), context);
        }
        while let Some(read) = self.requests.next_request() {
            self.window.take_over(read, context);
        }
        self.window.hear(context);
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        self.window.frame(ui);
        if self.frames < PLACED {
            self.frames += 1;
            if self.frames < PLACED {
                ui.ctx().request_repaint();
            } else if let Some(window) = frame.winit_window() {
                place::bring_back(window);
            }
        }
        (self.watch)(&self.window, ui.ctx());
    }

    /// The file of the window's place holds nothing else: what the person does in Albumen is the library's.
    fn persist_egui_memory(&self) -> bool {
        false
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.window.close();
    }
}

fn icon() -> IconData {
    // It is the project's own file; were it broken, the system's own icon serves.
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon/albumen-128.png")).unwrap_or_default()
}

fn waker(context: Arc<OnceLock<Context>>) -> Wake {
    Arc::new(move || {
        if let Some(context) = context.get() {
            context.request_repaint();
        }
    })
}

/// Files can be dropped on the window only under X11: winit has no file drop on Wayland yet. Where there is XWayland, that
/// is what is used.
fn prefer_x11() -> Option<EventLoopBuilderHook> {
    #[cfg(target_os = "linux")]
    {
        use winit::platform::x11::EventLoopBuilderExtX11;
        if std::env::var_os("DISPLAY").is_some_and(|display| !display.is_empty()) {
            return Some(Box::new(|builder| {
                builder.with_x11();
            }));
        }
    }
    None
}
