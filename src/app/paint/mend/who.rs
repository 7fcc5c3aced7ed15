//! Which photos a correction of dates is for: those that were chosen, or more of the same camera, whose clock was off.

use super::super::Scene;
use super::section;
use crate::app::theme;
use crate::app::widgets::button;
use crate::domain::{Correction, PhotoId};
use eframe::egui::Ui;
use jiff::civil::Date;

/// Whose dates are moved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Who {
    /// The photos that were chosen.
    #[default]
    These,
    /// All of the camera on the same days.
    Days,
    /// All of the camera.
    Camera,
}

/// The photos of the camera that took all of these, on their days and at all; `None` where they are of several, or of none.
struct Camera {
    name: String,
    days: Vec<PhotoId>,
    all: Vec<PhotoId>,
}

fn camera(scene: &Scene<'_>, photos: &[PhotoId]) -> Option<Camera> {
    let items = || photos.iter().filter_map(|photo| scene.model.photos.get(*photo));
    let name = items().next()?.camera.clone()?;
    if items().any(|item| item.camera.as_ref() != Some(&name)) {
        return None;
    }
    let day = |item: &crate::engine::session::PhotoItem| item.taken.map(|(stamp, _)| stamp.local.date());
    let span: Option<(Date, Date)> = items().filter_map(day).min().zip(items().filter_map(day).max());
    let of_camera = scene.model.photos.items().filter(|item| item.camera.as_ref() == Some(&name));
    let (mut days, mut all) = (Vec::new(), Vec::new());
    for item in of_camera {
        all.push(item.id);
        if day(item).zip(span).is_some_and(|(day, (from, to))| from <= day && day <= to) {
            days.push(item.id);
        }
    }
    Some(Camera { name: name.to_string(), days, all })
}

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, photos: &[PhotoId]) {
    // Only what moves all alike can be meant for more photos.
    let local = &scene.locals.mend;
    let moves = local.shift() != 0 || local.zone.is_some() || (local.date != local.before && !local.is_for_all);
    let Some(camera) = moves.then(|| camera(scene, photos)).flatten().filter(|c| c.all.len() > photos.len()) else {
        scene.locals.mend.who = Who::These;
        return;
    };
    let words = scene.words;
    section(ui, &words.say("mend-who"));
    let gaps = |count: usize| [("count", count.into()), ("camera", camera.name.as_str().into())];
    let mut choices = vec![(Who::These, words.fill("mend-who-these", &gaps(photos.len())))];
    if camera.days.len() > photos.len() {
        choices.push((Who::Days, words.fill("mend-who-days", &gaps(camera.days.len()))));
    }
    if camera.all.len() > camera.days.len() {
        choices.push((Who::Camera, words.fill("mend-who-camera", &gaps(camera.all.len()))));
    }
    for (who, name) in choices {
        let choice = ui.radio_value(&mut scene.locals.mend.who, who, name);
        button::ring(ui.painter(), &choice, &theme::palette(ui.ctx()));
    }
}

/// The corrections, those of clocks for all photos that are meant. A date that was typed for one photo moves the others by as
/// much.
pub(super) fn widened(scene: &Scene<'_>, corrections: Vec<Correction>) -> Vec<Correction> {
    let local = &scene.locals.mend;
    let Some(camera) = camera(scene, &local.of).filter(|_| local.who != Who::These) else { return corrections };
    let more = if local.who == Who::Days { &camera.days } else { &camera.all };
    let first = local.of.first().and_then(|photo| scene.model.photos.get(*photo)).and_then(|item| item.taken);
    let widen = |correction| match correction {
        Correction::Shift { seconds, .. } => Correction::Shift { photos: more.clone(), seconds },
        Correction::Zone { minutes, .. } => Correction::Zone { photos: more.clone(), minutes },
        Correction::Date { to: Some(to), photos } => match first {
            Some((stamp, _)) => {
                let seconds = to.local.duration_since(stamp.local).as_secs();
                Correction::Shift { photos: more.clone(), seconds }
            }
            None => Correction::Date { to: Some(to), photos },
        },
        other => other,
    };
    corrections.into_iter().map(widen).collect()
}
