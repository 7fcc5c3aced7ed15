//! A made library for the cost of grouping: metadata and embeddings of a person's years, no files, from one seed.
//!
//! Days at home and out, evenings, journeys, bursts within scenes; a phone that knows its place and a camera that does not
//! and whose clock is on another zone for a while; messenger pictures, screenshots, edited copies. Looks are drawn as sums
//! of what a subject, an outing, a scene and a burst have in common, in such shares that photos are as alike as with the
//! shipped encoder on made libraries of real pictures: in `scene` the 10th nearest neighbour has a cosine of about 0.44, in
//! `copy` about 0.16, and pictures of one burst about 0.88 and 0.77.

use crate::made::Chance;
use albumen::domain::{
    Camera, Dates, PhotoFacts, PhotoId, PictureFacts, Place, Precision, Quality, Stamp, Tones, normalise,
};
use jiff::ToSpan;
use jiff::civil::{DateTime, date};

/// Numbers of the outputs of the shipped encoder: for events and themes, and for stacks.
pub(crate) const SCENE: usize = 256;
pub(crate) const COPY: usize = 512;
/// Photos of a library for each subject that recurs in it.
const PER_SUBJECT: usize = 120;
/// Shares of a look that subject, outing, scene and burst account for; what is left is the photo's own.
const SCENE_SHARES: [f32; 4] = [0.38, 0.10, 0.15, 0.25];
const COPY_SHARES: [f32; 4] = [0.08, 0.04, 0.13, 0.52];

/// What is known of one photo.
struct Made {
    id: PhotoId,
    dates: Dates,
    place: Option<Place>,
    camera: Option<usize>,
    folder: String,
    name: String,
    screen: bool,
}

/// Photos in the order in which they were taken, with their looks beside them.
pub(crate) struct Life {
    photos: Vec<Made>,
    scene: Vec<f32>,
    copy: Vec<f32>,
    cameras: [Camera; 2],
}

/// Directions that photos have in common.
struct Look {
    scene: Vec<f32>,
    copy: Vec<f32>,
}

impl Look {
    fn draw(chance: &mut Chance) -> Self {
        Self { scene: direction(chance, SCENE), copy: direction(chance, COPY) }
    }
}

/// A direction of length 1.
fn direction(chance: &mut Chance, length: usize) -> Vec<f32> {
    let mut numbers = Vec::with_capacity(length);
    while numbers.len() < length {
        let drawn = chance.next(u64::MAX).to_le_bytes();
        // Two bytes each: sums of two even draws are near enough to a bell.
        numbers.extend(drawn.as_chunks::<2>().0.iter().map(|pair| f32::from(pair[0]) + f32::from(pair[1]) - 255.0));
    }
    numbers.truncate(length);
    normalise(&mut numbers);
    numbers
}

/// Where and of what an outing is.
struct Outing {
    at: DateTime,
    place: (f64, f64),
    subjects: Vec<usize>,
    scenes: u64,
    on_journey: bool,
}

impl Life {
    /// `count` photos. Whoever has more photos took more a year, and for longer: 10,000 in 3 years, 100,000 in 10,
    /// 1,000,000 in 30.
    pub(crate) fn new(count: usize) -> Self {
        let mut chance = Chance::new();
        let days = (1_095.0 * (count as f64 / 10_000.0).sqrt()).max(30.0);
        // An outing has about 14 photos.
        let daily = count as f64 / days / 14.0;
        let subjects: Vec<Look> = (0..count.div_ceil(PER_SUBJECT).max(4)).map(|_| Look::draw(&mut chance)).collect();
        let cameras = ["Google", "Canon"].map(|make| Camera { make: make.to_owned(), model: "Made".to_owned() });
        let mut life = Self { photos: Vec::new(), scene: Vec::new(), copy: Vec::new(), cameras };
        life.photos.reserve_exact(count);
        life.scene.reserve_exact(count * SCENE);
        life.copy.reserve_exact(count * COPY);
        let mut day = date(1994, 1, 3).at(0, 0, 0, 0);
        let (mut owed, mut away) = (0.0, 0_u64);
        let mut there = (0.0, 0.0);
        while life.photos.len() < count {
            let is_weekend = day.weekday() as u8 >= 5 || chance.next(12) == 0;
            if away == 0 && chance.next(75) == 0 {
                away = 3 + chance.next(12);
                there = (30.0 + chance.next(2_500) as f64 / 100.0, chance.next(4_000) as f64 / 100.0 - 10.0);
            }
            // On a journey four times as many as on a weekend, and on other days few.
            owed += daily
                * if away > 0 {
                    4.0
                } else if is_weekend {
                    1.6
                } else {
                    0.25
                };
            let mut hour = 9.0 + chance.next(200) as f64 / 100.0;
            while owed >= 1.0 && life.photos.len() < count {
                owed -= 1.0;
                let near = |chance: &mut Chance| (chance.next(200) as f64 - 100.0) / 1_000.0;
                let middle = if away > 0 { there } else { (48.1, 11.5) };
                let outing = Outing {
                    at: day.checked_add(((hour * 3_600.0) as i64).seconds()).unwrap_or(day),
                    place: (middle.0 + near(&mut chance), middle.1 + near(&mut chance)),
                    subjects: (0..3).map(|_| chance.next(subjects.len() as u64) as usize).collect(),
                    scenes: 2 + chance.next(5),
                    on_journey: away > 0,
                };
                life.go(&outing, &subjects, count, &mut chance);
                hour += 0.75 + chance.next(300) as f64 / 100.0;
            }
            away = away.saturating_sub(1);
            day = day.checked_add(1.day()).unwrap_or(day);
        }
        life
    }

