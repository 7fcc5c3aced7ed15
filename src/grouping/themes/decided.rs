//! Themes with what the person decided about them laid over.

use crate::domain::{GroupId, GroupState, Held, PhotoId, Suggestion, Summary, ThemeKind, ThemeSummary};
use std::collections::{BTreeSet, HashMap, HashSet};

/// A found theme is one that was decided where more than this share of its photos is in it: most of it.
const SAME: f64 = 0.5;

/// The themes to show: what came to those that the person kept, which is soon decided, then what was found, then what they hold.
///
/// Photos of an album by theme are found no more. What is found to come to one ([`super::theme_additions`]) is shown as such as
/// long as it is an album, but for what the person decided since, and is in no other theme. What else was found with
/// the photos of an album that is told by plain signs is an addition to it as well; with those of one by look, it is a theme of
/// its own. What the person took out of an album (`apart`) is in neither. A theme that was rejected or put off does not come
/// back while most of it is the same. A theme that was found and is left with fewer than `fewest` photos is none. `order` gives
/// photos their places, and says which are here.
pub fn decided_themes<'a>(
    found: &[Suggestion],
    held: impl IntoIterator<Item = &'a Held>,
    apart: &BTreeSet<(GroupId, PhotoId)>,
    fewest: usize,
    order: impl Fn(&mut Vec<PhotoId>),
) -> Vec<Suggestion> {
    // A folder that looks like an album is offered in a place of its own until it is one.
    let is_shown = |held: &&Held| held.state == GroupState::Accepted || !held.id.is_of_folder();
    let held: Vec<&Held> = held.into_iter().filter(is_shown).collect();
    let mut holders: HashMap<PhotoId, Vec<usize>> = HashMap::new();
    // An album made by hand says nothing of what recurs: a theme is not an addition to the best photos of a year.
    for (at, theme) in held.iter().enumerate().filter(|(_, held)| held.theme != Some(ThemeKind::Hand)) {
        theme.photos.iter().for_each(|photo| holders.entry(*photo).or_default().push(at));
    }
    let is_album = |id: &GroupId| held.iter().any(|held| held.id == *id && held.state == GroupState::Accepted);
    let (more, found): (Vec<&Suggestion>, Vec<&Suggestion>) =
        found.iter().partition(|theme| theme.addition_to.is_some());
    let more: Vec<&Suggestion> =
        more.into_iter().filter(|more| more.addition_to.as_ref().is_some_and(is_album)).collect();
    let coming: HashSet<PhotoId> = more.iter().flat_map(|more| more.photos.iter().copied()).collect();
    let laid = Laid { held: &held, holders: &holders, apart, coming: &coming };
    let mut shown: Vec<Suggestion> = more.iter().filter_map(|more| laid.addition(more, &order)).collect();
    shown.extend(found.iter().filter_map(|theme| laid.open(theme, &order)));
    shown.retain(|theme| theme.photos.len() >= if theme.addition_to.is_some() { 1 } else { fewest });
    let before: HashMap<&GroupId, &Suggestion> = found.iter().map(|theme| (&theme.id, *theme)).collect();
    shown.extend(held.iter().filter_map(|held| kept(held, before.get(&held.id).copied(), &order)));
    shown
}

/// What was decided, to be laid over what was found.
struct Laid<'a> {
    held: &'a [&'a Held],
    /// The held themes that each photo is in, by their places.
    holders: &'a HashMap<PhotoId, Vec<usize>>,
    apart: &'a BTreeSet<(GroupId, PhotoId)>,
    /// Photos that were found to come to an album.
    coming: &'a HashSet<PhotoId>,
}

