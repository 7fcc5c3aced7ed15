//! The edge: drains the engine, paints a frame, carries out what follows.

use super::model::{Model, ToastLine};
use super::paint::{Locals, Scene, show};
use super::system::{Answer, System};
use super::textures::Textures;
use super::{Action, Effect, ExportAction, Purpose, Theme, theme, update};
use crate::engine::pictures::Pictures;
use crate::engine::session::Session;
use crate::engine::{EngineError, holds_encoder};
use crate::words::Words;
use eframe::egui::{Context, ThemePreference, Ui, UserAttentionType, ViewportCommand};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long a frame may take in news before it paints.
const NEWS: Duration = Duration::from_millis(3);
/// How long closing may take, all in all.
const CLOSING: Duration = Duration::from_millis(1_500);

/// Opens the library: at the start, and when the person wants to try again.
pub(super) type OpenLibrary = Box<dyn Fn() -> Result<(Session, Pictures), EngineError>>;

/// The window of one library.
pub struct Window {
    is_dressed: bool,
    model: Model,
    open: OpenLibrary,
    engine: Option<(Session, Pictures)>,
    system: Box<dyn System>,
    words: Words,
    textures: Textures,
    locals: Locals,
}

impl Window {
    /// A window on the library that `open` opens.
    pub fn new(open: OpenLibrary, system: Box<dyn System>, words: Words) -> Self {
        let mut window = Self {
            is_dressed: false,
            model: Model::new(),
            open,
            engine: None,
            system,
            words,
            textures: Textures::default(),
            locals: Locals::default(),
        };
        window.reopen();
        window
    }

    /// What there is to see.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Whether every picture that the last frame wished for is there.
    pub fn is_painted(&self) -> bool {
        self.textures.is_complete()
    }

    /// Whether the photo that is large was there whole in the last frame.
    pub fn is_large_whole(&self) -> bool {
        self.model.large.is_some() && self.locals.large.is_whole
    }

    /// Before each frame, and while the window is hidden: takes in what is new. More is left for the next frame where it
    /// would take long.
    pub fn hear(&mut self, context: &Context) {
        self.model.now = context.input(|input| input.time);
        self.drain(context);
        while let Some(answer) = self.system.next_answer() {
            match answer {
                Answer::Chosen(Purpose::Import, folders) => self.act(Action::Import(folders), context),
                Answer::Chosen(Purpose::Locate(gone), folders) => {
                    if let Some(there) = folders.into_iter().next() {
                        self.act(Action::Moved(gone, there), context);
                    }
                }
                Answer::Chosen(Purpose::Encoder, folders) => {
                    if let Some(folder) = folders.into_iter().next() {
                        self.act(Action::AddEncoder(folder), context);
                    }
                }
                Answer::Chosen(Purpose::Export, folders) => {
                    if let Some(folder) = folders.into_iter().next() {
                        self.act(Action::Export(ExportAction::To(folder)), context);
                    }
                }
                Answer::NoDialog => self.model.say(ToastLine::NoDialog),
                Answer::NotRevealed(reason) => self.model.say(ToastLine::NotRevealed(reason)),
                Answer::Listed => {
                    self.model.is_unlisted = false;
                    self.model.say(ToastLine::Listed);
                }
                Answer::NotListed(reason) => self.model.say(ToastLine::NotListed(reason)),
                Answer::NotPlayed(reason) => self.model.say(ToastLine::NotPlayed(reason)),
                Answer::Copied(files, missing) => self.model.say(ToastLine::Copied(files, missing)),
                Answer::NotCopied(reason) => self.model.say(ToastLine::NotCopied(reason)),
            }
        }
        if let Some(seconds) = self.model.sift() {
            context.request_repaint_after(Duration::from_secs_f64(seconds));
        }
        for effect in update::settle(&mut self.model, false) {
            self.carry_out(effect, context);
        }
        if self.model.zoomed.is_some() {
            context.request_repaint_after(Duration::from_millis(600));
        }
        self.dress(context);
    }

