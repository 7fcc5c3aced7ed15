//! A dumped library: the facts that grouping sees, and the albums that would be right.

use albumen::domain::{Camera, Dates, PhotoFacts, PhotoId, Place, Precision, Stamp};
use jiff::ToSpan;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The ways in which each library is used.
pub(super) const VARIANTS: [&str; 6] = ["as made", "no places", "few places", "no look", "times only", "walking"];
/// Scored but not fitted: EXIF lost on the way, the file times right.
pub(super) const FILES_ONLY: &str = "files only";
/// Scored but not fitted: where there were two cameras, all others but the one without places stayed at home.
pub(super) const ALONE: &str = "camera alone";

#[derive(Clone, Deserialize)]
struct Photo {
    path: String,
    /// 64 hexadecimal digits of the content.
    hash: String,
    exif: Option<String>,
    /// A day.
    name: Option<String>,
    file: String,
    gps: Option<(f64, f64)>,
    camera: Option<(String, String)>,
    /// Seconds that are to be added to what the camera wrote.
    off: Option<i32>,
    event: String,
    day: String,
}

#[derive(Clone)]
struct Owned {
    id: PhotoId,
    dates: Dates,
    place: Option<Place>,
    camera: Option<Camera>,
    folder: String,
    file_name: String,
    embedding: Vec<f32>,
}

/// One made library.
#[derive(Clone)]
pub(super) struct Library {
    pub(super) name: String,
    /// Which of [`VARIANTS`] it is.
    pub(super) variant: &'static str,
    photos: Vec<Owned>,
    /// The true album of each photo.
    pub(super) truth: BTreeMap<PhotoId, String>,
    /// The same for somebody to whom a journey is one album a day.
    pub(super) days: BTreeMap<PhotoId, String>,
    /// By how many seconds each photo's clock was off.
    pub(super) off: BTreeMap<PhotoId, i32>,
    sizes: BTreeMap<String, usize>,
    pub(super) paths: BTreeMap<PhotoId, String>,
}

impl Library {
    pub(super) fn load(path: &str) -> Self {
        let rows: Vec<Photo> =
            serde_json::from_slice(&std::fs::read(format!("{path}.json")).expect("DUMP.json")).unwrap();
        let npy = std::fs::read(format!("{path}.scene.npy")).expect("DUMP.scene.npy");
        let array = npyz::NpyFile::new(&npy[..]).unwrap();
        let length = usize::try_from(array.shape()[1]).unwrap();
        let numbers: Vec<f32> = array.into_vec().unwrap();
        let (mut truth, mut sizes, mut paths) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let (mut days, mut off) = (BTreeMap::new(), BTreeMap::new());
        let mut photos = Vec::new();
        for (row, embedding) in rows.into_iter().zip(numbers.chunks(length)) {
            let id: PhotoId = row.hash[..32].parse().unwrap();
            *sizes.entry(row.event.clone()).or_default() += 1;
            truth.insert(id, row.event);
            days.insert(id, row.day);
            off.extend(row.off.map(|seconds| (id, seconds)));
            paths.insert(id, row.path.clone());
            let (folder, file_name) = row.path.rsplit_once('/').unwrap_or(("", &row.path));
            photos.push(Owned {
                id,
                dates: Dates {
                    exif: row.exif.map(|s| stamp(&s, Precision::Second)),
                    name: row.name.map(|s| stamp(&format!("{s}T00:00:00"), Precision::Day)),
                    file: Some(stamp(&row.file, Precision::Second)),
                },
                place: row.gps.and_then(|(lat, lon)| Place::new(lat, lon)),
                camera: row.camera.map(|(make, model)| Camera { make, model }),
                folder: folder.to_owned(),
                file_name: file_name.to_owned(),
                embedding: embedding.to_vec(),
            });
        }
        let name = path.rsplit('/').next().unwrap_or(path).to_owned();
        Self { name, variant: VARIANTS[0], photos, truth, days, off, sizes, paths }
    }

