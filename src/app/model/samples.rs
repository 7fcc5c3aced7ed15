//! Groups, photos and news made up for tests.

use super::Model;
use crate::domain::{
    Best, DateSource, GroupId, GroupState, PhotoId, Precision, ShownStack, Stack, StackTie, Stamp, Suggestion, Summary,
};
use crate::engine::session::{Event, Opened, PhotoItem};
use jiff::civil::{DateTime, date};
use std::path::PathBuf;

/// The id of group `n`.
pub(crate) fn id(n: usize) -> GroupId {
    GroupId(format!("e{n}"))
}

/// The ids of these groups.
pub(crate) fn ids(numbers: &[usize]) -> Vec<GroupId> {
    numbers.iter().map(|n| id(*n)).collect()
}

/// The id of photo `k` of group `n`.
pub(crate) fn photo_id(n: usize, k: usize) -> PhotoId {
    PhotoId::from_bytes(((n as u128) << 32 | k as u128).to_be_bytes())
}

/// Open group `n` of so many photos, taken in the afternoon of day `n` of 2025.
pub(crate) fn group(n: usize, photos: usize, confidence: f32) -> Suggestion {
    let (first, last) = (stamp(n, 0), stamp(n, photos.saturating_sub(1)));
    Suggestion {
        id: id(n),
        state: GroupState::Open,
        name: None,
        photos: (0..photos).map(|k| photo_id(n, k)).collect(),
        confidence,
        sure: false,
        addition_to: None,
        summary: Summary { span: Some((first, last)), days: 1, similarity: Some(0.6), ..Summary::default() },
    }
}

/// The first photos of group `n`, so many, as a stack; the first of them is proposed.
pub(crate) fn stack(n: usize, photos: usize) -> ShownStack {
    let photos: Vec<_> = (0..photos).map(|k| photo_id(n, k)).collect();
    let span = Some((stamp(n, 0), stamp(n, photos.len() - 1)));
    let (id, best) = (GroupId(format!("s{n}")), photos[0]);
    let stack = Stack { id, photos, best, why: Best::Larger, tie: StackTie::Burst(2), span, least_affinity: 0.9 };
    ShownStack { stack, kept: Vec::new(), is_open: true }
}

/// The photos of a group made by [`group`], in several shapes.
pub(crate) fn photos(group: &Suggestion) -> Vec<PhotoItem> {
    let number = |photo: &PhotoId| u128::from_be_bytes(photo.to_bytes());
    let shapes = [(4_000, 3_000), (3_000, 4_000), (6_000, 4_000), (4_000, 2_250)];
    let item = |photo: &PhotoId| {
        let (n, k) = ((number(photo) >> 32) as usize, number(photo) as u32 as usize);
        let (width, height) = shapes[(n * 5 + k * 7 + k / 3) % shapes.len()];
        let taken = Some((stamp(n, k), DateSource::Exif));
        PhotoItem {
            id: *photo,
            width,
            height,
            taken,
            file: PathBuf::from(format!("/photos/{n}/IMG_{k:04}.jpg")),
            files: 1,
            camera: None,
            place: None,
            turned: 0,
            favourite: false,
            stars: 0,
            film: None,
        }
    };
    group.photos.iter().map(item).collect()
}

/// A window on a library with these groups and their photos.
pub(crate) fn model(groups: Vec<Suggestion>) -> Model {
    let mut model = Model::new();
    let photos: Vec<_> = groups.iter().flat_map(photos).collect();
    model.take(Event::Opened(Opened {
        library: "/home/anna/library".into(),
        folders: vec!["/home/anna/Pictures".into(), "/media/old photos".into()],
        photos: photos.len(),
        ..Opened::default()
    }));
    model.take(Event::Photos(photos));
    model.take(Event::Loaded);
    model.take(Event::Groups(groups.into()));
    model
}

fn stamp(day: usize, minute: usize) -> Stamp {
    let start: DateTime = date(2025, 1, 1).at(14, 0, 0, 0);
    let local = start + jiff::Span::new().days(day as i64).minutes(minute as i64);
    Stamp { local, offset_minutes: None, precision: Precision::Second }
}
