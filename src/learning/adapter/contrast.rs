//! The supervised contrastive loss of the adapter's gains, its gradient, and descending it.

use nalgebra::{DMatrix, DVector};

/// Similarities are divided by this (Khosla et al. 2020). Of 0.05, 0.1 and 0.2, no matter within what can be measured.
const TEMPERATURE: f64 = 0.1;
/// How much a photo's way counts against the loss, as squared distance. Of 1, 10 and 30 the least: gains along directions that
/// are given cannot go far wrong.
const PULL: f64 = 1.0;
/// Steps of descent, and how far a gain goes in one at most; after these the loss is level.
const STEPS: usize = 60;
const STEP: f64 = 0.05;

/// What is to be told apart, in coordinates along the directions: with these orthonormal, similarities after the adapter follow
/// from those before it and from these few numbers, so the length of an embedding does not matter here.
pub(super) struct Contrast {
    /// Cosines of all pairs, before.
    similarity: DMatrix<f64>,
    /// A photo in each row, its coordinates along the directions in the columns.
    along: DMatrix<f64>,
    /// What each photo is of: those of one number belong together. A number of its own: to nothing here.
    label: Vec<usize>,
    /// The same coordinates of any photos of the library: these are pulled back to where they were.
    others: DMatrix<f64>,
}

impl Contrast {
    /// `photos` and `others` have a normalised embedding in each column, `directions` are orthonormal columns.
    pub(super) fn new(
        photos: &DMatrix<f64>,
        label: Vec<usize>,
        others: &DMatrix<f64>,
        directions: &DMatrix<f64>,
    ) -> Self {
        Self {
            similarity: photos.transpose() * photos,
            along: photos.transpose() * directions,
            label,
            others: others.transpose() * directions,
        }
    }

    /// The gains where the loss is least, from 0: Adam (Kingma & Ba 2015) over all photos at once. `None` where it was stopped.
    pub(super) fn descend(&self, is_stopped: &dyn Fn() -> bool) -> Option<DVector<f64>> {
        let rank = self.along.ncols();
        let (mut gains, mut mean, mut square) = (DVector::zeros(rank), DVector::zeros(rank), DVector::zeros(rank));
        let (mut mean_left, mut square_left) = (1.0, 1.0);
        for _ in 0..STEPS {
            if is_stopped() {
                return None;
            }
            let (_, gradient) = self.loss(&gains);
            mean = 0.9 * mean + 0.1 * &gradient;
            square = 0.999 * square + 0.001 * gradient.component_mul(&gradient);
            mean_left *= 0.9;
            square_left *= 0.999;
            for k in 0..rank {
                let (mean, square): (f64, f64) = (mean[k] / (1.0 - mean_left), square[k] / (1.0 - square_left));
                gains[k] -= STEP * mean / (square.sqrt() + 1e-8);
            }
        }
        Some(gains)
    }

    /// The loss and its gradient: the mean over photos of the mean surprise at each other one of the album among all others
    /// (the first of the two losses of Khosla et al. 2020, that with the sum outside of the logarithm), and the pull.
    pub(super) fn loss(&self, gains: &DVector<f64>) -> (f64, DVector<f64>) {
        let weights = gains.map(|gain| (1.0 + gain).powi(2) - 1.0);
        let scaled = scaled(&self.along, &weights);
        let lengths = lengths(&self.along, &weights);
        let unit = DMatrix::from_fn(self.along.nrows(), self.along.ncols(), |i, k| self.along[(i, k)] / lengths[i]);
        // Columns and rows are alike, so each column is a photo's view of the others.
        let mut after = &self.similarity + &self.along * scaled.transpose();
        for (j, mut column) in after.column_iter_mut().enumerate() {
            column.iter_mut().enumerate().for_each(|(i, s)| *s /= lengths[i] * lengths[j]);
        }
        let (mut loss, mut slope) = (0.0, DMatrix::<f64>::zeros(after.nrows(), after.ncols()));
        let mut anchors = 0.0;
        for j in 0..after.ncols() {
            let fellows = self.label.iter().filter(|label| **label == self.label[j]).count() - 1;
            if fellows == 0 {
                continue;
            }
            anchors += 1.0;
            // Similarities are at most 1, so no exponential overflows when that is taken off.
            let view = after.column(j).map(|s| ((s - 1.0) / TEMPERATURE).exp());
            let all = view.sum() - view[j];
            for i in (0..after.nrows()).filter(|i| *i != j) {
                let share = if self.label[i] == self.label[j] { 1.0 / fellows as f64 } else { 0.0 };
                loss -= share * ((after[(i, j)] - 1.0) / TEMPERATURE - all.ln());
                slope[(i, j)] = (view[i] / all - share) / TEMPERATURE;
            }
        }
        if anchors > 0.0 {
            loss /= anchors;
            slope /= anchors;
        }
        // By the weights: of the product, and of both lengths.
        let product = &slope * &unit;
        let both: DVector<f64> = DVector::from_fn(after.nrows(), |i, _| {
            (0..after.ncols()).map(|j| (slope[(i, j)] + slope[(j, i)]) * after[(i, j)]).sum()
        });
        let by_weight = |k: usize| {
            let column = unit.column(k);
            column.dot(&product.column(k)) - column.iter().zip(&both).map(|(x, both)| x * x * both).sum::<f64>() / 2.0
        };
        let mut gradient = DVector::from_fn(gains.len(), |k, _| by_weight(k) * 2.0 * (1.0 + gains[k]));
        loss += self.pull(gains, &mut gradient);
        (loss, gradient)
    }

    /// How far the library's photos have gone, as mean squared distance times [`PULL`]; adds its gradient.
    fn pull(&self, gains: &DVector<f64>, gradient: &mut DVector<f64>) -> f64 {
        let count = self.others.nrows().max(1) as f64;
        let mut far = 0.0;
        for row in self.others.row_iter() {
            let squares = row.map(|x| x * x);
            let length =
                (1.0 + squares.iter().zip(gains).map(|(x, g)| x * ((1.0 + g).powi(2) - 1.0)).sum::<f64>()).sqrt();
            let onto = 1.0 + squares.iter().zip(gains).map(|(x, g)| x * g).sum::<f64>();
            far += 2.0 - 2.0 * onto / length;
            for (k, x) in squares.iter().enumerate() {
                let slope = -2.0 * x * (1.0 / length - onto * (1.0 + gains[k]) / length.powi(3));
                gradient[k] += PULL * slope / count;
            }
        }
        PULL * far / count
    }
}

/// Lengths of embeddings after the adapter, before they are scaled to 1.
pub(super) fn lengths(along: &DMatrix<f64>, weights: &DVector<f64>) -> Vec<f64> {
    let length = |i: usize| {
        let more: f64 = (0..weights.len()).map(|k| weights[k] * along[(i, k)].powi(2)).sum();
        (1.0 + more).max(1e-12).sqrt()
    };
    (0..along.nrows()).map(length).collect()
}

/// Each column times its weight.
pub(super) fn scaled(along: &DMatrix<f64>, weights: &DVector<f64>) -> DMatrix<f64> {
    let mut scaled = along.clone();
    scaled.column_iter_mut().zip(weights).for_each(|(mut column, weight)| column *= *weight);
    scaled
}
