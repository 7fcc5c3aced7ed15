//! Photos as grouping sees them: one moment each, and how far it can be trusted.

use crate::domain::{Camera, Dates, PhotoFacts, PhotoId, Place, Precision, ahead, cosine};

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
    /// Of all its facts, from which its moment follows, where something is remembered by it; else 0.
    pub(super) print: u64,
}

/// When a photo was taken, as far as its dates say.
fn moment(dates: &Dates) -> (f64, Trust) {
    match (dates.exif, dates.name) {
        (Some(stamp), _) => (stamp.seconds(), Trust::Exact),
        (None, Some(stamp)) if stamp.precision == Precision::Second => (stamp.seconds(), Trust::Exact),
        (None, Some(stamp)) => (stamp.seconds(), Trust::Day),
        (None, None) => dates.file.map_or((0.0, Trust::None), |file| (file.seconds(), Trust::Received)),
    }
}

impl<'a> Shot<'a> {
    pub(super) fn new(facts: &PhotoFacts<'a>) -> Self {
        Self::taken(facts, moment(&facts.dates))
    }

    fn taken(facts: &PhotoFacts<'a>, (at, trust): (f64, Trust)) -> Self {
        Self {
            id: facts.id,
            at,
            trust,
            received: facts.dates.file.map(|s| s.seconds()),
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

/// A moment, and the place of its photo in a list.
type Moment = (f64, u32);

/// Order on the timeline: by moment, then by what belongs to the photo itself, so that input order never matters.
pub(super) fn sort(shots: &mut [Shot<'_>]) {
    // Moments and places are moved about instead of the photos: they are a tenth of their size.
    let mut order: Vec<Moment> = shots.iter().zip(0..).map(|(shot, place)| (shot.at, place)).collect();
    put_in_order(&mut order, |place| (shots[place].file_name, shots[place].id));
    // Each photo to its place, along the circles in which they change places; most stay where they are.
    for start in 0..order.len() {
        let mut to = start;
        while order[to].1 as usize != to {
            let from = std::mem::replace(&mut order[to].1, to as u32) as usize;
            if from == start {
                break;
            }
            shots.swap(to, from);
            to = from;
        }
    }
}

/// Quick where most are in order already.
fn put_in_order<'n>(order: &mut [Moment], own: impl Fn(usize) -> (&'n str, PhotoId)) {
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| own(a.1 as usize).cmp(&own(b.1 as usize))));
}

/// Those of these photos that know their time to the second, and all others, both in order. `prints` are of the photos.
pub(super) fn line_up<'a>(photos: &[&PhotoFacts<'a>], prints: &[u64]) -> (Vec<Shot<'a>>, Vec<Shot<'a>>) {
    let (mut exact, mut others): (Vec<Moment>, Vec<Moment>) = (Vec::with_capacity(photos.len()), Vec::new());
    for (photo, place) in photos.iter().zip(0..) {
        let (at, trust) = moment(&photo.dates);
        if trust == Trust::Exact { &mut exact } else { &mut others }.push((at, place));
    }
    let shots = |mut order: Vec<Moment>, trust: Option<Trust>| {
        put_in_order(&mut order, |place| (photos[place].file_name, photos[place].id));
        let mut shots = Vec::with_capacity(order.len());
        let own = |place: u32| photos[place as usize];
        let shot = |(at, place): &Moment| {
            let taken = trust.map_or_else(|| moment(&own(*place).dates), |trust| (*at, trust));
            let print = prints.get(*place as usize).copied().unwrap_or(0);
            shots.push(Shot { print, ..Shot::taken(own(*place), taken) });
        };
        let glimpse = |(_, place): &Moment| own(*place).file_name.len() ^ usize::from(own(*place).dates.file.is_some());
        ahead(&order, glimpse, shot);
        shots
    };
    (shots(exact, Some(Trust::Exact)), shots(others, None))
}

/// The indices of the shots with `from <= at < to`; `shots` are sorted.
pub(super) fn between(shots: &[Shot<'_>], from: f64, to: f64) -> std::ops::Range<usize> {
    let start = shots.partition_point(|s| s.at < from);
    start..shots.partition_point(|s| s.at < to).max(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key<'a>(shot: &Shot<'a>) -> (u8, &'a str, PhotoId, u64) {
        (shot.at as u8, shot.file_name, shot.id, shot.print)
    }

    proptest! {
        #[test]
        fn in_order_whatever_the_order_before(moments in prop::collection::vec((0_u8..20, 0_u8..3), 0..60)) {
            let names = ["a", "b", "c"];
            let shot = |(n, (at, name)): (usize, &(u8, u8))| Shot {
                id: PhotoId::from_bytes((n as u128 % 7).to_be_bytes()),
                at: f64::from(*at),
                trust: Trust::Exact,
                received: Some(n as f64),
                place: None,
                camera: None,
                folder: "",
                file_name: names[usize::from(*name)],
                embedding: None,
                print: n as u64,
            };
            let mut shots: Vec<Shot<'_>> = moments.iter().enumerate().map(shot).collect();
            let mut expected: Vec<_> = shots.iter().map(|shot| (key(shot), shot.received)).collect();
            expected.sort_by_key(|(key, _)| *key);
            sort(&mut shots);
            prop_assert_eq!(shots.iter().map(|shot| (key(shot), shot.received)).collect::<Vec<_>>(), expected);
        }
    }
}