impl Laid<'_> {
    fn holders_of(&self, photo: &PhotoId) -> impl Iterator<Item = &Held> {
        self.holders.get(photo).into_iter().flatten().map(|at| self.held[*at])
    }

    /// The held theme with most of a found one.
    fn mostly(&self, theme: &Suggestion) -> Option<&Held> {
        let mut shared: HashMap<usize, usize> = HashMap::new();
        let all = theme.photos.iter().filter_map(|photo| self.holders.get(photo)).flatten();
        all.for_each(|at| *shared.entry(*at).or_default() += 1);
        let most = shared.into_iter().max_by_key(|(at, count)| (*count, std::cmp::Reverse(*at)));
        most.filter(|(_, count)| *count as f64 > SAME * theme.photos.len() as f64).map(|(at, _)| self.held[at])
    }

    /// What is left to suggest of a found theme.
    fn open(&self, theme: &Suggestion, order: &impl Fn(&mut Vec<PhotoId>)) -> Option<Suggestion> {
        let most = self.mostly(theme);
        if most.is_some_and(|most| matches!(most.state, GroupState::Rejected | GroupState::Later)) {
            return None;
        }
        let album = most.filter(|most| most.state == GroupState::Accepted).map(|most| &most.id);
        let is_by_look = |theme: ThemeSummary| matches!(theme.kind, ThemeKind::Look | ThemeKind::Received);
        let addition_to = album.filter(|_| !theme.summary.theme.is_some_and(is_by_look)).cloned();
        let mut photos = theme.photos.clone();
        photos.retain(|photo| {
            // What was refused for the album is no theme beside it either.
            let is_decided = self.holders_of(photo).any(|held| album.is_some() || held.state == GroupState::Accepted);
            !is_decided && !self.coming.contains(photo) && !album.is_some_and(|album| self.is_apart(album, photo))
        });
        self.shown(theme, photos, addition_to, order)
    }

    /// What is left of what was found to come to an album.
    fn addition(&self, more: &Suggestion, order: &impl Fn(&mut Vec<PhotoId>)) -> Option<Suggestion> {
        let album = more.addition_to.as_ref()?;
        let mut photos = more.photos.clone();
        photos.retain(|photo| self.holders_of(photo).next().is_none() && !self.is_apart(album, photo));
        self.shown(more, photos, more.addition_to.clone(), order)
    }

    fn is_apart(&self, album: &GroupId, photo: &PhotoId) -> bool {
        self.apart.contains(&(album.clone(), *photo))
    }

    /// A found theme with the photos that are left of it.
    fn shown(
        &self,
        theme: &Suggestion,
        mut photos: Vec<PhotoId>,
        addition_to: Option<GroupId>,
        order: &impl Fn(&mut Vec<PhotoId>),
    ) -> Option<Suggestion> {
        order(&mut photos);
        let is_as_found = photos.len() == theme.photos.len() && self.held.iter().all(|held| held.id != theme.id);
        let id = if is_as_found { theme.id.clone() } else { id(&photos, self.held)? };
        let mut shown = Suggestion { id, addition_to, photos, ..theme.clone() };
        shown.summary.typical.retain(|photo| shown.photos.contains(photo));
        Some(shown)
    }
}

/// As [`super::themes`] names a theme: by its smallest photo; with a number where the person holds one of that name.
fn id(photos: &[PhotoId], held: &[&Held]) -> Option<GroupId> {
    let plain = format!("t{}", &photos.iter().min()?.to_string()[..16]);
    let numbered = (2_u32..).map(|n| format!("{plain}-{n}"));
    let mut names = std::iter::once(plain.clone()).chain(numbered).map(GroupId);
    names.find(|id| held.iter().all(|held| held.id != *id))
}

/// A theme that the person holds, with those of its photos that are here.
fn kept(held: &Held, before: Option<&Suggestion>, order: &impl Fn(&mut Vec<PhotoId>)) -> Option<Suggestion> {
    let mut photos = held.photos.clone();
    order(&mut photos);
    let cohesion = before.and_then(|before| before.summary.theme?.cohesion);
    let mut summary = before.map_or_else(Summary::default, |before| before.summary.clone());
    let inside: HashSet<&PhotoId> = photos.iter().collect();
    summary.typical.retain(|photo| inside.contains(photo));
    summary.theme = held.theme.map(|kind| ThemeSummary { kind, cohesion });
    (!photos.is_empty()).then(|| Suggestion {
        id: held.id.clone(),
        state: held.state,
        name: held.name.clone(),
        confidence: 1.0,
        sure: false,
        addition_to: None,
        summary,
        photos,
    })
}

#[cfg(test)]
mod tests;
