//! Themes with what the person decided about them laid over.

use crate::domain::{GroupId, GroupState, Held, PhotoId, Suggestion, Summary, ThemeKind, ThemeSummary};
use std::collections::{BTreeSet, HashMap, HashSet};

/// A found theme is one that was decided where more than this share of its photos is in it: most of it.
const SAME: f64 = 0.5;

/// The themes to show: those that were found, then those that the person holds.
///
/// Photos of an album by theme are found no more: what else was found with them is suggested as an addition to it, but for
/// what the person took out of it (`apart`). A theme that was rejected or put off does not come back while most of it is
/// the same. A theme that was found and is left with fewer than `fewest` photos is none. `order` gives photos their places,
/// and says which are here.
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
    let mut shown: Vec<Suggestion> =
        found.iter().filter_map(|theme| open(theme, &held, &holders, apart, &order)).collect();
    shown.retain(|theme| theme.photos.len() >= if theme.addition_to.is_some() { 1 } else { fewest });
    let before: HashMap<&GroupId, &Suggestion> = found.iter().map(|theme| (&theme.id, theme)).collect();
    shown.extend(held.iter().filter_map(|held| kept(held, before.get(&held.id).copied(), &order)));
    shown
}

/// What is left to suggest of a found theme.
fn open(
    theme: &Suggestion,
    held: &[&Held],
    holders: &HashMap<PhotoId, Vec<usize>>,
    apart: &BTreeSet<(GroupId, PhotoId)>,
    order: &impl Fn(&mut Vec<PhotoId>),
) -> Option<Suggestion> {
    let mut shared: HashMap<usize, usize> = HashMap::new();
    let holders_of = |photo: &PhotoId| holders.get(photo).map_or(&[][..], Vec::as_slice);
    theme.photos.iter().flat_map(holders_of).for_each(|at| *shared.entry(*at).or_default() += 1);
    let most = shared.into_iter().max_by_key(|(at, count)| (*count, std::cmp::Reverse(*at)));
    let most = most.filter(|(_, count)| *count as f64 > SAME * theme.photos.len() as f64).map(|(at, _)| held[at]);
    if most.is_some_and(|most| matches!(most.state, GroupState::Rejected | GroupState::Later)) {
        return None;
    }
    let album = most.filter(|most| most.state == GroupState::Accepted).map(|most| &most.id);
    let is_in_album = |photo: &PhotoId| holders_of(photo).iter().any(|at| held[*at].state == GroupState::Accepted);
    let is_apart = |photo: &PhotoId| album.is_some_and(|album| apart.contains(&(album.clone(), *photo)));
    let mut photos = theme.photos.clone();
    photos.retain(|photo| !is_in_album(photo) && !is_apart(photo));
    order(&mut photos);
    let is_as_found = photos.len() == theme.photos.len() && held.iter().all(|held| held.id != theme.id);
    let id = if is_as_found { theme.id.clone() } else { id(&photos, held)? };
    let mut shown = Suggestion { id, addition_to: album.cloned(), photos, ..theme.clone() };
    shown.summary.typical.retain(|photo| shown.photos.contains(photo));
    Some(shown)
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
mod tests {
    use super::*;

    fn photos(numbers: &[u8]) -> Vec<PhotoId> {
        numbers.iter().map(|n| PhotoId::from_bytes([*n; 16])).collect()
    }

    fn found(id: &str, numbers: &[u8]) -> Suggestion {
        let theme = Some(ThemeSummary { kind: ThemeKind::Look, cohesion: Some(0.8) });
        Suggestion {
            id: GroupId(id.to_owned()),
            state: GroupState::Open,
            name: None,
            photos: photos(numbers),
            confidence: 0.8,
            sure: false,
            addition_to: None,
            summary: Summary { theme, typical: photos(numbers), ..Summary::default() },
        }
    }

    fn held(id: &str, state: GroupState, numbers: &[u8]) -> Held {
        let theme = Some(ThemeKind::Look);
        Held { id: GroupId(id.to_owned()), state, name: None, photos: photos(numbers), theme }
    }

    /// Id, state, photos and what it is an addition to; all but photos 90 and above are here.
    fn shown(found: &[Suggestion], held: &[Held], apart: &[(&str, u8)]) -> Vec<String> {
        let apart = apart.iter().map(|(id, n)| (GroupId((*id).to_owned()), photos(&[*n])[0])).collect();
        let order = |photos: &mut Vec<PhotoId>| photos.retain(|photo| photo.to_bytes()[0] < 90);
        let line = |theme: &Suggestion| {
            let numbers: Vec<_> = theme.photos.iter().map(|photo| photo.to_bytes()[0]).collect();
            let addition = theme.addition_to.as_ref().map_or(String::new(), |id| format!(" to {id}"));
            format!("{} {:?} {numbers:?}{addition}", theme.id, theme.state)
        };
        decided_themes(found, held, &apart, 3, order).iter().map(line).collect()
    }

    #[test]
    fn what_was_rejected_does_not_come_back_while_it_is_mostly_the_same() {
        let no = [held("t1", GroupState::Rejected, &[1, 2, 3, 4])];
        assert_eq!(shown(&[found("t0", &[0, 1, 2, 3, 4])], &no, &[]), ["t1 Rejected [1, 2, 3, 4]"]);
        let other = [found("t0", &[1, 2, 5, 6, 7])];
        assert_eq!(shown(&other, &no, &[]), ["t0 Open [1, 2, 5, 6, 7]", "t1 Rejected [1, 2, 3, 4]"]);
    }

    #[test]
    fn what_comes_to_an_album_by_theme_is_an_addition() {
        let album = [held("t1", GroupState::Accepted, &[1, 2, 3, 4])];
        let more = [found("t0", &[0, 1, 2, 3, 4])];
        let t = |smallest: u8, rest: &str| format!("t{} Open {rest}", &photos(&[smallest])[0].to_string()[..16]);
        assert_eq!(shown(&more, &album, &[]), [t(0, "[0] to t1"), "t1 Accepted [1, 2, 3, 4]".to_owned()]);
        assert_eq!(shown(&more, &album, &[("t1", 0)]), ["t1 Accepted [1, 2, 3, 4]"], "it was taken out");
        let grown = [found("t1", &[1, 2, 3, 4, 7])];
        assert_eq!(shown(&grown, &album, &[])[0], t(7, "[7] to t1"), "by another name than the album's");
        let little = [found("t0", &[1, 5, 6, 7])];
        assert_eq!(shown(&little, &album, &[])[0], t(5, "[5, 6, 7]"), "mostly something else");
    }

    #[test]
    fn two_photos_do_not_recur_and_those_that_are_away_do_not_count() {
        let kept = [held("t1", GroupState::Later, &[1, 2, 3])];
        assert_eq!(shown(&[found("t1", &[1, 2, 3, 4])], &kept, &[]), ["t1 Later [1, 2, 3]"], "it is put off");
        assert_eq!(shown(&[found("t0", &[1, 2, 90])], &[], &[]), Vec::<String>::new());
        assert_eq!(shown(&[], &[held("t1", GroupState::Accepted, &[1, 90])], &[]), ["t1 Accepted [1]"]);
        assert_eq!(shown(&[], &[held("t1", GroupState::Accepted, &[90])], &[]), Vec::<String>::new());
    }
}
