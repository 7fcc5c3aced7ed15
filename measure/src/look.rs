//! How long a step takes in the large view, where the next photo is there already.

use crate::frames::Screen;
use albumen::app::Action;
use anyhow::{Context as _, Result, ensure};
use std::path::Path;
use std::time::{Duration, Instant};

/// Steps of the measurement.
const STEPS: usize = 60;

/// Imports the photos in `folder` into a library of its own, and steps through them in large.
pub(crate) fn measure(folder: &Path) -> Result<()> {
    let place = tempfile::tempdir()?;
    let mut screen = Screen::open(&place.path().join("library"));
    screen.until("the library is open", |window| window.model().is_loaded)?;
    let context = screen.context.clone();
    screen.window.act(Action::Import(vec![std::path::absolute(folder)?]), &context);
    screen.until("the photos are in", |window| {
        !window.model().is_importing() && window.model().import.is_some() && !window.model().photos.is_empty()
    })?;
    let among = screen.window.model().photos.order();
    ensure!(among.len() > STEPS, "it takes more than {STEPS} photos");
    let first = *among.first().context("there is a photo")?;
    screen.window.act(Action::Enlarge { photo: first, among }, &context);
    let (mut steps, mut waits) = (Vec::new(), Vec::new());
    for _ in 0..STEPS {
        // Until the photo and its neighbours are there, as they are for whoever looks at one for a moment.
        let start = Instant::now();
        screen.until("the neighbours are there", |window| window.is_large_whole() && window.is_painted())?;
        waits.push(start.elapsed().as_secs_f64() * 1_000.0);
        let start = Instant::now();
        screen.window.act(Action::Step(1), &context);
        let mut frames = 0;
        loop {
            screen.frame(Vec::new());
            frames += 1;
            if screen.window.is_large_whole() {
                break;
            }
            ensure!(start.elapsed() < Duration::from_secs(20), "the next photo never came");
        }
        steps.push((start.elapsed().as_secs_f64() * 1_000.0, frames));
    }
    screen.window.close();
    let at_once = steps.iter().filter(|(_, frames)| *frames == 1).count();
    let mut times: Vec<f64> = steps.iter().map(|(time, _)| *time).collect();
    times.sort_by(f64::total_cmp);
    waits.sort_by(f64::total_cmp);
    let at = |times: &[f64], share: f64| times[((times.len() - 1) as f64 * share) as usize];
    println!("{STEPS} steps in the large view: {at_once} show the whole photo with the very next frame");
    println!(
        "from the step to that frame, in milliseconds: median {:.2}, 95 % {:.2}, longest {:.2}",
        at(&times, 0.5),
        at(&times, 0.95),
        at(&times, 1.0)
    );
    println!(
        "before each, until its neighbours were there, in milliseconds: median {:.0}, longest {:.0}",
        at(&waits, 0.5),
        at(&waits, 1.0)
    );
    Ok(())
}
