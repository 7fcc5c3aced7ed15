//! The directions in which photos of one album differ most: what an album says need not matter.

use nalgebra::{DMatrix, SymmetricEigen};

/// Times that the directions are turned towards where photos differ most; more change nothing that can be measured.
const TURNS: usize = 8;

/// The `rank` leading directions of the scatter within albums, as orthonormal columns; fewer where the photos do not have so
/// many. `embeddings` has a photo in each column, `album` says whose it is.
///
/// Orthogonal iteration, with the directions parted at the end (Rayleigh and Ritz; Golub & Van Loan 2013, chapter 8): a full
/// decomposition of the scatter would cost the cube of an embedding's length.
pub(super) fn within_albums(embeddings: &DMatrix<f64>, album: &[usize], rank: usize) -> DMatrix<f64> {
    let apart = centred(embeddings, album);
    let albums = album.iter().max().map_or(0, |last| last + 1);
    let rank = rank.min(apart.nrows()).min(apart.ncols().saturating_sub(albums));
    // Photos spread over all albums begin, so that no chance is needed.
    let start = (0..rank).map(|k| k * apart.ncols() / rank).collect::<Vec<_>>();
    if start.is_empty() {
        return DMatrix::zeros(embeddings.nrows(), 0);
    }
    let mut basis = apart.select_columns(&start);
    for _ in 0..TURNS {
        basis = (&apart * (apart.transpose() * basis)).qr().q();
    }
    let seen = basis.transpose() * &apart;
    basis * SymmetricEigen::new(&seen * seen.transpose()).eigenvectors
}

/// Each photo less the middle of its album.
fn centred(embeddings: &DMatrix<f64>, album: &[usize]) -> DMatrix<f64> {
    let albums = album.iter().max().map_or(0, |last| last + 1);
    let mut middles = DMatrix::<f64>::zeros(embeddings.nrows(), albums);
    let mut sizes = vec![0.0; albums];
    for (column, &of) in embeddings.column_iter().zip(album) {
        let mut middle = middles.column_mut(of);
        middle += column;
        sizes[of] += 1.0;
    }
    let mut apart = embeddings.clone();
    for (mut column, &of) in apart.column_iter_mut().zip(album) {
        column.axpy(-1.0 / sizes[of], &middles.column(of), 1.0);
    }
    apart
}
