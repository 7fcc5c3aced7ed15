//! From clusters, strays and held groups to the list of suggestions.

use super::by_id::ById;
use super::clocks::Shifts;
use super::confidence::{self, CONFIDENCE, StrayRecord};
use super::doubts;
use super::group::{Group, World};
use super::habit::Habit;
use super::home::Homes;
use super::ids::Ids;
use super::odd::Odd;
use super::shots::{Shot, Trust};
use super::strays::Offer;
use super::summary::summary;
use super::weights::Weights;
use crate::domain::{
    Camera, ClockShift, DateSource, Doubt, Doubtful, Fingerprint, GroupId, GroupState, Held, PhotoFacts, PhotoId,
    Place, Suggestion,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::BuildHasherDefault;

/// Strays that joined with less than these log-odds are marked as doubtful.
const DOUBTFUL: f64 = 1.4;

/// Confidence that a photo of which no time is known belongs to nothing else: nobody knows.
pub(super) const UNKNOWN: f64 = 0.3;

/// A group in the making: its dated photos, and the strays that joined with their log-odds.
pub(super) struct Draft<'g> {
    pub(super) group: &'g Group<'g>,
    pub(super) strays: Vec<(PhotoId, f64, Doubt)>,
    pub(super) record: StrayRecord,
}

impl<'g> Draft<'g> {
    pub(super) fn new(group: &'g Group<'g>) -> Self {
        Self { group, strays: Vec::new(), record: StrayRecord::default() }
    }

    /// All its photos.
    pub(super) fn photos<'w>(&'w self, world: &'w World<'_>) -> impl Iterator<Item = PhotoId> + Clone + 'w {
        world.ids(&self.group.shots).chain(self.strays.iter().map(|(id, ..)| *id))
    }

    /// The suggestion (its id comes later), and the features that its confidence was judged by.
    pub(super) fn suggest(
        &self,
        world: &World<'_>,
        by_id: &ById<'_>,
        weights: &Weights,
        habit: Habit,
    ) -> (Suggestion, [f64; CONFIDENCE.len()]) {
        let mut photos: Vec<&PhotoFacts<'_>> = self.photos(world).map(|id| &by_id[&id]).collect();
        in_order(&mut photos);
        let why = |shot: &usize| (world.shots[*shot].id, doubts::why(*shot, self.group, world, &weights.affinity));
        let mut doubtful: BTreeMap<PhotoId, Doubt> = self.group.doubtful.iter().map(why).collect();
        doubtful.extend(self.strays.iter().filter(|(_, odds, _)| *odds < DOUBTFUL).map(|(id, _, why)| (*id, *why)));
        let doubtful = doubtful.into_iter().map(|(photo, why)| Doubtful { photo, why }).collect();
        let summary = summary(&photos, world.homes.at(self.group.start), doubtful);
        let strays = self.strays.iter().map(|(id, ..)| *id).collect();
        let features = confidence::features(self.group, &self.record, &Odd::of(&photos, &strays), summary.days);
        let confidence = confidence::confidence(&features, weights);
        let suggestion = Suggestion {
            id: GroupId(String::new()),
            state: GroupState::Open,
            name: None,
            photos: photos.iter().map(|p| p.id).collect(),
            confidence: confidence as f32,
            // A single photo is no album to stand for.
            sure: confidence >= weights.sure_from && is_one(summary.days, habit) && photos.len() > 1,
            addition_to: None,
            summary,
        };
        (suggestion, features)
    }
}

/// Whether a group of so many days is surely one album: whether a journey is one or one a day is taste.
fn is_one(days: usize, habit: Habit) -> bool {
    days <= 1 || habit.keeps_journeys()
}

/// A held group with those of its photos that are here.
pub(super) type Kept<'h> = (&'h Held, Vec<PhotoId>);

/// The held groups of which any photo is here, each photo in one of them.
pub(super) fn keep<'h>(held: &'h [Held], by_id: &ById<'_>) -> Vec<Kept<'h>> {
    let mut all = BTreeSet::new();
    let mut kept = Vec::new();
    for group in held {
        let here = |id: &PhotoId| by_id.contains(*id) && all.insert(*id);
        let photos: Vec<PhotoId> = group.photos.iter().copied().filter(here).collect();
        if !photos.is_empty() {
            kept.push((group, photos));
        }
    }
    kept
}

/// Where a stray went.
pub(super) enum Placed {
    /// Into this one of the drafts.
    Joined(usize),
    /// It belongs to this one of the groups that the person has settled, with this probability.
    Settled(usize, f64),
    /// Nowhere.
    Alone,
}

/// Put a stray into the event of its best offer, if that is more likely than not and not settled by the person
/// (settled groups come after the drafts). All others remember the close call.
pub(super) fn place_stray(stray: &Shot<'_>, offers: &[Offer], drafts: &mut [Draft<'_>]) -> Placed {
    let best = offers.first().filter(|o| o.log_odds > 0.0);
    let joins = best.filter(|o| o.group < drafts.len()).map(|o| o.group);
    for offer in offers {
        let Some(draft) = drafts.get_mut(offer.group) else { continue };
        if Some(offer.group) == joins {
            draft.strays.push((stray.id, offer.log_odds, doubts::why_stray(stray)));
            draft.record.join(stray.trust == Trust::Received, offer.probability);
        } else {
            draft.record.miss(offer.probability);
        }
    }
    match best {
        Some(offer) if offer.group >= drafts.len() => Placed::Settled(offer.group - drafts.len(), offer.probability),
        Some(offer) => Placed::Joined(offer.group),
        None => Placed::Alone,
    }
}

