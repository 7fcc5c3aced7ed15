//! The arithmetic of a logistic score: log-odds, probability, surprise.

/// Weighted sum of features: log-odds.
pub(super) fn log_odds<const N: usize>(weights: &[f64; N], features: &[f64; N]) -> f64 {
    weights.iter().zip(features).map(|(w, x)| w * x).sum()
}

/// How surprising it is, in nats, that something with these log-odds is so: -ln p.
pub(super) fn surprise(log_odds: f64) -> f64 {
    (-log_odds).exp().ln_1p().min(20.0)
}

/// Log-odds as a probability.
pub(super) fn probability(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn even_odds_are_a_half_and_cost_one_bit() {
        let even = log_odds(&[2.0, -1.0], &[1.0, 2.0]);
        assert_eq!((even, probability(even)), (0.0, 0.5));
        assert!((surprise(even) - std::f64::consts::LN_2).abs() < 1e-12);
        assert!(surprise(9.0) < 1e-3 && surprise(-1e9) == 20.0, "bounded, so that one bad link cannot be all");
    }
}
