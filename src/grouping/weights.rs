//! What the affinities weigh, as numbers that can be fitted: the shipped file, or what `learning` made of it.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::affinity::AFFINITY;
use super::clock_evidence::CLOCK;
use super::confidence::{CALIBRATION, CONFIDENCE};
use super::strays::STRAY;

/// The shipped weights: fitted by `examples/fit_grouping.rs`, which says how in the file's own head.
const SHIPPED: &str = include_str!("../../assets/grouping.toml");

/// The weights of grouping: one number per feature, logistic scale. The names of the features are
/// [`AFFINITY`], [`STRAY`], [`CONFIDENCE`], [`CALIBRATION`] and [`CLOCK`], in the same order.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// Do two groups of photos belong to one event?
    pub affinity: [f64; AFFINITY.len()],
    /// Does a photo without a trustworthy time belong to this event?
    pub stray: [f64; STRAY.len()],
    /// Is a group right as it is?
    pub confidence: [f64; CONFIDENCE.len()],
    /// How the answer to that is bent where it is of two photos or more, so that it is right as often as it says.
    pub calibration: [f64; CALIBRATION.len()],
    /// Confidence from which Albumen stands for a group.
    pub sure_from: f64,
    /// Does a burst of one camera's photos speak for a shift of its clock? Against any other shift, so 0 is neither.
    pub clock: [f64; CLOCK.len()],
    /// By how much, in nats, a shift must beat the clock as it is to be adopted.
    pub clock_from: f64,
}

/// A weights file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum WeightsError {
    /// Not TOML, or not of this shape.
    #[error("The grouping weights cannot be read: {0}")]
    Shape(#[from] toml::de::Error),
    /// A weight is missing, unknown or no number.
    #[error("The grouping weights do not fit this version: “{0}” is missing, unknown or not a finite number")]
    Name(String),
}

/// The file as written: features by name, so that an old file is noticed when features change.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    sure_from: f64,
    clock_from: f64,
    affinity: BTreeMap<String, f64>,
    stray: BTreeMap<String, f64>,
    confidence: BTreeMap<String, f64>,
    calibration: BTreeMap<String, f64>,
    clock: BTreeMap<String, f64>,
}

impl Weights {
    /// Read a weights file and check that it names exactly the features of this version.
    pub fn parse(text: &str) -> Result<Self, WeightsError> {
        let file: File = toml::from_str(text)?;
        if !(0.0..=1.0).contains(&file.sure_from) {
            return Err(WeightsError::Name("sure_from".to_owned()));
        }
        let calibration = in_order(&CALIBRATION, file.calibration)?;
        // What is likelier must not be said to be less likely.
        if let Some(at) = (1..CALIBRATION.len()).find(|at| calibration[*at] < 0.0) {
            return Err(WeightsError::Name(CALIBRATION[at].to_owned()));
        }
        if !file.clock_from.is_finite() || file.clock_from <= 0.0 {
            return Err(WeightsError::Name("clock_from".to_owned()));
        }
        Ok(Self {
            affinity: in_order(&AFFINITY, file.affinity)?,
            stray: in_order(&STRAY, file.stray)?,
            confidence: in_order(&CONFIDENCE, file.confidence)?,
            calibration,
            sure_from: file.sure_from,
            clock: in_order(&CLOCK, file.clock)?,
            clock_from: file.clock_from,
        })
    }
}

impl Default for Weights {
    /// The shipped weights.
    fn default() -> Self {
        #[expect(clippy::expect_used, reason = "the file is part of the program, and a test reads it")]
        static PARSED: LazyLock<Weights> =
            LazyLock::new(|| Weights::parse(SHIPPED).expect("the shipped weights are sound"));
        PARSED.clone()
    }
}

fn in_order<const N: usize>(names: &[&str; N], mut values: BTreeMap<String, f64>) -> Result<[f64; N], WeightsError> {
    let mut out = [0.0; N];
    for (slot, name) in out.iter_mut().zip(names) {
        match values.remove(*name) {
            Some(value) if value.is_finite() => *slot = value,
            _ => return Err(WeightsError::Name((*name).to_owned())),
        }
    }
    match values.into_keys().next() {
        Some(unknown) => Err(WeightsError::Name(unknown)),
        None => Ok(out),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_file_is_sound() {
        let weights = Weights::parse(SHIPPED).expect("sound");
        assert_eq!(weights, Weights::default());
        assert!(weights.sure_from > 0.5);
    }

    #[test]
    fn a_file_of_another_version_is_refused() {
        let line = |text: &str| SHIPPED.lines().find(|l| l.starts_with(text)).expect("there").to_owned();
        let name = line(AFFINITY[1]);
        let missing = SHIPPED.replacen(&name, "", 1);
        let unknown = SHIPPED.replacen(&name, &format!("{name}\nmoon_phase = 1.0"), 1);
        let endless = SHIPPED.replacen(&name, &format!("{} = inf", AFFINITY[1]), 1);
        assert!(matches!(Weights::parse(&missing), Err(WeightsError::Name(n)) if n == AFFINITY[1]));
        assert!(matches!(Weights::parse(&unknown), Err(WeightsError::Name(n)) if n == "moon_phase"));
        assert!(matches!(Weights::parse(&endless), Err(WeightsError::Name(n)) if n == AFFINITY[1]));
        let falling = SHIPPED.replacen(&line("high"), "high = -0.1", 1);
        assert!(matches!(Weights::parse(&falling), Err(WeightsError::Name(n)) if n == "high"));
        assert!(matches!(Weights::parse("sure_from = 1"), Err(WeightsError::Shape(_))));
    }
}
