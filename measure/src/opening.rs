//! How soon the window is there, and how much memory it holds.

use anyhow::{Context as _, Result, anyhow};
use eframe::egui::{Context, Ui, ViewportCommand};
use std::path::Path;
use std::time::{Duration, Instant};

/// When memory is looked at: everything is painted; and the thread that groups has let go of what it keeps for half a minute.
const LOOKS: [Duration; 2] = [Duration::from_secs(10), Duration::from_secs(75)];

/// Opens Albumen's window on the library in `folder`.
pub(crate) fn albumen(folder: &Path) -> Result<()> {
    let mut watch = Watch::begin(&LOOKS)?;
    let mut photos = None;
    albumen::app::open_watched(
        Some(folder.to_owned()),
        Vec::new(),
        Box::new(move |window, context| {
            if photos.is_none() && window.model().is_loaded {
                photos = Some(());
                println!("{} photos are there after {} ms", window.model().photos.len(), watch.milliseconds());
            }
            watch.frame(context);
        }),
    )
}

/// Opens a window with nothing in it, of the same kind.
pub(crate) fn empty() -> Result<()> {
    struct Nothing(Watch);
    impl eframe::App for Nothing {
        fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
            ui.label("");
            self.0.frame(ui.ctx());
        }
    }
    let watch = Watch::begin(&LOOKS[..1])?;
    let options = eframe::NativeOptions { renderer: eframe::Renderer::Glow, ..Default::default() };
    eframe::run_native("empty", options, Box::new(|_| Ok(Box::new(Nothing(watch)))))
        .map_err(|error| anyhow!("no window: {error}"))
}

struct Watch {
    /// How old the process was when its first line ran.
    before: Duration,
    start: Instant,
    frames: usize,
    /// When memory is still to be looked at.
    looks: &'static [Duration],
}

impl Watch {
    fn begin(looks: &'static [Duration]) -> Result<Self> {
        Ok(Self { before: age()?, start: Instant::now(), frames: 0, looks })
    }

    /// Since the process was started.
    fn milliseconds(&self) -> u128 {
        (self.before + self.start.elapsed()).as_millis()
    }

    /// After each frame. The first is on the screen when the second is painted.
    fn frame(&mut self, context: &Context) {
        self.frames += 1;
        match self.frames {
            1 => context.request_repaint(),
            2 => println!("the first frame is there after {} ms", self.milliseconds()),
            _ => {}
        }
        let Some((next, later)) = self.looks.split_first() else { return };
        if self.start.elapsed() < *next {
            context.request_repaint_after(Duration::from_millis(200));
            return;
        }
        match memory() {
            Ok(memory) => println!("memory after {} s: {memory} MB", next.as_secs()),
            Err(error) => println!("memory: {error}"),
        }
        self.looks = later;
        if later.is_empty() {
            context.send_viewport_cmd(ViewportCommand::Close);
        } else {
            context.request_repaint_after(Duration::from_millis(200));
        }
    }
}

/// How long ago the kernel started this process.
fn age() -> Result<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").context("this measurement needs Linux")?;
    // Fields after the name, which may hold spaces: the start is the twenty-second of all, in hundredths of a second.
    let fields = stat.rsplit(')').next().unwrap_or_default();
    let start: f64 = fields.split_whitespace().nth(19).context("a start time")?.parse()?;
    let uptime = std::fs::read_to_string("/proc/uptime")?;
    let now: f64 = uptime.split_whitespace().next().context("an uptime")?.parse()?;
    Ok(Duration::from_secs_f64((now - start / 100.0).max(0.0)))
}

/// Resident memory in megabytes.
fn memory() -> Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("a size")?;
    let kilobytes: u64 = line.trim().trim_end_matches(" kB").trim().parse()?;
    Ok(kilobytes / 1_000)
}
