//! What the affinity of stacks weighs, for each encoder that was measured.

use super::affinity::{BURST, COPY};
use crate::domain::EncoderId;
use serde::Deserialize;
use std::sync::LazyLock;

/// The shipped weights: fitted by `examples/fit_looks`.
const SHIPPED: &str = include_str!("../../../assets/stacks.toml");

/// The weights of stacking for one output of one encoder, logistic scale.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StackFit {
    /// The output, such as "albumen-lite0-1/copy".
    pub encoder: String,
    /// How similar a photo's nearest neighbours usually are to it: stands in where there are few photos.
    pub level: f64,
    /// Two photos taken within a minute: [`BURST`].
    pub burst: [f64; BURST.len()],
    /// Two photos of which one has no exact time and could be of the same: [`COPY`].
    pub received: [f64; COPY.len()],
    /// Two photos of which one has no exact time and was saved later: [`COPY`].
    pub copied: [f64; COPY.len()],
    /// Two photos taken at other times: [`COPY`].
    pub elsewhere: [f64; COPY.len()],
}

/// The weights of stacking.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StackWeights {
    /// One for each encoder output that was measured.
    #[serde(default, rename = "fit")]
    pub fits: Vec<StackFit>,
}

impl StackWeights {
    /// Reads a weights file.
    ///
    /// # Errors
    /// Where it is not TOML or of another shape.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// What ships with Albumen.
    pub fn shipped() -> &'static Self {
        #[expect(clippy::expect_used, reason = "the file is part of the program, and a test reads it")]
        static PARSED: LazyLock<StackWeights> =
            LazyLock::new(|| StackWeights::parse(SHIPPED).expect("the shipped weights are sound"));
        &PARSED
    }

    /// The weights for an encoder's output; `None` where nobody has measured it.
    pub fn of(&self, encoder: &EncoderId) -> Option<&StackFit> {
        self.fits.iter().find(|fit| fit.encoder == encoder.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_file_is_sound() {
        let weights = StackWeights::parse(SHIPPED).expect("sound");
        let fit = weights.of(&EncoderId("albumen-lite0-1/copy".into())).expect("measured");
        let all = fit.burst.iter().chain(&fit.received).chain(&fit.copied).chain(&fit.elsewhere).chain([&fit.level]);
        assert!(all.clone().all(|w| w.is_finite()));
        assert!(fit.burst[1] + fit.burst[2] > 0.0 && fit.burst[3] < 0.0, "alike and soon after speak for a burst");
        let bias = [fit.received, fit.copied, fit.elsewhere].map(|weights| weights[0]);
        assert!(bias.is_sorted_by(|a, b| a > b), "the further apart, the more looks must prove: {bias:?}");
        assert_eq!(weights.of(&EncoderId("another/scene".into())), None);
    }
}
