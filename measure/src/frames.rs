//! The window's own work for each frame, without a display.

use crate::library;
use albumen::app::{Answer, Purpose, System, Window};
use albumen::engine::pictures::Pictures;
use albumen::engine::session::{Session, Wake};
use albumen::engine::{Criterion, EncoderSource};
use albumen::words::Words;
use anyhow::{Context as _, Result, ensure};
use eframe::egui::{
    Context, Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, vec2,
};
use image::{Rgb, RgbImage};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Frames of each measurement.
const FRAMES: usize = 1_500;
/// Photos of the import that goes on beside the second measurement.
const IMPORTED: u32 = 3_000;

/// Prints how long frames took over `n` photos.
pub(crate) fn measure(n: usize) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (library, new) = (folder.path().join("library"), folder.path().join("new"));
    library::make(&library, n)?;
    draw(&new)?;
    stack(&library, n)?;
    let mut screen = Screen::open(&library);
    screen.until("the photos are there", |window| window.model().is_loaded && window.model().is_grouped)?;
    ensure!(screen.window.model().photos.len() == n, "the window shows all photos");

    println!("own work for each frame over {n} photos, 1440 x 900, in milliseconds");
    println!("{:<28} {:>7} {:>7} {:>7} {:>7}", "", "median", "95 %", "99 %", "longest");
    screen.rest();
    screen.scroll("scrolling");
    let context = screen.context.clone();
    screen.frame(vec![all(true), all(false)]);
    screen.frame(Vec::new());
    ensure!(screen.window.model().selection.len() == n, "Ctrl+A selects all photos");
    screen.scroll("scrolling with all selected");
    screen.window.act(albumen::app::Action::Select(albumen::app::Select::Clear), &context);
    screen.toggle("opening and closing stacks", &context);
    screen.filter("changing the filter", &context);
    screen.window.act(albumen::app::Action::Filter(years(2020, 2021)), &context);
    screen.rest();
    ensure!(screen.window.model().photos.order().len() < n / 2, "fewer are left");
    screen.scroll("scrolling what is left");
    screen.window.act(albumen::app::Action::ClearFilter, &context);
    screen.rest();
    screen.window.act(albumen::app::Action::Go(albumen::app::Screen::Stacks), &context);
    screen.scroll("scrolling through stacks");
    screen.window.act(albumen::app::Action::Go(albumen::app::Screen::Photos), &context);
    screen.window.act(albumen::app::Action::Import(vec![new]), &context);
    screen.until("the import is at work", |window| window.model().photos.len() > n + 200)?;
    screen.scroll("scrolling during an import");
    println!(
        "the import had read {} photos meanwhile, {}",
        screen.window.model().photos.len() - n,
        if screen.window.model().is_importing() { "and went on" } else { "and was done" }
    );
    screen.window.close();
    Ok(())
}

/// Ctrl+A, as the keyboard sends it.
fn all(pressed: bool) -> Event {
    Event::Key { key: Key::A, physical_key: None, pressed, repeat: false, modifiers: Modifiers::COMMAND }
}

/// A window without a display.
pub(crate) struct Screen {
    pub(crate) context: Context,
    pub(crate) window: Window,
    start: Instant,
}

impl Screen {
    pub(crate) fn open(library: &Path) -> Self {
        let library = library.to_owned();
        let wake: Wake = Arc::new(|| ());
        let open = move || {
            let session = Session::start(&library, Box::new(EncoderSource::find), wake.clone())?;
            Ok((session, Pictures::start(&library, wake.clone())?))
        };
        let window = Window::new(Box::new(open), Box::new(Nobody), Words::new(&["en".to_owned()]));
        Self { context: Context::default(), window, start: Instant::now() }
    }

