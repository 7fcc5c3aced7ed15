//! A person's screen: a window without a display, on a real library with a fake encoder.

use crate::person::Person;
use albumen::app::{Action, Answer, Purpose, System, Window};
use albumen::engine::pictures::Pictures;
use albumen::engine::session::{Session, Wake};
use albumen::words::Words;
use eframe::egui::{Context, DroppedFile, Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{AccessKitNode, NodeT, Queryable};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Long enough for the slowest machine; nothing is measured by it.
const PATIENCE: Duration = Duration::from_secs(60);

/// What the window asked of the system.
#[derive(Default)]
pub struct Asked {
    pub dialogs: usize,
    pub revealed: Vec<PathBuf>,
    pub copied: Vec<PathBuf>,
    pub answers: Vec<Answer>,
}

pub struct Screen<'p> {
    person: &'p Person,
    pub harness: Harness<'static, Window>,
    pub asked: Arc<Mutex<Asked>>,
}

impl<'p> Screen<'p> {
    /// The window, opened on the person's library.
    pub fn open(person: &'p Person) -> Self {
        Self::open_sized(person, [1280.0, 820.0])
    }

    /// The window in another size.
    pub fn open_sized(person: &'p Person, size: [f32; 2]) -> Self {
        let asked: Arc<Mutex<Asked>> = Arc::default();
        let (library, encoders) = (person.library.clone(), person.find_encoders());
        let wake: Wake = Arc::new(|| ());
        let open = move || {
            let session = Session::start(&library, encoders(), wake.clone())?;
            Ok((session, Pictures::start(&library, wake.clone())?))
        };
        let words = Words::new(&["en".to_owned()]);
        let window = Window::new(Box::new(open), Box::new(Desk(Arc::clone(&asked))), words);
        let harness = Harness::builder().with_size(size).with_max_steps(64).build_ui_state(
            |ui, window: &mut Window| {
                let context = ui.ctx().clone();
                window.hear(&context);
                window.frame(ui);
            },
            window,
        );
        Self { person, harness, asked }
    }

    /// Lets frames pass until `seen`; the photo tree stays untouched meanwhile.
    pub fn until(&mut self, what: &str, mut seen: impl FnMut(&Harness<'static, Window>) -> bool) {
        let harness = &mut self.harness;
        self.person.untouched(|| {
            let start = Instant::now();
            loop {
                harness.step();
                if seen(harness) {
                    return;
                }
                assert!(
                    start.elapsed() < PATIENCE,
                    "waited in vain until {what}; on the screen: {:#?}",
                    names(harness)
                );
                std::thread::sleep(Duration::from_millis(10));
            }
        });
    }

    /// Waits for something with this name, in whole or at its start.
    pub fn see(&mut self, name: &str) {
        self.until(&format!("“{name}” is there"), |harness| has(harness, name));
    }

    /// Whether something has this name now.
    pub fn has(&self, name: &str) -> bool {
        has(&self.harness, name)
    }

    /// Waits until nothing has this name any more.
    pub fn see_no(&mut self, name: &str) {
        self.until(&format!("“{name}” is gone"), |harness| !has(harness, name));
    }

    /// Clicks on what has this name.
    pub fn click(&mut self, name: &str) {
        self.see(name);
        self.harness.get_all_by(|node| starts(node, name)).next().expect("it was seen").click();
        self.harness.step();
        self.harness.step();
    }

    /// Does what a person would, where the way there is not what is tested.
    pub fn act(&mut self, action: Action) {
        let context = self.harness.ctx.clone();
        self.harness.state_mut().act(action, &context);
        self.harness.step();
    }

    /// The folder that holds the person's photos and library.
    pub fn root(&self) -> &Path {
        self.person.photos.parent().expect("photos lie in a folder")
    }

    /// Presses a key.
    pub fn press(&mut self, key: Key) {
        self.press_with(Modifiers::NONE, key);
    }

    pub fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.step();
        self.harness.step();
    }

    /// Drops files and folders on the window, as another program's hand would.
    pub fn drop_files(&mut self, paths: &[PathBuf]) {
        let dropped = paths.iter().map(|path| Arc::new(Dropped(path.clone())) as _);
        self.harness.input_mut().dropped_files.extend(dropped);
        self.harness.step();
    }

    /// Adds the person's folder of photos by its path, as from the clipboard, and waits until so many are in.
    pub fn paste_folder(&mut self, photos: usize) {
        self.harness.event(Event::Paste(self.person.photos.display().to_string()));
        self.imported(photos);
    }

    /// Waits until an import has begun and is over, and its photos are grouped.
    pub fn imported(&mut self, photos: usize) {
        self.until(&format!("{photos} photos are in"), |harness| {
            let model = harness.state().model();
            model.photos.len() == photos && !model.is_importing() && model.is_grouped
        });
        self.until("they are grouped", |harness| {
            let grouped: usize = harness.state().model().groups.all().iter().map(|g| g.photos.len()).sum();
            grouped == photos
        });
    }

    /// Closes the window as the person does.
    pub fn close(mut self) {
        self.harness.state_mut().close();
    }
}

fn has(harness: &Harness<'static, Window>, name: &str) -> bool {
    harness.query_all_by(|node| starts(node, name)).next().is_some()
}

/// What a screen reader would find, for the sentence of a test that waited in vain.
fn names(harness: &Harness<'static, Window>) -> Vec<String> {
    harness.query_all_by(|node| node.label().is_some()).filter_map(|node| node.accesskit_node().label()).collect()
}

fn starts(node: &AccessKitNode<'_>, name: &str) -> bool {
    node.label().or_else(|| node.value()).is_some_and(|label| label.starts_with(name))
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("nobody reads a folder".to_owned())
    }
}

/// A desktop that notes what it is asked.
struct Desk(Arc<Mutex<Asked>>);

impl System for Desk {
    fn choose_folders(&mut self, _purpose: Purpose, _title: String, _context: &Context) {
        self.0.lock().expect("it is free").dialogs += 1;
    }

    fn play(&mut self, _film: &Path, _context: &Context) {}

    fn reveal(&mut self, file: &Path, _context: &Context) {
        self.0.lock().expect("it is free").revealed.push(file.to_owned());
    }

    fn copy_files(&mut self, files: Vec<PathBuf>, _context: &Context) {
        let mut asked = self.0.lock().expect("it is free");
        asked.answers.push(Answer::Copied(files.len(), 0));
        asked.copied = files;
    }

    fn next_answer(&mut self) -> Option<Answer> {
        self.0.lock().expect("it is free").answers.pop()
    }
}
