//! Photos as grouping sees them: one moment each, and how far it can be trusted.

use crate::domain::{Camera, PhotoFacts, PhotoId, Place, Precision, cosine};

/// How far a photo's moment can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// From EXIF, or from a name that knows the second.
    Exact,
    /// Taken on this day, which began at `Shot::at`; a messenger's name knows no more.
    Day,
    /// Only the file's time, which is when it was received or copied: taken some time before.
    Received,
    /// No date at all.
    None,
}

/// One photo on the timeline.
#[derive(Clone, Debug)]
pub(super) struct Shot<'a> {
    pub(super) id: PhotoId,
    /// Seconds of the wall clock; corrected where the camera's clock was found to be off.
    pub(super) at: f64,
    pub(super) trust: Trust,
    /// The file's time, by which the photo had been taken if the file was received.
    pub(super) received: Option<f64>,
    pub(super) place: Option<Place>,
    pub(super) camera: Option<&'a Camera>,
    pub(super) folder: &'a str,
    pub(super) file_name: &'a str,
    pub(super) embedding: Option<&'a [f32]>,
    /// Of all its facts, where something is remembered by it; else 0.
    pub(super) print: u64,
}

impl<'a> Shot<'a> {
    pub(super) fn new(facts: &PhotoFacts<'a>) -> Self {
        let received = facts.dates.file.map(|s| s.seconds());
        let (at, trust) = match (facts.dates.exif, facts.dates.name) {
            (Some(stamp), _) => (stamp.seconds(), Trust::Exact),
            (None, Some(stamp)) if stamp.precision == Precision::Second => (stamp.seconds(), Trust::Exact),
            (None, Some(stamp)) => (stamp.seconds(), Trust::Day),
            (None, None) => received.map_or((0.0, Trust::None), |at| (at, Trust::Received)),
        };
        Self {
            id: facts.id,
            at,
            trust,
            received,
            place: facts.place,
            camera: facts.camera,
            folder: facts.folder,
            file_name: facts.file_name,
            embedding: facts.embedding,
            print: 0,
        }
    }

    /// Cosine similarity, where both have been encoded by the same encoder.
    pub(super) fn look(&self, other: &Self) -> Option<f64> {
        match (self.embedding, other.embedding) {
            (Some(a), Some(b)) if a.len() == b.len() => Some(f64::from(cosine(a, b))),
            _ => None,
        }
    }
}

/// Order on the timeline: by moment, then by what belongs to the photo itself, so that input order never matters.
pub(super) fn sort(shots: &mut Vec<Shot<'_>>) {
    // Moments and places are moved about instead of the photos: they are a tenth of their size.
    let mut order: Vec<(f64, u32)> = shots.iter().zip(0..).map(|(shot, place)| (shot.at, place)).collect();
    order.sort_unstable_by(|a, b| {
        let shot = |place: u32| &shots[place as usize];
        let name = || shot(a.1).file_name.cmp(shot(b.1).file_name);
        a.0.total_cmp(&b.0).then_with(name).then_with(|| shot(a.1).id.cmp(&shot(b.1).id)).then(a.1.cmp(&b.1))
    });
    *shots = order.iter().map(|(_, place)| shots[*place as usize].clone()).collect();
}

/// The indices of the shots with `from <= at < to`; `shots` are sorted.
pub(super) fn between(shots: &[Shot<'_>], from: f64, to: f64) -> std::ops::Range<usize> {
    let start = shots.partition_point(|s| s.at < from);
    start..shots.partition_point(|s| s.at < to).max(start)
}
