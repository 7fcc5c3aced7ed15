//! How likely two photos belong to one stack.

use super::weights::StackFit;
use crate::domain::{PictureFacts, cosine, is_raw};
use crate::grouping::logistic::{log_odds, probability};
use crate::grouping::shots::{Shot, Trust};
use crate::search::NeighbourGraph;

/// Features of two photos that were taken within a minute. `lead`: by how much the look of the two is closer than their
/// nearest neighbours usually are to each of them (local scaling: Conneau et al. 2018, CSLS); `gap`: log of seconds apart.
pub const BURST: [&str; 4] = ["bias", "look", "lead", "gap"];
/// Features of two other photos.
pub const COPY: [&str; 3] = ["bias", "look", "lead"];

/// Photos further apart are no burst, however alike they look.
pub(super) const BURST_SECONDS: f64 = 60.0;
/// A messenger's file is received at most this long after the photo was taken; a later one may still be a copy.
const RECEIVED_SECONDS: f64 = 4.0 * 86_400.0;
/// A graph's similarities are true to within a tenth of this.
const ROUNDED: f64 = 0.001;
/// Neighbours that say how close neighbours usually are.
pub(super) const NEIGHBOURS: usize = 10;

/// How two photos stand to each other in time and by name: what their look must prove differs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum StackRelation {
    /// A raw file and the picture of the same name, of the same moment or, where that is not known, beside it.
    Twin,
    /// Taken within a minute, this many seconds apart.
    Burst(f64),
    /// One or both without an exact time, which could be the same.
    Received,
    /// One or both without an exact time, saved after the other was taken: a copy may come years later.
    Copied,
    /// Taken at other times.
    Elsewhere,
}

/// One photo, as pairs are judged.
struct Picture<'a> {
    shot: Shot<'a>,
    /// It was taken in this time, in seconds of the wall clock; `None` where nothing says.
    when: Option<(f64, f64)>,
    likeness: Option<&'a [f32]>,
    /// Mean similarity to its nearest neighbours.
    level: f64,
    /// Name without its extension, where it has one.
    stem: Option<&'a str>,
    is_raw: bool,
}

impl Picture<'_> {
    /// Whether it has no exact time and could have been saved after the other was taken.
    fn may_copy(&self, other: &Self) -> bool {
        let is_after = self.when.zip(other.when).is_none_or(|((_, last), (first, _))| last >= first);
        self.shot.trust != Trust::Exact && is_after
    }
}

/// Photos, as pairs are judged.
pub(super) struct Pictures<'a> {
    /// Where each photo is in `made`, by index; `u32::MAX` for those that are in no pair.
    places: Vec<u32>,
    made: Vec<Picture<'a>>,
}

impl<'a> Pictures<'a> {
    /// Of those photos that are `wanted`. `level` stands in where a photo has fewer neighbours than [`NEIGHBOURS`].
    pub(super) fn new(
        photos: &[PictureFacts<'a>],
        graph: &NeighbourGraph,
        level: Option<f64>,
        wanted: impl Fn(usize) -> bool,
    ) -> Self {
        let picture = |(i, photo): (usize, &PictureFacts<'a>)| {
            let near = &graph.of(i)[..graph.of(i).len().min(NEIGHBOURS)];
            let known: f64 = near.iter().map(|n| f64::from(n.similarity)).sum();
            let missing = (NEIGHBOURS - near.len()) as f64;
            let shot = Shot::new(&photo.facts);
            Picture {
                when: when(&shot),
                level: (known + missing * level.unwrap_or(0.0)) / NEIGHBOURS as f64,
                likeness: photo.likeness,
                stem: stem(photo.facts.file_name),
                is_raw: is_raw(photo.format),
                shot,
            }
        };
        let (mut places, mut made) = (vec![u32::MAX; photos.len()], Vec::new());
        for (i, photo) in photos.iter().enumerate().filter(|(i, _)| wanted(*i)) {
            places[i] = made.len() as u32;
            made.push(picture((i, photo)));
        }
        Self { places, made }
    }

    fn at(&self, photo: usize) -> &Picture<'a> {
        &self.made[self.places[photo] as usize]
    }
}

/// A file's name without its extension, where it has one.
pub(super) fn stem(file_name: &str) -> Option<&str> {
    file_name.rsplit_once('.').map(|(stem, _)| stem)
}

