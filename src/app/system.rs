//! What the window asks of the system: its dialog for folders, its file manager.

use super::Purpose;
use arboard::Clipboard;
use eframe::egui::Context;
use rfd::FileHandle;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// What the system answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// These folders were chosen, for this.
    Chosen(Purpose, Vec<PathBuf>),
    /// There is no dialog for folders here.
    NoDialog,
    /// The file manager could not be opened, and why.
    NotRevealed(String),
    /// Albumen is among the system's programs now.
    Listed,
    /// It could not be put there, and why.
    NotListed(String),
    /// A film could not be played, and why.
    NotPlayed(String),
    /// So many files are on the clipboard, and so many were not in their places.
    Copied(usize, usize),
    /// They could not be put there, and why.
    NotCopied(String),
}

/// The system around the window; a test passes its own.
pub trait System {
    /// Opens the dialog for folders, or for one where one is to be located. What is chosen comes as an answer; cancelling is
    /// none.
    fn choose_folders(&mut self, purpose: Purpose, title: String, context: &Context);
    /// Shows a file in the file manager.
    fn reveal(&mut self, file: &Path, context: &Context);
    /// Whether Albumen runs from a folder that was unpacked, and could be put among the system's programs.
    fn is_unlisted(&self) -> bool {
        false
    }
    /// Puts it there.
    fn list(&mut self, _context: &Context) {}
    /// Plays a film in the system's player.
    fn play(&mut self, film: &Path, context: &Context);
    /// Puts files on the clipboard, for other programs to paste. How it went comes as an answer.
    fn copy_files(&mut self, _files: Vec<PathBuf>, _context: &Context) {}
    /// The next answer, if there is one.
    fn next_answer(&mut self) -> Option<Answer>;
}

/// The desktop that this process runs on.
pub(super) struct Desktop {
    sender: Sender<Answer>,
    answers: Receiver<Answer>,
    /// Kept as long as the window: what is on the clipboard is handed out by the program that put it there.
    clipboard: Arc<Mutex<Option<Clipboard>>>,
}

impl Default for Desktop {
    fn default() -> Self {
        let (sender, answers) = channel();
        Self { sender, answers, clipboard: Arc::default() }
    }
}

/// A person needs longer than this to cancel a dialog: one that is gone so soon never came.
const TOO_SOON: Duration = Duration::from_millis(300);

impl System for Desktop {
    #[allow(clippy::disallowed_methods, reason = "how long the dialog was there tells a cancel from a failure")]
    fn choose_folders(&mut self, purpose: Purpose, title: String, context: &Context) {
        // Made here, waited for there: macOS opens dialogs only from the main thread.
        let dialog = rfd::AsyncFileDialog::new().set_title(title);
        let chosen: Pin<Box<dyn Future<Output = Option<Vec<FileHandle>>> + Send>> = match &purpose {
            Purpose::Import => Box::pin(dialog.pick_folders()),
            Purpose::Locate(_) | Purpose::Encoder | Purpose::Export => {
                let one = dialog.pick_folder();
                Box::pin(async move { one.await.map(|folder| vec![folder]) })
            }
        };
        self.ask("albumen-dialog", context, move || {
            let start = Instant::now();
            match pollster::block_on(chosen) {
                Some(folders) => Some(Answer::Chosen(purpose, folders.iter().map(|f| f.path().to_owned()).collect())),
                None => (start.elapsed() < TOO_SOON).then_some(Answer::NoDialog),
            }
        });
    }

    fn reveal(&mut self, file: &Path, context: &Context) {
        let file = file.to_owned();
        self.ask("albumen-reveal", context, move || {
            opener::reveal(&file).err().map(|error| Answer::NotRevealed(error.to_string()))
        });
    }

    fn is_unlisted(&self) -> bool {
        lister().is_some_and(|lister| works(Command::new(lister).arg("--lacking")).is_ok())
    }

    fn list(&mut self, context: &Context) {
        self.ask("albumen-list", context, || {
            let listed = lister().ok_or_else(|| LISTER.to_owned()).and_then(|lister| works(&mut Command::new(lister)));
            Some(listed.map_or_else(Answer::NotListed, |()| Answer::Listed))
        });
    }

    fn play(&mut self, film: &Path, context: &Context) {
        let film = film.to_owned();
        self.ask("albumen-play", context, move || {
            opener::open(&film).err().map(|error| Answer::NotPlayed(error.to_string()))
        });
    }

    fn copy_files(&mut self, files: Vec<PathBuf>, context: &Context) {
        let clipboard = Arc::clone(&self.clipboard);
        self.ask("albumen-copy", context, move || {
            let all = files.len();
            // The crate leaves out those that are not there, without a word.
            let files: Vec<PathBuf> = files.into_iter().filter(|file| file.exists()).collect();
            let mut clipboard = clipboard.lock().unwrap_or_else(PoisonError::into_inner);
            Some(match put_on(&mut clipboard, &files) {
                Ok(()) => Answer::Copied(files.len(), all - files.len()),
                Err(error) => Answer::NotCopied(error.to_string()),
            })
        });
    }

    fn next_answer(&mut self) -> Option<Answer> {
        self.answers.try_recv().ok()
    }
}

/// Puts files on the clipboard, which is opened where that was not done yet. Where there are none, the clipboard says so.
fn put_on(clipboard: &mut Option<Clipboard>, files: &[PathBuf]) -> Result<(), arboard::Error> {
    let opened = match clipboard.take() {
        Some(opened) => opened,
        None => Clipboard::new()?,
    };
    clipboard.insert(opened).set().file_list(files)
}

/// What the folder that runs from where it is unpacked has beside the program (`assets/desktop`).
const LISTER: &str = "install-desktop-entry";

fn lister() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    Some(program.with_file_name(LISTER)).filter(|file| file.is_file())
}

/// Runs a short command to its end; the error is what it complained of.
fn works(command: &mut Command) -> Result<(), String> {
    let ended = command.stdin(Stdio::null()).output().map_err(|error| error.to_string())?;
    if ended.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&ended.stderr).trim().to_owned()) }
}

impl Desktop {
    /// Asks on a thread, which nothing waits for: a dialog may stay open as long as the window.
    fn ask(&self, name: &str, context: &Context, ask: impl FnOnce() -> Option<Answer> + Send + 'static) {
        let (sender, context) = (self.sender.clone(), context.clone());
        let thread = std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            if let Some(answer) = ask() {
                // Where nobody listens any more the window is closed.
                let _ = sender.send(answer);
                context.request_repaint();
            }
        });
        if let Err(error) = thread {
            let _ = self.sender.send(Answer::NotRevealed(error.to_string()));
        }
    }
}
