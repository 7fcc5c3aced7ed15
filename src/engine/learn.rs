//! Learning from corrections: what was learned last, and learning anew where there is something new to learn from.

use super::catalogue::{Catalogue, load_review};
use super::looks_learned::{adapter_of, study_looks};
use super::taken::on_the_wall;
use super::{EngineError, clock};
use crate::domain::Stamp;
use crate::grouping::{AFFINITY, Weights};
use crate::learning::{self, Adapter, Affinity, LabelledPairs, LearnedHabit, labelled_pairs, learned_habits};
use crate::library::{LearnedLooks, LearnedVersion, Library};
use crate::review::Review;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use std::path::Path;

/// What learning came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Learned {
    /// Whether the person wants it at all.
    pub is_on: bool,
    /// Corrections that stand and say which photos belong together.
    pub corrections: usize,
    /// What they say about pairs of photos.
    pub pairs: LabelledPairs,
    /// What is grouped by since then, with its figures; `None` is the shipped way.
    pub used: Option<LearnedVersion>,
    /// All versions that this program can go back to, the latest last.
    pub versions: Vec<LearnedVersion>,
    /// When each of them was learned, on the computer's clock, by its number.
    pub when: BTreeMap<i64, Stamp>,
    /// Whether learning rests at what is in use, since the person took something back.
    pub is_held: bool,
    /// What was learned, where it can be said.
    pub habits: Vec<LearnedHabit>,
}

/// What the person wants of learning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LearningWish {
    /// That it is on, or off.
    On(bool),
    /// To go on with it, where it rests.
    GoOn,
    /// To go back to the version with this number, or to the shipped way, and stay there.
    TakeBack(Option<i64>),
    /// To forget all versions, and group by the shipped way. What the person decided holds.
    Reset,
}

/// What came of learning from a record up to this entry, to be kept in the library.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Lesson {
    /// The last entry that was learned from.
    pub(super) through: u64,
    /// A version to group by; `None` is the shipped way.
    pub(super) version: Option<LearnedVersion>,
    /// Its adapter of embeddings, where that is new.
    pub(super) body: Option<Vec<u8>>,
    /// A digest of the themes that were learned from.
    pub(super) said: String,
}

/// Names the learners that may learn, "weights" and "looks" with a comma between; without it, both. For measuring what each is
/// worth, also where a script starts the program.
const LEARNERS: &str = "ALBUMEN_LEARNERS";

/// Whether this one of the learners may learn.
fn may_learn(learner: &str) -> bool {
    std::env::var(LEARNERS).map_or(true, |named| named.split(',').any(|name| name.trim() == learner))
}

/// Learns from the corrections in the library in `folder`, and says what is grouped by from now on.
pub fn learn(folder: &Path) -> Result<Learned, EngineError> {
    let Some(reading) = Library::open_to_read(folder)? else {
        return Ok(Learned { is_on: true, ..Learned::default() });
    };
    let catalogue = Catalogue::load(&reading, &TimeZone::system())?;
    let lesson = new_lesson(&reading, &catalogue, &|| false)?;
    drop(reading);
    if let Some(lesson) = lesson {
        keep(&mut Library::open(folder)?, &lesson)?;
    }
    learned(folder)
}

/// Keeps what came of learning.
pub(super) fn keep(library: &mut Library, lesson: &Lesson) -> Result<(), EngineError> {
    Ok(library.keep_learned(lesson.version.as_ref(), lesson.body.as_deref(), lesson.through, &lesson.said)?)
}

/// Does what the person wants of learning. Off, photos are grouped as on the first day; decisions hold as ever.
pub fn set_learning(folder: &Path, wish: LearningWish) -> Result<Learned, EngineError> {
    let goes_on = matches!(wish, LearningWish::On(true) | LearningWish::GoOn);
    carry_out(&mut Library::open(folder)?, wish)?;
    if goes_on { learn(folder) } else { learned(folder) }
}

/// The same, of an open library.
pub(super) fn carry_out(library: &mut Library, wish: LearningWish) -> Result<(), EngineError> {
    match wish {
        LearningWish::On(on) => {
            library.set_learning(on)?;
            if on {
                library.resume_learning()?;
            }
        }
        LearningWish::GoOn => library.resume_learning()?,
        LearningWish::TakeBack(None) => library.take_back_learned(None)?,
        LearningWish::TakeBack(Some(id)) => {
            if !library.learned_versions()?.iter().any(|version| version.id == id && version.start == start()) {
                return Err(EngineError::NoVersion(id));
            }
            library.take_back_learned(Some(id))?;
        }
        LearningWish::Reset => library.forget_learned()?,
    }
    Ok(())
}

/// How learning stands, without learning.
pub fn learned(folder: &Path) -> Result<Learned, EngineError> {
    let Some(library) = Library::open_to_read(folder)? else {
        return Ok(Learned { is_on: true, ..Learned::default() });
    };
    let review = load_review(&library)?;
    stand(&library, &review)
}

/// How learning stands in this state of review.
pub(super) fn stand(library: &Library, review: &Review) -> Result<Learned, EngineError> {
    let held: Vec<_> = review.events().cloned().collect();
    let is_on = library.is_learning()?;
    let used = if is_on { library.learned()?.filter(|version| version.start == start()) } else { None };
    let mut versions = library.learned_versions()?;
    versions.retain(|version| version.start == start());
    let zone = TimeZone::system();
    let moment = |at| on_the_wall(Timestamp::from_millisecond(at).unwrap_or_default(), &zone);
    Ok(Learned {
        is_on,
        when: versions.iter().map(|version| (version.id, moment(version.at))).collect(),
        corrections: review.standing_of_groups(),
        pairs: labelled_pairs(&held),
        habits: learned_habits(&Weights::default().affinity, &weights_of(used.as_ref()).affinity),
        used,
        versions,
        is_held: library.is_learning_held()?,
    })
}