    /// One frame.
    pub fn frame(&mut self, ui: &mut Ui) {
        let mut actions = Vec::new();
        let mut scene = Scene {
            model: &self.model,
            words: &self.words,
            textures: &mut self.textures,
            locals: &mut self.locals,
            actions: &mut actions,
        };
        show(ui, &mut scene);
        if let Some(wishes) = self.textures.take_wishes(ui.ctx())
            && let Some((_, pictures)) = &self.engine
        {
            pictures.want(wishes);
        }
        for action in actions {
            // The next card is in place in the frame in which this one is decided.
            if matches!(action, Action::Accept(_) | Action::Reject(_) | Action::Later(_)) {
                ui.ctx().request_discard("a suggestion was decided");
            }
            self.act(action, ui.ctx());
        }
    }

    /// Does what the person wants.
    pub fn act(&mut self, action: Action, context: &Context) {
        let action = match action {
            // A folder with an encoder in it that is dropped on the window is not meant to be looked through for photos.
            Action::Import(paths) if matches!(&paths[..], [folder] if holds_encoder(folder)) => {
                paths.into_iter().next().map_or(Action::Dismiss, Action::AddEncoder)
            }
            other => other,
        };
        for effect in update::update(&mut self.model, action) {
            self.carry_out(effect, context);
        }
        context.request_repaint();
    }

    /// Reads what a later start was asked to read, and comes to the front.
    pub fn take_over(&mut self, read: Vec<PathBuf>, context: &Context) {
        context.send_viewport_cmd(ViewportCommand::Minimized(false));
        context.send_viewport_cmd(ViewportCommand::Focus);
        context.send_viewport_cmd(ViewportCommand::RequestUserAttention(UserAttentionType::Informational));
        if !read.is_empty() {
            self.act(Action::Import(read), context);
        }
    }

    /// Ends all work. Everything that was confirmed is on the disk.
    pub fn close(&mut self) {
        if let Some((session, pictures)) = self.engine.take() {
            for effect in update::settle(&mut self.model, true) {
                if let Effect::Engine(command) = effect {
                    session.send(command);
                }
            }
            drop(pictures);
            session.close(CLOSING);
        }
    }

    fn reopen(&mut self) {
        self.close();
        self.model = Model { is_unlisted: self.system.is_unlisted(), ..Model::new() };
        match (self.open)() {
            Ok(engine) => self.engine = Some(engine),
            Err(problem) => self.model.problem = Some(Arc::new(problem)),
        }
    }

    #[allow(clippy::disallowed_methods, reason = "the window is an edge: it must know how long it has been at it")]
    fn drain(&mut self, context: &Context) {
        let Some((session, pictures)) = &self.engine else { return };
        let start = Instant::now();
        while start.elapsed() < NEWS {
            if let Some(event) = session.next_event() {
                self.model.take(event);
            } else if let Some(picture) = pictures.next_picture() {
                self.textures.receive(context, picture);
            } else {
                return;
            }
        }
        context.request_repaint(); // there is more
    }

    fn dress(&mut self, context: &Context) {
        if !std::mem::replace(&mut self.is_dressed, true) {
            theme::install(context);
        }
        let theme = match self.model.theme {
            Theme::System => ThemePreference::System,
            Theme::Dark => ThemePreference::Dark,
            Theme::Light => ThemePreference::Light,
        };
        if context.options(|options| options.theme_preference) != theme {
            context.set_theme(theme);
        }
    }

    fn carry_out(&mut self, effect: Effect, context: &Context) {
        match effect {
            Effect::Engine(command) => {
                if let Some((session, _)) = &self.engine {
                    session.send(command);
                }
            }
            Effect::ChooseFolders(purpose) => {
                let title = match &purpose {
                    Purpose::Import => self.words.say("choose-folders"),
                    Purpose::Encoder => self.words.say("choose-encoder"),
                    Purpose::Export => self.words.say("export-choose-title"),
                    Purpose::Locate(gone) => {
                        self.words.fill("locate-folder", &[("folder", gone.display().to_string().into())])
                    }
                };
                self.system.choose_folders(purpose, title, context);
            }
            Effect::Reveal(path) => self.system.reveal(&path, context),
            Effect::List => self.system.list(context),
            Effect::Play(path) => self.system.play(&path, context),
            Effect::CopyFiles(files) => self.system.copy_files(files, context),
            Effect::Reopen => self.reopen(),
            Effect::Close => context.send_viewport_cmd(ViewportCommand::Close),
        }
    }
}
