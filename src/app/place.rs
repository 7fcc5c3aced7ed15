//! Where the window lies: eframe keeps its size and place across starts, and here it is brought back where no monitor shows
//! that place any more.

use eframe::egui::{Pos2, Rect, Vec2, pos2, vec2};
use std::path::{Path, PathBuf};
use winit::dpi::PhysicalPosition;
use winit::window::Window;

/// The file beside a library that eframe keeps its window's size and place in. Each library has a window of its own, so two
/// that are open side by side both come back where they were.
pub(super) fn file(library: &Path) -> PathBuf {
    library.join("window.ron")
}

/// So much of the window's upper edge must be on a monitor, in pixels: by less nobody takes hold of its title.
const HOLD: Vec2 = vec2(120.0, 24.0);

/// Brings `window` onto a monitor where it is on none. Wayland places windows itself and tells nobody where.
pub(super) fn bring_back(window: &Window) {
    let Ok(at) = window.outer_position() else { return };
    let size = window.outer_size();
    let place = Rect::from_min_size(pos2(at.x as f32, at.y as f32), vec2(size.width as f32, size.height as f32));
    let first = window.primary_monitor();
    let monitors: Vec<Rect> = first
        .into_iter()
        .chain(window.available_monitors())
        .map(|monitor| {
            let (at, size) = (monitor.position(), monitor.size());
            Rect::from_min_size(pos2(at.x as f32, at.y as f32), vec2(size.width as f32, size.height as f32))
        })
        .collect();
    if let Some(to) = on_a_monitor(place, &monitors) {
        window.set_outer_position(PhysicalPosition::new(to.x as i32, to.y as i32));
    }
}

/// Where a window at `place` goes so that a person can take hold of it; `None` where it can stay. `monitors` are where they
/// lie in the same pixels, the person's first one at the head.
fn on_a_monitor(place: Rect, monitors: &[Rect]) -> Option<Pos2> {
    let edge = Rect::from_min_size(place.min, vec2(place.width(), HOLD.y));
    let holds = |monitor: &Rect| {
        let seen = monitor.intersect(edge);
        seen.width() >= HOLD.x.min(place.width()) && seen.height() >= HOLD.y / 2.0
    };
    let home = monitors.first()?;
    if monitors.iter().any(holds) {
        return None;
    }
    // In the middle; a window larger than the monitor begins at its corner.
    Some(home.min + ((home.size() - place.size()) / 2.0).max(Vec2::ZERO))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rect(x: f32, y: f32, w: f32, h: f32) -> Rect {
        Rect::from_min_size(pos2(x, y), vec2(w, h))
    }

    #[test]
    fn a_window_on_a_monitor_stays() {
        let monitors = [rect(0.0, 0.0, 1920.0, 1080.0), rect(1920.0, 0.0, 1280.0, 1024.0)];
        for place in [
            rect(100.0, 100.0, 1280.0, 820.0),
            rect(2000.0, 50.0, 800.0, 600.0),   // on the second
            rect(1500.0, 900.0, 1280.0, 820.0), // half below the edge, its title in sight
            rect(-600.0, 0.0, 1280.0, 820.0),   // half beyond the left edge
            rect(-8.0, -8.0, 1936.0, 1096.0),   // maximised on Windows
        ] {
            assert_eq!(on_a_monitor(place, &monitors), None, "{place:?}");
        }
    }

    #[test]
    fn a_window_whose_monitor_is_gone_comes_to_the_first() {
        let monitors = [rect(0.0, 0.0, 1920.0, 1080.0)];
        assert_eq!(on_a_monitor(rect(2000.0, 50.0, 800.0, 600.0), &monitors), Some(pos2(560.0, 240.0)));
        assert_eq!(on_a_monitor(rect(-1200.0, 50.0, 1280.0, 820.0), &monitors), Some(pos2(320.0, 130.0)));
        // Its title is above the screen, or below: nobody can pull it back.
        assert_eq!(on_a_monitor(rect(10.0, -400.0, 800.0, 600.0), &monitors), Some(pos2(560.0, 240.0)));
        assert_eq!(on_a_monitor(rect(10.0, 1075.0, 800.0, 600.0), &monitors), Some(pos2(560.0, 240.0)));
    }

    #[test]
    fn a_window_larger_than_the_monitor_begins_at_its_corner() {
        let monitors = [rect(0.0, 0.0, 1024.0, 700.0)];
        assert_eq!(on_a_monitor(rect(3000.0, 0.0, 2000.0, 1500.0), &monitors), Some(pos2(0.0, 0.0)));
    }

    #[test]
    fn where_no_monitor_is_known_nothing_moves() {
        assert_eq!(on_a_monitor(rect(3000.0, 0.0, 800.0, 600.0), &[]), None);
    }
}
