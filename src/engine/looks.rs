//! What the photos of a library look like, ready to be asked.

use super::EngineError;
use crate::domain::{EncoderId, PhotoId};
use crate::learning::Adapter;
use crate::library::Library;
use crate::search::{Index, Neighbour};
use std::collections::HashSet;

/// The embeddings that serve a library, at a byte a number, and the photos that are in their place.
pub(super) struct Looks {
    encoder: EncoderId,
    adapter: Option<Adapter>,
    index: Index,
    there: HashSet<PhotoId>,
}

impl Looks {
    /// Reads them, as the adapter moves them; `None` where nothing is encoded yet.
    pub(super) fn load(library: &Library, adapter: Option<Adapter>) -> Result<Option<Self>, EngineError> {
        let Some(encoder) = library.encoder_in_use()? else { return Ok(None) };
        let mut index: Option<Index> = None;
        let count = library.complete_photos(std::slice::from_ref(&encoder))?.len();
        library.visit_embeddings(&encoder, |photo, embedding| {
            let index = index.get_or_insert_with(|| Index::with_capacity(count, embedding.len()));
            match &adapter {
                Some(adapter) => {
                    let mut moved = embedding.to_vec();
                    adapter.apply(&mut moved);
                    index.add(photo, &moved);
                }
                None => index.add(photo, embedding),
            }
        })?;
        let Some(index) = index else { return Ok(None) };
        Ok(Some(Self { encoder, adapter, index, there: library.photos_there()? }))
    }

    /// The `count` photos that look most like `query` among those that `keep` keeps, the most alike first.
    pub(super) fn nearest(
        &self,
        library: &Library,
        query: &[f32],
        count: usize,
        keep: &dyn Fn(PhotoId) -> bool,
    ) -> Vec<Neighbour> {
        let keep = |photo| self.there.contains(&photo) && keep(photo);
        // What cannot be read just now is left out; `check` tells of it.
        self.index.nearest(query, count, &keep, |photo| self.of(library, photo).ok().flatten())
    }

    /// Whether they are moved by this adapter.
    pub(super) fn are_moved_by(&self, adapter: Option<&Adapter>) -> bool {
        self.adapter.as_ref() == adapter
    }

    /// An embedding of the encoder as these are.
    pub(super) fn moved(&self, mut embedding: Vec<f32>) -> Vec<f32> {
        self.adapter.iter().for_each(|adapter| adapter.apply(&mut embedding));
        embedding
    }

    /// What a photo looks like.
    pub(super) fn of(&self, library: &Library, photo: PhotoId) -> Result<Option<Vec<f32>>, EngineError> {
        Ok(library.embedding(photo, &self.encoder)?.map(|embedding| self.moved(embedding)))
    }
}