/// What there is to learn that was not yet learned from; `None` where there is nothing new, or learning is off, or it was
/// stopped.
pub(super) fn new_lesson(
    library: &Library,
    catalogue: &Catalogue,
    is_stopped: &dyn Fn() -> bool,
) -> Result<Option<Lesson>, EngineError> {
    let through = catalogue.review().last_entry();
    let used = library.learned()?;
    let is_known =
        library.learned_through()? == Some(through) && used.as_ref().is_none_or(|version| version.start == start());
    if is_known || through == 0 || !library.is_learning()? || library.is_learning_held()? {
        return Ok(None);
    }
    let used = used.filter(|version| version.start == start());
    let looks = if may_learn("looks") {
        match study_looks(library, catalogue, used.as_ref().and_then(|version| version.looks.as_ref()), is_stopped)? {
            None => return Ok(None),
            Some(looks) => looks,
        }
    } else {
        LooksLesson::default()
    };
    let is_in_use = used.as_ref().is_some_and(|version| !version.weights.is_empty());
    let grouping = if may_learn("weights") { study(catalogue, is_in_use) } else { learning::Learned::default() };
    let number = |n: usize| n as u64;
    let figures = grouping.affinity.map_or((0, 0, 0), |_| (grouping.albums, grouping.before, grouping.after));
    let is_anything = grouping.affinity.is_some() || looks.figures.is_some();
    let new = is_anything.then(|| LearnedVersion {
        id: 0,
        at: clock::now(),
        corrections: number(catalogue.review().standing_of_groups()),
        albums: number(figures.0),
        before: number(figures.1),
        after: number(figures.2),
        start: start(),
        weights: grouping.affinity.as_ref().map(written).unwrap_or_default(),
        looks: looks.figures,
    });
    // Where nothing was learned anew, the version stays the one that it is.
    let is_same = |used: &LearnedVersion| {
        new.as_ref().is_some_and(|new| new.weights == used.weights && new.looks == used.looks) && looks.body.is_none()
    };
    let version = used.filter(is_same).or(new);
    Ok(Some(Lesson { through, version, body: looks.body, said: looks.said }))
}

/// What came of learning from themes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct LooksLesson {
    /// A digest of what was learned from.
    pub(super) said: String,
    /// The figures of the adapter to use; `None` for none.
    pub(super) figures: Option<LearnedLooks>,
    /// The adapter, where it is new.
    pub(super) body: Option<Vec<u8>>,
}

fn study(catalogue: &Catalogue, is_in_use: bool) -> learning::Learned {
    let constraints = catalogue.review().constraints();
    catalogue.with_facts(|facts| learning::learn(facts, &constraints, &Weights::default(), is_in_use))
}

/// The weights to group by: what was learned, where the person wants that and it starts from this program's weights.
pub(super) fn weights_in_use(library: &Library) -> Result<Weights, EngineError> {
    let learned = if library.is_learning()? { library.learned()? } else { None };
    Ok(weights_of(learned.as_ref()))
}

/// The adapter to look by, under the same condition.
pub(super) fn adapter_in_use(library: &Library) -> Result<Option<Adapter>, EngineError> {
    let learned = if library.is_learning()? { library.learned()? } else { None };
    adapter_of(library, learned.filter(|version| version.start == start()).and_then(|version| version.looks))
}

/// The weights of a version. One that another program wrote, from other weights, is nothing to go by.
pub(super) fn weights_of(version: Option<&LearnedVersion>) -> Weights {
    let mut weights = Weights::default();
    let own = version.filter(|version| version.start == start()).and_then(|version| read(&version.weights));
    if let Some(affinity) = own {
        weights.affinity = affinity;
    }
    weights
}

/// Names the shipped weights of this program.
fn start() -> String {
    let numbers = Weights::default().affinity.map(f64::to_le_bytes).concat();
    blake3::hash(&numbers).to_hex().as_str()[..16].to_owned()
}

fn written(affinity: &Affinity) -> String {
    let by_name: BTreeMap<&str, f64> = AFFINITY.iter().copied().zip(affinity.iter().copied()).collect();
    serde_json::json!(by_name).to_string()
}

fn read(text: &str) -> Option<Affinity> {
    let by_name: BTreeMap<String, f64> = serde_json::from_str(text).ok()?;
    let mut affinity = [0.0; AFFINITY.len()];
    for (slot, name) in affinity.iter_mut().zip(AFFINITY) {
        *slot = *by_name.get(name).filter(|weight| weight.is_finite())?;
    }
    Some(affinity)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_read_as_it_was_written_and_not_by_a_program_with_other_weights() {
        let mut affinity = Weights::default().affinity;
        affinity[3] = -0.1;
        let version = LearnedVersion { start: start(), weights: written(&affinity), ..LearnedVersion::default() };
        assert_eq!(weights_of(Some(&version)).affinity, affinity);
        assert_eq!(weights_of(None), Weights::default());
        let other = LearnedVersion { start: "other".to_owned(), ..version.clone() };
        assert_eq!(weights_of(Some(&other)), Weights::default());
        let broken = LearnedVersion { weights: "{\"bias\": 1e999}".to_owned(), ..version };
        assert_eq!(weights_of(Some(&broken)), Weights::default());
    }
}