    /// One frame; how long it took.
    pub(crate) fn frame(&mut self, events: Vec<Event>) -> Duration {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1_440.0, 900.0))),
            time: Some(self.start.elapsed().as_secs_f64()),
            events,
            ..RawInput::default()
        };
        let start = Instant::now();
        let window = &mut self.window;
        let mut output = self.context.run_ui(input, |ui| {
            let context = ui.ctx().clone();
            window.hear(&context);
            window.frame(ui);
        });
        output.textures_delta.clear(); // there is no graphics card that would take them
        let meshes = self.context.tessellate(output.shapes, output.pixels_per_point);
        let time = start.elapsed();
        output.textures_delta.clear(); // nobody paints them, which a debug build would complain of
        drop(meshes);
        time
    }

    /// Opens a stack and closes it, another each time.
    fn toggle(&mut self, name: &str, context: &Context) {
        let stacks = self.window.model().stacks_in_order();
        let mut times = Vec::with_capacity(FRAMES);
        for frame in 0..FRAMES {
            let start = Instant::now();
            if let Some(stack) = stacks.get(frame / 2 % stacks.len().max(1)) {
                self.window.act(albumen::app::Action::ToggleStack(stack.clone()), context);
            }
            times.push((start.elapsed() + self.frame(Vec::new())).as_secs_f64() * 1_000.0);
        }
        tell(name, times);
    }

    /// Asks for other years every tenth frame, and for all again.
    fn filter(&mut self, name: &str, context: &Context) {
        let (mut times, mut changes) = (Vec::with_capacity(FRAMES), Vec::new());
        for frame in 0..FRAMES {
            let start = Instant::now();
            let is_change = frame % 10 == 0;
            if is_change {
                let year = 2016 + (frame / 10 % 9) as i16;
                let action = match frame / 10 % 3 {
                    0 => albumen::app::Action::Filter(years(year, year)),
                    1 => albumen::app::Action::Filter(years(year, 2026)),
                    _ => albumen::app::Action::ClearFilter,
                };
                self.window.act(action, context);
            }
            let time = (start.elapsed() + self.frame(Vec::new())).as_secs_f64() * 1_000.0;
            times.push(time);
            if is_change {
                changes.push(time);
            }
        }
        tell(name, times);
        tell("  of these, those that change", changes);
    }

    pub(crate) fn until(&mut self, what: &str, done: impl Fn(&Window) -> bool) -> Result<()> {
        let start = Instant::now();
        while !done(&self.window) {
            self.frame(Vec::new());
            std::thread::sleep(Duration::from_millis(5));
            (start.elapsed() < Duration::from_secs(120)).then_some(()).with_context(|| format!("{what}: too late"))?;
        }
        Ok(())
    }

    /// Half a second in which nothing happens.
    fn rest(&mut self) {
        for _ in 0..50 {
            self.frame(Vec::new());
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Scrolls down with the wheel at 60 frames a second, and now and then a page.
    fn scroll(&mut self, name: &str) {
        let pointer = Event::PointerMoved(Pos2::new(800.0, 450.0));
        let mut times = Vec::with_capacity(FRAMES);
        for frame in 0..FRAMES {
            let wheel = Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                delta: vec2(0.0, if frame % 100 == 99 { -20_000.0 } else { -180.0 }),
                phase: TouchPhase::Move,
                source: MouseWheelSource::Wheel,
                modifiers: Modifiers::NONE,
            };
            let time = self.frame(vec![pointer.clone(), wheel]);
            times.push(time.as_secs_f64() * 1_000.0);
            std::thread::sleep(Duration::from_millis(16).saturating_sub(time));
        }
        tell(name, times);
    }
}

/// All photos of these years.
fn years(from: i16, to: i16) -> Criterion {
    let day = |year, month, day| jiff::civil::Date::new(year, month, day).ok();
    Criterion::Taken { from: day(from, 1, 1), to: day(to, 12, 31) }
}

fn tell(name: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    println!("{name:<28} {:>7.2} {:>7.2} {:>7.2} {:>7.2}", at(0.5), at(0.95), at(0.99), at(1.0));
}

/// Decides about a stack of every three of ten photos, as many as there would be of bursts.
fn stack(library: &Path, n: usize) -> Result<()> {
    let files: Vec<String> = library::files(library)?;
    let lines = files.chunks_exact(10).map(|ten| {
        // The made names are the same in JSON.
        format!(r#"{{"op": "keep", "stack": {:?}, "photos": {:?}}}"#, &ten[..3], &ten[..1])
    });
    let file = library.with_extension("jsonl");
    std::fs::write(&file, lines.collect::<Vec<_>>().join("\n"))?;
    let applied = albumen::engine::apply(library, &file)?;
    println!("{} stacks of three among {n} photos", applied.changes);
    Ok(())
}

/// Photos to import: small, each another.
fn draw(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    for number in 0..IMPORTED {
        let colour = |x: u32, y: u32| Rgb([(x + number) as u8, (y + number / 256) as u8, (number * 7) as u8]);
        let name = format!("IMG_202{}{:02}{:02}_{number:06}.jpg", number % 6, number % 12 + 1, number % 28 + 1);
        RgbImage::from_fn(320, 240, colour).save(folder.join(name))?;
    }
    Ok(())
}

/// A system that is never asked.
struct Nobody;

impl System for Nobody {
    fn choose_folders(&mut self, _: Purpose, _: String, _: &Context) {}
    fn reveal(&mut self, _: &Path, _: &Context) {}

    fn play(&mut self, _: &Path, _: &Context) {}
    fn next_answer(&mut self) -> Option<Answer> {
        None
    }
}
