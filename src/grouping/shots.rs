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
pub(super) fn sort(shots: &mut [Shot<'_>]) {
    shots
        .sort_by(|a, b| a.at.total_cmp(&b.at).then_with(|| a.file_name.cmp(b.file_name)).then_with(|| a.id.cmp(&b.id)));
}

/// The indices of the shots with `from <= at < to`; `shots` are sorted.
pub(super) fn between(shots: &[Shot<'_>], from: f64, to: f64) -> std::ops::Range<usize> {
    let start = shots.partition_point(|s| s.at < from);
    start..shots.partition_point(|s| s.at < to).max(start)
}
