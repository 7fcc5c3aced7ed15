//! What the person did, with when, and which groups and photos it was about.

use super::taken::on_the_wall;
use super::{Catalogue, EngineError};
use crate::domain::{Correction, GroupId, GroupState, Held, PhotoId, Stamp, Suggestion, Summary, ThemeSummary};
use crate::library::Library;
use crate::review::{Deed, Review};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// One thing that the person did.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    /// Number of its entry in the record: what can be gone back and forward to.
    pub entry: u64,
    /// When, in milliseconds since the Unix epoch. What was done in one go has one time.
    pub at: i64,
    /// The same on the computer's clock.
    pub when: Stamp,
    /// Whether it stands; else it was taken back and can be done again.
    pub stands: bool,
    /// What.
    pub correction: Correction,
    /// The groups that it left or made, as they were then.
    pub groups: Vec<Suggestion>,
    /// The photos that it named, or else those of the groups.
    pub photos: Vec<PhotoId>,
}

/// The same with files.
#[derive(Clone, Debug, PartialEq)]
pub struct DoneFiles {
    /// What was done.
    pub done: Done,
    /// Every file of its photos that is in its place.
    pub files: Vec<PathBuf>,
}

/// What the person did in the library in `folder`, the latest first. Nothing where there is no library yet.
pub fn history(folder: &Path) -> Result<Vec<DoneFiles>, EngineError> {
    let Some(library) = Library::open_to_read(folder)? else { return Ok(Vec::new()) };
    let zone = TimeZone::system();
    let catalogue = Catalogue::load(&library, &zone)?;
    let review = catalogue.review();
    let now = catalogue.group(review);
    let done = told(review, &now, |photos| catalogue.summary(photos), &zone, usize::MAX);
    let files = |done: Done| DoneFiles {
        files: done.photos.iter().flat_map(|photo| catalogue.places(*photo)).map(Path::to_owned).collect(),
        done,
    };
    Ok(done.into_iter().map(files).collect())
}

/// The latest `most` things done. `now` are the groups as they are, which know where they were taken; `summary` says what
/// photos have in common.
pub(super) fn told(
    review: &Review,
    now: &[Suggestion],
    summary: impl Fn(&[PhotoId]) -> Summary,
    zone: &TimeZone,
    most: usize,
) -> Vec<Done> {
    let now: HashMap<&GroupId, &Suggestion> = now.iter().map(|group| (&group.id, group)).collect();
    let group = |held: &Held| {
        let mut summary = summary(&held.photos);
        summary.theme = held.theme.map(|kind| ThemeSummary { kind, cohesion: None });
        if let Some(known) = now.get(&held.id) {
            summary.whereabouts.clone_from(&known.summary.whereabouts);
            summary.is_everyday = known.summary.is_everyday;
        }
        shown(held, summary)
    };
    let one = |deed: Deed<'_>| {
        let mut groups: Vec<Suggestion> = deed.groups().iter().map(group).collect();
        if let Correction::Cover { group, .. } = deed.correction {
            groups.extend(now.get(group).map(|group| (*group).clone()));
        }
        let all = || groups.iter().flat_map(|group| group.photos.iter().copied()).collect();
        let photos = named(deed.correction).unwrap_or_else(all);
        let (entry, at, stands) = (deed.sequence, deed.at, deed.stands);
        Done {
            entry,
            at,
            when: on_the_wall(Timestamp::from_millisecond(at).unwrap_or_default(), zone),
            stands,
            correction: deed.correction.clone(),
            groups,
            photos,
        }
    };
    review.history().take(most).map(one).collect()
}

fn shown(held: &Held, summary: Summary) -> Suggestion {
    Suggestion {
        id: held.id.clone(),
        state: held.state,
        name: held.name.clone(),
        photos: held.photos.clone(),
        confidence: f32::from(u8::from(held.state == GroupState::Accepted)),
        sure: false,
        addition_to: None,
        summary,
    }
}

/// The photos that a correction is about by itself.
fn named(correction: &Correction) -> Option<Vec<PhotoId>> {
    match correction {
        Correction::Split { photos, .. }
        | Correction::Remove { photos, .. }
        | Correction::Move { photos, .. }
        | Correction::Create { photos, .. }
        | Correction::Add { photos, .. }
        | Correction::Unstack { photos }
        | Correction::Same { photos }
        | Correction::Keep { stack: photos, .. } => Some(photos.clone()),
        Correction::Different { photos, from } => Some([photos.as_slice(), from].concat()),
        Correction::Cover { photo, .. } => Some(vec![*photo]),
        marks => marks.marks().map(<[PhotoId]>::to_vec),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_of_photos_shows_them() {
        let [one, other] = [1, 2].map(|n| PhotoId::from_bytes([n; 16]));
        let turned = Correction::Rotate { photos: vec![one], degrees: 90 };
        let placed = Correction::Place { photos: vec![one, other], at: None, town: None };
        let same = Correction::Same { photos: vec![one, other] };
        let different = Correction::Different { photos: vec![one], from: vec![other] };
        assert_eq!(named(&turned), Some(vec![one]));
        for said in [placed, same, different] {
            assert_eq!(named(&said), Some(vec![one, other]), "{said:?}");
        }
        assert_eq!(named(&Correction::Clock { camera: "Canon".to_owned(), on: false }), None);
    }
}