/// A photo that no event wants.
pub(super) fn lonely(photo: &PhotoFacts<'_>, confidence: f64) -> Suggestion {
    Suggestion {
        id: GroupId(String::new()),
        state: GroupState::Open,
        name: None,
        photos: vec![photo.id],
        confidence: confidence as f32,
        sure: false,
        addition_to: None,
        summary: summary(&[photo], None, Vec::new()),
    }
}

/// Sort photos as they were taken: by best date, those without one last.
pub(super) fn in_order(photos: &mut [&PhotoFacts<'_>]) {
    photos.sort_by(|a, b| {
        let key = |p: &PhotoFacts<'_>| {
            let best = p.dates.best();
            (best.is_none(), best.map(|(stamp, _): (_, DateSource)| stamp.local))
        };
        key(a).cmp(&key(b)).then_with(|| a.file_name.cmp(b.file_name)).then_with(|| a.id.cmp(&b.id))
    });
}

/// Add the held groups, give ids (those that have rejected photos, the second of the open, get their own kind), and sort: open
/// suggestions the surest first, those of one photo after the others (nobody looks for them), then the held groups by time.
pub(super) fn finish<'a>(
    (mut open, mut again): (Vec<Suggestion>, Vec<Suggestion>),
    kept: Vec<Kept<'_>>,
    by_id: &ById<'_>,
    mut ids: Ids,
    homes: &Homes,
    (moved, shifts): (&[PhotoFacts<'a>], &Shifts),
    habit: Habit,
) -> Vec<Suggestion> {
    let time = |s: &Suggestion| {
        let first = s.photos.first().and_then(|id| by_id.get(*id)).and_then(|p| p.dates.best());
        (first.is_none(), first.map(|(stamp, _)| stamp.local), s.photos.first().copied())
    };
    // By their photos, so that they are called the same whatever order they were found in.
    again.sort_by_key(time);
    again.iter_mut().for_each(|suggestion| suggestion.id = ids.give_again(&suggestion.photos));
    open.append(&mut again);
    let mut timed: Vec<_> = open.into_iter().map(|suggestion| (time(&suggestion), suggestion)).collect();
    timed.sort_by(|(first, a), (second, b)| {
        let single = |s: &Suggestion| s.photos.len() == 1;
        let confidence = b.confidence.total_cmp(&a.confidence);
        single(a).cmp(&single(b)).then(confidence).then_with(|| first.cmp(second))
    });
    let mut open: Vec<Suggestion> = timed.into_iter().map(|(_, suggestion)| suggestion).collect();
    for suggestion in open.iter_mut().filter(|suggestion| !suggestion.id.is_again()) {
        suggestion.id = ids.give(&suggestion.photos);
    }
    let mut held: Vec<Suggestion> = kept
        .into_iter()
        .map(|(group, photos)| {
            let mut photos: Vec<&PhotoFacts<'_>> = photos.iter().map(|id| &by_id[id]).collect();
            in_order(&mut photos);
            let summary = summary(&photos, home(&photos, homes), Vec::new());
            Suggestion {
                id: group.id.clone(),
                state: group.state,
                name: group.name.clone(),
                // What the person put together only waits for their word; of several days they may have more to part.
                sure: group.state == GroupState::Open && is_one(summary.days, habit) && photos.len() > 1,
                photos: photos.iter().map(|p| p.id).collect(),
                // The person said so.
                confidence: 1.0,
                summary,
                addition_to: None,
            }
        })
        .collect();
    held.sort_by(|a, b| time(a).cmp(&time(b)).then_with(|| a.id.cmp(&b.id)));
    open.append(&mut held);
    type Moved<'c> = HashMap<PhotoId, (&'c Camera, i32), BuildHasherDefault<Fingerprint>>;
    let shift = |photo: &PhotoFacts<'a>| Some((photo.id, (photo.camera?, *shifts.get(&photo.id)?)));
    let moved: Moved<'a> = moved.iter().filter_map(shift).collect();
    if !moved.is_empty() {
        for suggestion in &mut open {
            // Most photos of one camera follow each other, and all of them were moved by as much.
            let mut own: Vec<&(&Camera, i32)> = suggestion.photos.iter().filter_map(|photo| moved.get(photo)).collect();
            own.dedup();
            let shifts: BTreeSet<ClockShift> = own
                .into_iter()
                .map(|(camera, seconds)| ClockShift { camera: camera.name(), seconds: *seconds })
                .collect();
            suggestion.summary.clocks = shifts.into_iter().collect();
        }
    }
    open
}

/// Home at the time of the first photo that knows its time.
pub(super) fn home(photos: &[&PhotoFacts<'_>], homes: &Homes) -> Option<Place> {
    let exact = photos.iter().map(|p| Shot::new(p)).find(|s| s.trust == Trust::Exact)?;
    homes.at(exact.at)
}
