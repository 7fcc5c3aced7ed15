//! Logistic regression with a ridge penalty, by Newton's method (iteratively reweighted least squares).

/// One judgement: what was seen, and what would have been right (0 to 1).
#[derive(Clone)]
pub(super) struct Row {
    pub(super) features: Vec<f64>,
    pub(super) y: f64,
    pub(super) weight: f64,
}

/// The weights that maximise the log-likelihood minus `ridge`/2 times their squared length (the bias is free).
pub(super) fn fit<const N: usize>(rows: &[Row], ridge: f64) -> [f64; N] {
    let mut weights = [0.0; N];
    for _ in 0..30 {
        let mut gradient = vec![0.0; N];
        let mut hessian = vec![vec![0.0; N]; N];
        for row in rows {
            let z: f64 = weights.iter().zip(&row.features).map(|(w, x)| w * x).sum();
            let p = 1.0 / (1.0 + (-z).exp());
            let (residual, curve) = (row.weight * (row.y - p), row.weight * (p * (1.0 - p)).max(1e-6));
            for i in (0..N).filter(|&i| row.features[i] != 0.0) {
                gradient[i] += residual * row.features[i];
                for (slot, x) in hessian[i].iter_mut().zip(&row.features).take(i + 1) {
                    *slot += curve * row.features[i] * x;
                }
            }
        }
        for i in 0..N {
            let penalty = if i == 0 { 1e-6 } else { ridge };
            gradient[i] -= penalty * weights[i];
            hessian[i][i] += penalty;
        }
        let step = solve(hessian, gradient);
        let size = step.iter().fold(0.0_f64, |m, s| m.max(s.abs()));
        // Long steps overshoot while the fit is still far off.
        let scale = (2.0 / size.max(1e-12)).min(1.0);
        weights.iter_mut().zip(&step).for_each(|(w, s)| *w += scale * s);
        if size < 1e-6 {
            break;
        }
    }
    weights
}

/// Solves A x = b for a symmetric positive definite A, given by its lower triangle (Cholesky).
fn solve(mut a: Vec<Vec<f64>>, mut b: Vec<f64>) -> Vec<f64> {
    let n = b.len();
    for i in 0..n {
        for j in 0..=i {
            let sum: f64 = (0..j).map(|k| a[i][k] * a[j][k]).sum();
            a[i][j] = if i == j { (a[i][i] - sum).max(1e-12).sqrt() } else { (a[i][j] - sum) / a[j][j] };
        }
    }
    for i in 0..n {
        let sum: f64 = (0..i).map(|k| a[i][k] * b[k]).sum();
        b[i] = (b[i] - sum) / a[i][i];
    }
    for i in (0..n).rev() {
        let sum: f64 = (i + 1..n).map(|k| a[k][i] * b[k]).sum();
        b[i] = (b[i] - sum) / a[i][i];
    }
    b
}