    /// The same library as other people would have it: weights must fit people, not one way of drawing libraries.
    pub(super) fn variants(&self) -> Vec<Self> {
        VARIANTS.iter().map(|v| self.variant(v)).collect()
    }

    pub(super) fn variant(&self, variant: &'static str) -> Self {
        let mut other = Self { variant, ..self.clone() };
        match variant {
            "no places" => other.photos.iter_mut().for_each(|p| p.place = None),
            // A phone that seldom has a fix: by the photo's id, so that it is the same each time.
            "few places" => other.photos.iter_mut().filter(|p| p.id.to_bytes()[0] > 80).for_each(|p| p.place = None),
            "no look" => other.photos.iter_mut().for_each(|p| p.embedding.clear()),
            "times only" => other.photos.iter_mut().for_each(|p| {
                p.embedding.clear();
                p.place = None;
            }),
            "walking" => other.walk(),
            ALONE => {
                let cameras = |p: &Owned| p.camera.as_ref().is_some_and(|c| c.make == "Canon");
                let out: BTreeSet<&String> =
                    self.photos.iter().filter(|p| cameras(p)).map(|p| &self.truth[&p.id]).collect();
                other.photos.retain(|p| cameras(p) || !out.contains(&self.truth[&p.id]));
                other.count();
            }
            FILES_ONLY => other.photos.iter_mut().for_each(Owned::lose_exif),
            _ => {}
        }
        other
    }

    /// Events move on at 3 km/h for up to four hours each day, in place of staying within 400 m.
    fn walk(&mut self) {
        let hours = |p: &Owned| p.dates.exif.map(|s| s.seconds() / 3_600.0);
        let mut starts: BTreeMap<(String, i64), f64> = BTreeMap::new();
        let key = |truth: &BTreeMap<PhotoId, String>, id: &PhotoId, at: f64| {
            (truth[id].clone(), ((at - 4.5) / 24.0).floor() as i64)
        };
        for photo in &self.photos {
            if let Some(at) = hours(photo) {
                let start = starts.entry(key(&self.truth, &photo.id, at)).or_insert(at);
                *start = start.min(at);
            }
        }
        for photo in &mut self.photos {
            let (Some(at), Some(place)) = (hours(photo), photo.place) else { continue };
            let event = key(&self.truth, &photo.id, at);
            let angle = event.0.bytes().fold(event.1 as f64, |a, b| (a * 1.7 + f64::from(b)) % std::f64::consts::TAU);
            let km = 3.0 * (at - starts[&event]).min(4.0);
            let north = km * angle.sin() / 111.0;
            let east = km * angle.cos() / 111.0 / place.latitude().to_radians().cos().max(0.1);
            photo.place = Place::new(place.latitude() + north, place.longitude() + east).or(photo.place);
        }
    }

    /// Keeps the photos that `keep` says, which gets each with its album.
    pub(super) fn retain(&mut self, keep: impl Fn(&PhotoId, &str) -> bool) {
        let truth = &self.truth;
        self.photos.retain(|p| keep(&p.id, &truth[&p.id]));
        self.count();
    }

    /// Brings what is known of the albums to the photos that are left.
    fn count(&mut self) {
        let left: BTreeSet<PhotoId> = self.photos.iter().map(|p| p.id).collect();
        for truth in [&mut self.truth, &mut self.days] {
            truth.retain(|id, _| left.contains(id));
        }
        self.off.retain(|id, _| left.contains(id));
        self.sizes.clear();
        for album in self.truth.values() {
            *self.sizes.entry(album.clone()).or_default() += 1;
        }
    }

    /// Albums of two photos or more.
    pub(super) fn albums(&self) -> usize {
        self.sizes.values().filter(|n| **n > 1).count()
    }

