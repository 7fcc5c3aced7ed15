//! The weights of grouping fitted anew to what the person decided, with a prior at those that they start from.

use crate::grouping::{AFFINITY, Decision};
use nalgebra::{SMatrix, SVector};

const N: usize = AFFINITY.len();

/// Weights or features of one judgement, in the order of [`AFFINITY`].
pub type Affinity = [f64; N];

/// A decision of the person, and how much it counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lesson<'d> {
    pub(super) decision: &'d Decision,
    pub(super) weight: f64,
}

/// The weights of the highest posterior probability: logistic likelihood of the lessons, and independent normal priors
/// around `prior` with these standard deviations (MacKay 1992, "The evidence framework applied to classification
/// networks"). Newton's method: the posterior is concave, so where it ends does not depend on where it begins.
pub(super) fn refit(lessons: &[Lesson<'_>], prior: &Affinity, spread: &Affinity) -> Affinity {
    let mut weights = *prior;
    for _ in 0..MOST_STEPS {
        let (gradient, curvature) = slope(lessons, &weights, prior, spread);
        // The prior makes it positive definite; where rounding says otherwise, what was reached stands.
        let Some(factor) = curvature.cholesky() else { break };
        let step = factor.solve(&gradient);
        let size = step.amax();
        // Long steps overshoot while the fit is far off.
        let scale = (2.0 / size.max(1e-12)).min(1.0);
        weights.iter_mut().zip(step.iter()).for_each(|(weight, step)| *weight += scale * step);
        if size < 1e-6 {
            break;
        }
    }
    weights
}

/// Newton's method needs some ten steps; it never gets here.
const MOST_STEPS: usize = 50;

/// First derivative of the log posterior, and its second, with the sign turned.
fn slope(
    lessons: &[Lesson<'_>],
    weights: &Affinity,
    prior: &Affinity,
    spread: &Affinity,
) -> (SVector<f64, N>, SMatrix<f64, N, N>) {
    let mut gradient = SVector::<f64, N>::zeros();
    let mut curvature = SMatrix::<f64, N, N>::zeros();
    for Lesson { decision, weight } in lessons {
        let p = probability(weights, &decision.features);
        let residual = weight * (f64::from(u8::from(decision.together)) - p);
        let features = SVector::from(decision.features);
        gradient.axpy(residual, &features, 1.0);
        curvature.ger(weight * p * (1.0 - p), &features, &features, 1.0);
    }
    for i in 0..N {
        let precision = 1.0 / (spread[i] * spread[i]);
        gradient[i] -= precision * (weights[i] - prior[i]);
        curvature[(i, i)] += precision;
    }
    (gradient, curvature)
}

/// Probability that the two sides belong together.
pub(super) fn probability(weights: &Affinity, features: &Affinity) -> f64 {
    let odds: f64 = weights.iter().zip(features).map(|(weight, feature)| weight * feature).sum();
    1.0 / (1.0 + (-odds).exp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grouping::Word;
    use proptest::prelude::*;

    fn decision(together: bool, seed: u64) -> Decision {
        let mut state = seed;
        let features = std::array::from_fn(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 40) as f64 / f64::from(1 << 24) * 2.0 - 1.0
        });
        Decision { by: 0, word: Word::Taken, with: None, together, features }
    }

    fn posterior(lessons: &[Lesson<'_>], weights: &Affinity, prior: &Affinity, spread: &Affinity) -> f64 {
        let likelihood: f64 = lessons
            .iter()
            .map(|Lesson { decision, weight }| {
                let p = probability(weights, &decision.features);
                weight * if decision.together { p.ln() } else { (1.0 - p).ln() }
            })
            .sum();
        let far = |i: usize| ((weights[i] - prior[i]) / spread[i]).powi(2) / 2.0;
        likelihood - (0..N).map(far).sum::<f64>()
    }

    proptest! {
        #[test]
        fn the_gradient_is_the_derivative_of_the_posterior(seed in any::<u64>(), at in 0..N) {
            let decisions = [decision(true, seed), decision(false, seed ^ 1), decision(true, seed ^ 2)];
            let lessons: Vec<Lesson<'_>> = decisions.iter().map(|decision| Lesson { decision, weight: 0.7 }).collect();
            let (prior, spread) = ([0.3; N], [0.5; N]);
            let weights = decision(true, seed ^ 3).features;
            let (gradient, _) = slope(&lessons, &weights, &prior, &spread);
            let moved = |by: f64| {
                let mut moved = weights;
                moved[at] += by;
                posterior(&lessons, &moved, &prior, &spread)
            };
            let numeric = (moved(1e-5) - moved(-1e-5)) / 2e-5;
            prop_assert!((gradient[at] - numeric).abs() < 1e-5 * (1.0 + numeric.abs()), "{} {numeric}", gradient[at]);
        }

        #[test]
        fn the_fit_is_where_the_posterior_is_level(seed in any::<u64>()) {
            let decisions: Vec<Decision> = (0..30).map(|i| decision(i % 3 == 0, seed ^ i)).collect();
            let lessons: Vec<Lesson<'_>> = decisions.iter().map(|decision| Lesson { decision, weight: 1.0 }).collect();
            let (prior, spread) = ([0.0; N], [2.0; N]);
            let fitted = refit(&lessons, &prior, &spread);
            prop_assert!(slope(&lessons, &fitted, &prior, &spread).0.amax() < 1e-4);
        }
    }

    #[test]
    fn without_lessons_the_weights_stay() {
        assert_eq!(refit(&[], &[1.5; N], &[1.0; N]), [1.5; N]);
    }
}