/// In which time a photo was taken.
fn when(shot: &Shot<'_>) -> Option<(f64, f64)> {
    match shot.trust {
        Trust::Exact => Some((shot.at, shot.at)),
        Trust::Day => Some((shot.at, shot.at + 86_400.0)),
        Trust::Received => Some((shot.at - RECEIVED_SECONDS, shot.at)),
        Trust::None => None,
    }
}

/// Judges pairs.
pub(super) struct Affinity<'p> {
    pictures: &'p Pictures<'p>,
    fit: Option<&'p StackFit>,
}

impl<'p> Affinity<'p> {
    /// Without a fit only twins belong together: nobody has measured what the looks of this encoder mean.
    pub(super) fn new(pictures: &'p Pictures<'p>, fit: Option<&'p StackFit>) -> Self {
        Self { pictures, fit }
    }

    pub(super) fn relation(&self, a: usize, b: usize) -> StackRelation {
        let (a, b) = (self.pictures.at(a), self.pictures.at(b));
        let exact = a.shot.trust == Trust::Exact && b.shot.trust == Trust::Exact;
        let gap = match (a.when, b.when) {
            (Some(a), Some(b)) => a.0.max(b.0) - a.1.min(b.1),
            _ => f64::INFINITY,
        };
        // Names are compared last: most photos share their folder, and most names their beginning. Of one name and one moment
        // they are twins wherever they lie: many keep raw files in a folder of their own.
        let same_name = || a.stem.is_some() && a.stem == b.stem;
        let same_moment = if exact { gap <= 2.0 } else { a.shot.folder == b.shot.folder };
        if a.is_raw != b.is_raw && same_moment && same_name() {
            return StackRelation::Twin;
        }
        // Two files' own times say nothing together: a folder of undated photos was copied at one time.
        let dated = a.shot.trust != Trust::Received || b.shot.trust != Trust::Received;
        match exact {
            true if gap <= BURST_SECONDS => StackRelation::Burst(gap),
            false if gap <= BURST_SECONDS && dated => StackRelation::Received,
            false if a.may_copy(b) || b.may_copy(a) => StackRelation::Copied,
            _ => StackRelation::Elsewhere,
        }
    }

    /// Features of a pair by its relation; `None` where their looks cannot be compared.
    pub(super) fn features(&self, a: usize, b: usize) -> Option<[f64; 3]> {
        let (a, b) = (self.pictures.at(a), self.pictures.at(b));
        let (first, second) = (a.likeness?, b.likeness?);
        let look = (first.len() == second.len()).then(|| f64::from(cosine(first, second)))?;
        Some([1.0, look, look - (a.level + b.level) / 2.0])
    }

    /// Probability that two photos belong to one stack.
    pub(super) fn of(&self, a: usize, b: usize) -> f64 {
        let relation = self.relation(a, b);
        if relation == StackRelation::Twin {
            return 1.0;
        }
        let (Some(fit), Some(features)) = (self.fit, self.features(a, b)) else { return 0.0 };
        probability(judge(fit, relation, features))
    }

    /// Whether the affinity of two photos that look about so alike can be as much as this; without a look at the embeddings,
    /// which takes long where they are read here and there.
    pub(super) fn can_be(&self, a: usize, b: usize, similarity: f32, least: f64) -> bool {
        let relation = self.relation(a, b);
        if relation == StackRelation::Twin {
            return true;
        }
        let Some(fit) = self.fit else { return false };
        // What is true of the most alike that they can be is true of less, where alike speaks for.
        let of = |weights: &[f64]| weights[1] + weights[2];
        let speaks_for = [of(&fit.burst), of(&fit.received), of(&fit.copied), of(&fit.elsewhere)];
        let look = f64::from(similarity) + ROUNDED;
        let level = (self.pictures.at(a).level + self.pictures.at(b).level) / 2.0;
        speaks_for.iter().any(|weight| *weight < 0.0)
            || probability(judge(fit, relation, [1.0, look, look - level])) >= least
    }
}

/// What the weights make of a pair's features, as log-odds.
fn judge(fit: &StackFit, relation: StackRelation, features: [f64; 3]) -> f64 {
    match relation {
        StackRelation::Burst(gap) => log_odds(&fit.burst, &with_gap(features, gap)),
        StackRelation::Received => log_odds(&fit.received, &features),
        StackRelation::Copied => log_odds(&fit.copied, &features),
        StackRelation::Twin | StackRelation::Elsewhere => log_odds(&fit.elsewhere, &features),
    }
}

/// The features of [`BURST`].
pub(super) fn with_gap([bias, look, lead]: [f64; 3], seconds: f64) -> [f64; 4] {
    [bias, look, lead, (seconds + 1.0).ln()]
}