    /// When photos were taken, as far as their EXIF says, by the true clock.
    pub(super) fn times(&self) -> impl Iterator<Item = (PhotoId, f64)> {
        let off = |id: &PhotoId| f64::from(self.off.get(id).copied().unwrap_or(0));
        self.photos.iter().filter_map(move |p| Some((p.id, p.dates.exif?.seconds() + off(&p.id))))
    }

    /// Moves all dates of each photo by so many seconds, which `by` says from its id and true time (0 where it is unknown);
    /// a day in a name by whole days.
    pub(super) fn move_by(&mut self, by: impl Fn(&PhotoId, f64) -> f64) {
        let times: BTreeMap<PhotoId, f64> = self.times().collect();
        for photo in &mut self.photos {
            let seconds = times.get(&photo.id).map_or_else(|| by(&photo.id, 0.0), |at| by(&photo.id, *at));
            let later =
                |s: Stamp, by: f64| Stamp { local: s.local.checked_add((by.round() as i64).seconds()).unwrap(), ..s };
            let days = (seconds / 86_400.0).round() * 86_400.0;
            // The file's time of a photo that was received says when that was, not when it was taken.
            let is_known = times.contains_key(&photo.id);
            photo.dates.exif = photo.dates.exif.map(|s| later(s, seconds));
            photo.dates.name = photo.dates.name.map(|s| later(s, days));
            photo.dates.file = photo.dates.file.map(|s| later(s, if is_known { seconds } else { days }));
        }
    }

    pub(super) fn facts(&self) -> Vec<PhotoFacts<'_>> {
        self.photos.iter().map(Owned::facts).collect()
    }

    /// Share of the pairs across two groups that belong to one album.
    pub(super) fn together(&self, left: &[PhotoId], right: &[PhotoId]) -> f64 {
        let count = |ids: &[PhotoId]| {
            let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
            ids.iter().for_each(|id| *counts.entry(&self.truth[id]).or_default() += 1);
            counts
        };
        let (a, b) = (count(left), count(right));
        let same: usize = a.iter().map(|(k, n)| n * b.get(k).copied().unwrap_or(0)).sum();
        same as f64 / (left.len() * right.len()).max(1) as f64
    }

    /// Whether these are all the photos of one true album and no other.
    pub(super) fn is_album(&self, photos: &[PhotoId]) -> bool {
        let Some(album) = photos.first().map(|id| &self.truth[id]) else { return false };
        photos.len() == self.sizes[album] && photos.iter().all(|id| &self.truth[id] == album)
    }
}

impl Owned {
    fn lose_exif(&mut self) {
        if let Some(taken) = self.dates.exif.take() {
            self.dates.file = Some(taken);
        }
        (self.place, self.camera) = (None, None);
    }

    fn facts(&self) -> PhotoFacts<'_> {
        PhotoFacts {
            id: self.id,
            dates: self.dates,
            place: self.place,
            camera: self.camera.as_ref(),
            folder: &self.folder,
            file_name: &self.file_name,
            embedding: (!self.embedding.is_empty()).then_some(&self.embedding),
        }
    }
}

fn stamp(text: &str, precision: Precision) -> Stamp {
    Stamp { local: text.parse().unwrap_or_else(|e| panic!("{text}: {e}")), offset_minutes: None, precision }
}

/// The same photo, but another one: taken `round` times 500 days later.
pub(super) fn shifted<'a>(facts: &PhotoFacts<'a>, round: u32) -> PhotoFacts<'a> {
    let mut bytes = facts.id.to_bytes();
    bytes.iter_mut().zip(round.to_be_bytes()).for_each(|(b, r)| *b ^= r);
    let later = |s: Stamp| Stamp { local: s.local.checked_add((500 * i64::from(round)).days()).unwrap(), ..s };
    let dates = Dates {
        exif: facts.dates.exif.map(later),
        name: facts.dates.name.map(later),
        file: facts.dates.file.map(later),
    };
    PhotoFacts { id: PhotoId::from_bytes(bytes), dates, ..facts.clone() }
}
