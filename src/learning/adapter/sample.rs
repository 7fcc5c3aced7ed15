//! What the person's themes say of looks, and samples of it: learning costs the same however many photos there are.

use crate::domain::{GroupId, GroupState, Held, PhotoId, ThemeKind};
use nalgebra::DMatrix;
use std::collections::{BTreeMap, BTreeSet};

/// An album of fewer photos says too little to be judged by.
const FEWEST: usize = 4;

/// Embeddings of the photos that the person's themes speak of, and of the others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Looks<'e> {
    /// The albums by look that the person accepted, each with its photos; four photos or more.
    pub(super) albums: Vec<Vec<&'e [f32]>>,
    /// Photos that the person took out of one of them, and that are in none.
    pub(super) apart: Vec<&'e [f32]>,
    /// All other photos.
    pub(super) others: Vec<&'e [f32]>,
}

impl<'e> Looks<'e> {
    /// `embeddings` are of all photos, each once, and normalised. Events say nothing of looks: measured, what is learned from
    /// them finds photos of other events no better. An album made by hand holds what its maker likes.
    pub fn new<'h>(
        themes: impl Iterator<Item = &'h Held>,
        apart: &BTreeSet<(GroupId, PhotoId)>,
        embeddings: impl Iterator<Item = (PhotoId, &'e [f32])>,
    ) -> Self {
        let speaks = |held: &&Held| held.state == GroupState::Accepted && held.theme == Some(ThemeKind::Look);
        let held: Vec<&Held> = themes.filter(speaks).collect();
        let album_of: BTreeMap<PhotoId, usize> =
            held.iter().enumerate().flat_map(|(n, held)| held.photos.iter().map(move |photo| (*photo, n))).collect();
        let is_of = |id: &GroupId| held.iter().any(|held| held.id == *id);
        let taken_out: BTreeSet<PhotoId> = apart.iter().filter(|(id, _)| is_of(id)).map(|(_, photo)| *photo).collect();
        let mut looks = Self { albums: vec![Vec::new(); held.len()], ..Self::default() };
        for (photo, embedding) in embeddings {
            match album_of.get(&photo) {
                Some(album) => looks.albums[*album].push(embedding),
                None if taken_out.contains(&photo) => looks.apart.push(embedding),
                None => looks.others.push(embedding),
            }
        }
        let (albums, small) = looks.albums.into_iter().partition(|album| album.len() >= FEWEST);
        looks.albums = albums;
        looks.others.extend(small.into_iter().flatten());
        looks
    }
}

/// So many places of `all`, evenly spread; all where there are no more. Photos come by the hash of their content, so this is as
/// good as chance, and the same each time.
pub(super) fn spread(all: usize, most: usize) -> impl Iterator<Item = usize> {
    let count = all.min(most);
    (0..count).map(move |n| n * all / count)
}

/// A column for each.
pub(super) fn matrix(columns: &[&[f32]]) -> DMatrix<f64> {
    let length = columns.first().map_or(0, |first| first.len());
    DMatrix::from_fn(length, columns.len(), |i, j| columns[j].get(i).copied().map_or(0.0, f64::from))
}
