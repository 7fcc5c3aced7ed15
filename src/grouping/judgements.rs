//! Judgements that grouping makes on the way, as they are watched for fitting.

use crate::domain::PhotoId;

/// Which judgement an [`Example`] is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Judgement {
    /// Two groups: one event? Features: [`super::AFFINITY`].
    Affinity,
    /// A photo without a trustworthy time and an event. Features: [`super::STRAY`].
    Stray,
    /// Is this group (`left`) right as it is? Features: [`super::CONFIDENCE`].
    Confidence,
    /// Was the clock of these photos' camera off by [`Example::shift`]? Features: [`super::CLOCK`].
    Clock,
}

/// A judgement that grouping made, so that weights can be fitted to what would have been right.
#[derive(Clone, Debug)]
pub struct Example {
    /// Which judgement.
    pub judgement: Judgement,
    /// Photos on the one side.
    pub left: Vec<PhotoId>,
    /// Photos on the other; empty for [`Judgement::Confidence`] and [`Judgement::Clock`].
    pub right: Vec<PhotoId>,
    /// Seconds to be added, for [`Judgement::Clock`]; else 0.
    pub shift: i32,
    /// In the order of the judgement's names.
    pub features: Vec<f64>,
}

/// Gets each judgement as a function, so that nothing is built where nobody looks.
pub(super) type Watch<'w> = &'w mut dyn FnMut(&dyn Fn() -> Example);
