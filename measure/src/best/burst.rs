//! One photo as a burst: what is proposed of it.

use super::spoil::{Frame, Scene, Spoil};
use crate::made::Chance;
use albumen::domain::{Best, Camera, Dates, PhotoFacts, PhotoId, PictureFacts};
use albumen::grouping::{BestLimits, best};
use anyhow::Result;
use image::RgbImage;

/// What the two that are spoiled suffer.
pub(super) type Kind = [Spoil; 2];

/// Ways to spoil two of three.
pub(super) fn kinds() -> Vec<Kind> {
    let both = singles().into_iter().map(|spoil| [spoil, spoil]);
    let mixed = [
        [Spoil::Defocus(1.0), Spoil::Stops(-1.0)],
        [Spoil::Defocus(1.0), Spoil::Stops(1.0)],
        [Spoil::Motion(1.0), Spoil::Stops(-2.0)],
        [Spoil::Motion(1.0), Spoil::Stops(2.0)],
    ];
    both.chain(mixed).collect()
}

pub(super) fn name(kind: &Kind) -> String {
    let [a, b] = kind;
    if a == b { a.to_string() } else { format!("{a}, {b}") }
}

fn singles() -> Vec<Spoil> {
    let defocus = [0.25, 0.5, 1.0, 2.0].map(Spoil::Defocus);
    let motion = [0.25, 0.5, 1.0, 2.0, 4.0].map(Spoil::Motion);
    let stops = [-2.0, -1.0, -0.5, 0.5, 1.0, 2.0].map(Spoil::Stops);
    let jpeg = [80, 60, 30].map(Spoil::Jpeg);
    defocus.into_iter().chain(motion).chain(stops).chain(jpeg).collect()
}

/// A photo again and again.
pub(super) struct Burst {
    good: [Frame; 4],
    spoiled: Vec<(Spoil, [Frame; 2])>,
}

impl Burst {
    pub(super) fn new(pixels: &RgbImage, chance: &mut Chance) -> Result<Self> {
        let scene = Scene::new(pixels, chance);
        let mut frame = |spoil| scene.frame(spoil, chance);
        let mut good = || frame(Spoil::Nothing);
        let good = [good()?, good()?, good()?, good()?];
        let spoiled =
            singles().into_iter().map(|spoil| Ok((spoil, [frame(spoil)?, frame(spoil)?]))).collect::<Result<_>>()?;
        Ok(Self { good, spoiled })
    }

    /// Of four equally good ones.
    pub(super) fn alike(&self, limits: &BestLimits) -> Said {
        let (_, why) = proposed(&self.good, limits);
        Said { is_right: true, why, is_true: why == Best::Alike }
    }

    /// What is said of one good and two that are spoiled; for two good ones, in different places.
    pub(super) fn spoiled(&self, kind: &Kind, limits: &BestLimits) -> Vec<Said> {
        let of = |(at, frames): (usize, Vec<Frame>)| {
            let (index, why) = proposed(&frames, limits);
            let mut spoils = kind.to_vec();
            spoils.insert(at, Spoil::Nothing);
            let is_true = spoils.iter().any(|other| spoils[index].is_better(*other, why));
            Said { is_right: index == at, why, is_true }
        };
        self.trios(kind).map(of).collect()
    }

    /// How often the good one has the largest file.
    pub(super) fn by_largest_file(&self, kind: &Kind) -> f64 {
        let is_right = |(at, frames): (usize, Vec<Frame>)| frames.iter().all(|frame| frames[at].bytes >= frame.bytes);
        self.trios(kind).map(|trio| f64::from(u8::from(is_right(trio)))).sum::<f64>() / 2.0
    }

    /// The first frame that is spoiled so.
    pub(super) fn one(&self, spoil: Spoil) -> Option<Frame> {
        if spoil == Spoil::Nothing {
            return self.good.first().copied();
        }
        self.spoiled.iter().find(|(other, _)| *other == spoil).map(|(_, frames)| frames[0])
    }

    fn trios<'b>(&'b self, kind: &'b Kind) -> impl Iterator<Item = (usize, Vec<Frame>)> + 'b {
        let frames = |spoil: Spoil| self.spoiled.iter().find(|(other, _)| *other == spoil).map(|(_, frames)| frames);
        let trio = move |n: usize| {
            let (a, b) = (frames(kind[0])?[0], frames(kind[1])?[1]);
            // In the middle and at the end: the first place wins where nothing else is known.
            let at = n + 1;
            let mut trio = vec![a, b];
            trio.insert(at, self.good[n]);
            Some((at, trio))
        };
        (0..2).filter_map(trio)
    }
}

/// What is proposed of these, and why.
fn proposed(frames: &[Frame], limits: &BestLimits) -> (usize, Best) {
    let camera = Camera { make: "Google".to_owned(), model: "Pixel 8".to_owned() };
    let id = |n: usize| PhotoId::from_bytes((n as u128).to_be_bytes());
    let picture = |(n, frame): (usize, &Frame)| PictureFacts {
        facts: PhotoFacts {
            id: id(n),
            dates: Dates::default(),
            place: None,
            camera: Some(&camera),
            folder: "",
            file_name: "",
            embedding: None,
        },
        likeness: None,
        width: 4_000,
        height: 3_000,
        bytes: frame.bytes,
        format: "JPEG",
        quality: Some(frame.quality),
    };
    let pictures: Vec<PictureFacts<'_>> = frames.iter().enumerate().map(picture).collect();
    let (best, why) = best(&pictures.iter().collect::<Vec<_>>(), limits);
    ((0..frames.len()).find(|n| id(*n) == best).unwrap_or_default(), why)
}

/// What was said of a burst.
pub(super) struct Said {
    /// Whether the good one was proposed.
    is_right: bool,
    why: Best,
    /// Whether what was proposed is in this better than another one.
    is_true: bool,
}

/// What was said of many.
pub(super) struct Tally(Vec<Said>);

impl FromIterator<Said> for Tally {
    fn from_iter<I: IntoIterator<Item = Said>>(all: I) -> Self {
        Self(all.into_iter().collect())
    }
}

impl Tally {
    fn share(&self, is_so: impl Fn(&Said) -> bool) -> f64 {
        self.0.iter().filter(|said| is_so(said)).count() as f64 / self.0.len().max(1) as f64
    }

    pub(super) fn right(&self) -> f64 {
        self.share(|said| said.is_right)
    }

    /// Reasons that are true, or false.
    pub(super) fn reasons(&self, true_ones: bool) -> f64 {
        self.share(|said| said.why != Best::Alike && said.is_true == true_ones)
    }

    pub(super) fn reason(&self, why: Best) -> f64 {
        self.share(|said| said.why == why)
    }

    /// How often this reason is given, and is true, or false.
    pub(super) fn with(&self, why: Best) -> (f64, f64) {
        let with = |is_true| self.share(|said| said.why == why && said.is_true == is_true);
        (with(true), with(false))
    }
}
