//! Stacks: photos of one moment or copies of one picture, of which a person wants to see the best.

use super::{GroupId, PhotoFacts, PhotoId, Quality, Stamp};
use serde::{Deserialize, Serialize};

/// What stacking and theming may know of one photo: its facts, and what its content is.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureFacts<'a> {
    /// What grouping knows.
    pub facts: PhotoFacts<'a>,
    /// Normalised embedding that tells a copy or a burst of a picture from other pictures of the same thing; of another
    /// output of the encoder than `facts.embedding` where it has one for copies.
    pub likeness: Option<&'a [f32]>,
    /// Width in pixels as shown.
    pub width: u32,
    /// Height in pixels as shown.
    pub height: u32,
    /// Size of its file in bytes.
    pub bytes: u64,
    /// Format by content, such as "JPEG"; raw files say which.
    pub format: &'a str,
    /// How good it is as a picture; `None` where that was not measured.
    pub quality: Option<Quality>,
}

impl PictureFacts<'_> {
    /// Pixels in all.
    pub fn pixels(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }
}

/// What ties the photos of a stack together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StackTie {
    /// A raw file and the picture that the camera made of it.
    RawAndPicture,
    /// Taken within this many seconds, and looking nearly the same.
    Burst(u32),
    /// The same picture again: edited, recompressed or forwarded.
    Copies,
}

/// Why a photo is proposed as the best of its stack: what sets it apart from those that come nearest to it, but for its
/// equals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Best {
    /// It still has what its camera wrote into it; others were forwarded or exported.
    Original,
    /// It is the camera's raw file.
    Raw,
    /// It has the most pixels.
    Larger,
    /// Others are too dark or too light: they show fewer tones.
    BetterExposed,
    /// Others are blurred.
    Sharper,
    /// Of equally large pictures in one format, others' files are smaller: strong compression costs detail.
    MoreDetail,
    /// Nothing sets it apart.
    Alike,
}

/// Photos that lie as one tile.
#[derive(Clone, Debug, PartialEq)]
pub struct Stack {
    /// Identity: the same from run to run as long as its smallest photo stays.
    pub id: GroupId,
    /// Its photos, two or more, in the order in which they were taken.
    pub photos: Vec<PhotoId>,
    /// The photo that is proposed to be shown.
    pub best: PhotoId,
    /// Why that one.
    pub why: Best,
    /// What ties them together.
    pub tie: StackTie,
    /// First and last trustworthy moment, where there is one.
    pub span: Option<(Stamp, Stamp)>,
    /// The least mean affinity of a photo to the others, 0 to 1: how sure the least sure photo is.
    pub least_affinity: f32,
}

/// A stack that the person decided about: from then on these photos lie so until the person says otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldStack {
    /// Its photos, ascending.
    pub photos: Vec<PhotoId>,
    /// Those of them that are kept, that on top first; never empty. Where all are, they are no stack.
    pub kept: Vec<PhotoId>,
}

impl HeldStack {
    /// Whether the person said that these photos are no stack.
    pub fn is_dissolved(&self) -> bool {
        self.kept.len() == self.photos.len()
    }
}

/// A stack as it is shown: found by Albumen, or as the person left it.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownStack {
    /// Its photos and the proposed best; where the person decided, the best is what they put on top.
    pub stack: Stack,
    /// Those that the person keeps, that on top first; empty where nothing was decided.
    pub kept: Vec<PhotoId>,
    /// Whether there is something to decide: nothing was said yet, or photos came since.
    pub is_open: bool,
}

impl ShownStack {
    /// The photos that are seen while it is closed, that on top first.
    pub fn seen(&self) -> &[PhotoId] {
        if self.kept.is_empty() { std::slice::from_ref(&self.stack.best) } else { &self.kept }
    }
}
