//! Folders that look like albums, with what the person decided laid over.

use super::SAME;
use crate::domain::{GroupId, GroupState, Held, PhotoId, Suggestion, fold};
use std::collections::{BTreeSet, HashSet};

/// The folders to offer, in the order in which they were found, and those that were refused as what they are.
///
/// A folder that was refused stays so, also where it was moved or renamed above, or got more photos. What came
/// into one that was made an album is offered as an addition to that, but for what was taken out of it (`apart`) or refused.
/// One whose photos are all in an album that is called so, or holds nothing else, is that album already. `order` gives
/// photos their places, and leaves out those that are not here.
pub fn decided_folders<'a>(
    found: &[Suggestion],
    held: impl IntoIterator<Item = &'a Held>,
    apart: &BTreeSet<(GroupId, PhotoId)>,
    order: impl Fn(&mut Vec<PhotoId>),
) -> Vec<Suggestion> {
    let held: Vec<&Held> = held.into_iter().collect();
    found.iter().filter_map(|folder| offer(folder, &held, apart, &order)).collect()
}

fn offer(
    folder: &Suggestion,
    held: &[&Held],
    apart: &BTreeSet<(GroupId, PhotoId)>,
    order: &impl Fn(&mut Vec<PhotoId>),
) -> Option<Suggestion> {
    let Some(decided) = held.iter().find(|held| held.id == folder.id).or_else(|| moved(folder, held)) else {
        return (!is_album_already(folder, held)).then(|| with(folder, folder.photos.clone(), order)).flatten();
    };
    match decided.state {
        GroupState::Open | GroupState::Later | GroupState::Rejected => {
            let mut changed = with(folder, decided.photos.clone(), order)?;
            (changed.id, changed.state) = (decided.id.clone(), decided.state);
            changed.name = decided.name.clone().or(changed.name);
            Some(changed)
        }
        GroupState::Accepted => {
            let family = format!("{}-", decided.id);
            let refused = held.iter().filter(|held| held.id.0.starts_with(&family));
            let mut known: HashSet<PhotoId> = refused.flat_map(|held| held.photos.iter().copied()).collect();
            known.extend(decided.photos.iter().copied());
            let is_apart = |photo: &PhotoId| apart.contains(&(decided.id.clone(), *photo));
            let more = folder.photos.iter().copied().filter(|photo| !known.contains(photo) && !is_apart(photo));
            let mut addition = with(folder, more.collect(), order)?;
            addition.id =
                (2_u32..).map(|n| GroupId(format!("{family}{n}"))).find(|id| held.iter().all(|held| held.id != *id))?;
            (addition.name, addition.addition_to) = (None, Some(decided.id.clone()));
            Some(addition)
        }
    }
}

/// What was decided of the folder when it lay elsewhere: it has the same name and most of the same photos.
fn moved<'a, 'b>(folder: &Suggestion, held: &'b [&'a Held]) -> Option<&'b &'a Held> {
    let name = fold(folder.name.as_deref()?);
    let photos: HashSet<&PhotoId> = folder.photos.iter().collect();
    held.iter().find(|held| {
        let is_same_name = held.id.is_of_folder() && held.name.as_deref().map(fold).as_ref() == Some(&name);
        let shared = || held.photos.iter().filter(|photo| photos.contains(photo)).count();
        is_same_name && shared() as f64 > SAME * held.photos.len().max(photos.len()) as f64
    })
}

/// Whether an accepted album holds all of the folder's photos, and is called so or holds nothing else.
fn is_album_already(folder: &Suggestion, held: &[&Held]) -> bool {
    let name = folder.name.as_deref().map(fold);
    held.iter().filter(|held| held.state == GroupState::Accepted).any(|album| {
        let is_so = album.name.as_deref().map(fold) == name || album.photos.len() == folder.photos.len();
        is_so && folder.photos.iter().all(|photo| album.photos.binary_search(photo).is_ok())
    })
}

/// The folder with these of its photos that are here; `None` where none is.
fn with(folder: &Suggestion, mut photos: Vec<PhotoId>, order: &impl Fn(&mut Vec<PhotoId>)) -> Option<Suggestion> {
    order(&mut photos);
    let mut shown = Suggestion { photos, ..folder.clone() };
    let inside: HashSet<&PhotoId> = shown.photos.iter().collect();
    shown.summary.typical.retain(|photo| inside.contains(photo));
    (!shown.photos.is_empty()).then_some(shown)
}