    /// The photos of one outing.
    fn go(&mut self, outing: &Outing, subjects: &[Look], count: usize, chance: &mut Chance) {
        let common = Look::draw(chance);
        let mut at = outing.at;
        for _ in 0..outing.scenes {
            let subject = &subjects[outing.subjects[chance.next(outing.subjects.len() as u64) as usize]];
            let scene = Look::draw(chance);
            at = at.checked_add((120 + chance.next(1_500) as i64).seconds()).unwrap_or(at);
            for _ in 0..1 + chance.next(4) {
                let burst = Look::draw(chance);
                at = at.checked_add((15 + chance.next(100) as i64).seconds()).unwrap_or(at);
                for _ in 0..[1, 1, 2, 4][chance.next(4) as usize] {
                    if self.photos.len() == count {
                        return;
                    }
                    at = at.checked_add((1 + chance.next(3) as i64).seconds()).unwrap_or(at);
                    self.take(outing, at, chance);
                    let own = Look::draw(chance);
                    let parts = [subject, &common, &scene, &burst, &own];
                    mix(&mut self.scene, &parts.map(|look| &look.scene[..]), SCENE_SHARES);
                    mix(&mut self.copy, &parts.map(|look| &look.copy[..]), COPY_SHARES);
                }
            }
        }
    }

    /// One photo, and what is known of it.
    fn take(&mut self, outing: &Outing, at: DateTime, chance: &mut Chance) {
        let number = self.photos.len();
        let id = PhotoId::from_hash(blake3::hash(&number.to_le_bytes()).as_bytes());
        let stamp = |local, precision| Stamp { local, offset_minutes: None, precision };
        let second = |local| stamp(local, Precision::Second);
        let metres = |chance: &mut Chance| (chance.next(200) as f64 - 100.0) / 100_000.0;
        let place = Place::new(outing.place.0 + metres(chance), outing.place.1 + metres(chance));
        let kind = chance.next(100);
        let photo = |dates, place, camera, folder: &str, name, screen| {
            let folder = format!("/photos/{folder}/{}", at.year());
            Made { id, dates, place, camera, folder, name, screen }
        };
        self.photos.push(match kind {
            0..4 => {
                // Passed on by a messenger: the day is in its name, the file came some hours later.
                let received = at.checked_add((chance.next(40_000) as i64).seconds()).unwrap_or(at);
                let name = Some(stamp(at.date().at(0, 0, 0, 0), Precision::Day));
                let dates = Dates { exif: None, name, file: Some(second(received)) };
                photo(dates, None, None, "messenger", format!("IMG-{}-WA{number}.jpg", at.strftime("%Y%m%d")), false)
            }
            4..6 => {
                let dates = Dates { exif: None, name: Some(second(at)), file: Some(second(at)) };
                photo(dates, None, None, "screens", format!("Screenshot_{}.png", at.strftime("%Y%m%d-%H%M%S")), true)
            }
            6..26 if outing.on_journey => {
                // The camera stays at home's time, which is two hours off there.
                let off = at.checked_sub(2.hours()).unwrap_or(at);
                let dates = Dates { exif: Some(second(off)), name: None, file: Some(second(off)) };
                photo(dates, None, Some(1), "camera", format!("IMG_{number:07}.JPG"), false)
            }
            _ => {
                let dates = Dates { exif: Some(second(at)), name: None, file: Some(second(at)) };
                photo(dates, place, Some(0), "phone", format!("PXL_{number:07}.jpg"), false)
            }
        });
    }

    /// The photos with these numbers by id, as the engine hands them over.
    pub(crate) fn pictures(&self, numbers: impl Iterator<Item = usize>) -> Vec<PictureFacts<'_>> {
        let mut all: Vec<PictureFacts<'_>> = numbers.map(|number| self.picture(number)).collect();
        all.sort_by_key(|picture| picture.facts.id);
        all
    }

    fn picture(&self, number: usize) -> PictureFacts<'_> {
        let photo = &self.photos[number];
        PictureFacts {
            facts: PhotoFacts {
                id: photo.id,
                dates: photo.dates,
                place: photo.place,
                camera: photo.camera.map(|camera| &self.cameras[camera]),
                folder: &photo.folder,
                file_name: &photo.name,
                embedding: Some(&self.scene[number * SCENE..][..SCENE]),
            },
            likeness: Some(&self.copy[number * COPY..][..COPY]),
            width: if photo.screen { 1_080 } else { 4_032 },
            height: if photo.screen { 2_340 } else { 3_024 },
            bytes: 3_000_000,
            format: if photo.screen { "PNG" } else { "JPEG" },
            quality: Some(Quality {
                sharpness: 400.0 + (number % 7) as f32,
                tones: Some(Tones { brightness: 120.0 + (number % 11) as f32, entropy: 7.2, burnt: 0.01 }),
            }),
        }
    }
}

/// Adds a look to `all`: these parts, each with its share, and the last with what is left.
fn mix<const PARTS: usize>(all: &mut Vec<f32>, parts: &[&[f32]; PARTS], shares: [f32; 4]) {
    let start = all.len();
    let own = 1.0 - shares.iter().sum::<f32>();
    let weights: Vec<f32> = shares.iter().chain([&own]).map(|share| share.sqrt()).collect();
    let number = |k: usize| parts.iter().zip(&weights).map(|(part, weight)| weight * part[k]).sum::<f32>();
    all.extend((0..parts[0].len()).map(number));
    normalise(&mut all[start..]);
}
