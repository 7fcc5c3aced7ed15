//! Where selected photos can be moved to.

use super::Model;
use crate::domain::{GroupId, GroupState, Suggestion};
use jiff::civil::DateTime;

/// What a group is chosen for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choosing {
    /// To move photos there.
    Move,
    /// To add them to an album, and take them from no other.
    Add,
}

/// A group that photos can be moved to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) struct Target {
    /// Which.
    pub id: GroupId,
    /// Whether it is an album.
    pub is_album: bool,
}

/// As many suggestions as are near enough to be meant rather than an album.
const NEAR: usize = 6;

/// The groups that the selected photos can be moved to: first the suggestions nearest to them in time, the nearest at the top,
/// then the albums, then the other suggestions, the newest first. The group that is open is none of them, nor one that holds all
/// these photos already. Photos are added to albums only.
pub(in crate::app) fn targets(model: &Model, purpose: Choosing) -> Vec<Target> {
    let open = match &model.screen {
        super::Screen::Group(id) => Some(id),
        _ => None,
    };
    let count = model.selection.len();
    let holds_all = |group: &Suggestion| {
        group.photos.len() >= count
            && group.photos.iter().filter(|photo| model.selection.contains(**photo)).count() == count
    };
    let is_other = |group: &&Suggestion| Some(&group.id) != open && group.addition_to.is_none() && !holds_all(group);
    let span = span(model);
    let mut suggestions: Vec<&Suggestion> = (model.groups.all().iter().filter_map(|group| model.groups.get(&group.id)))
        .filter(|group| purpose == Choosing::Move && is_other(group))
        .filter(|group| matches!(group.state, GroupState::Open | GroupState::Later) && group.photos.len() > 1)
        .collect();
    suggestions.sort_by_cached_key(|group| (span.map(|span| apart(span, group)), group.id.clone()));
    let near: Vec<_> = suggestions.drain(..suggestions.len().min(if span.is_some() { NEAR } else { 0 })).collect();
    suggestions.sort_by_cached_key(|group| std::cmp::Reverse(first(group)));
    let albums = model.albums().into_iter().filter(is_other);
    let target = |group: &Suggestion| Target { id: group.id.clone(), is_album: group.state == GroupState::Accepted };
    near.into_iter().chain(albums).chain(suggestions).map(target).collect()
}

/// Which of these titles have every word of `query` in them; all of them where it has none.
pub(in crate::app) fn matching(titles: &[String], query: &str) -> Vec<usize> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    let has_all = |title: &String| {
        let title = title.to_lowercase();
        words.iter().all(|word| title.contains(word.as_str()))
    };
    titles.iter().enumerate().filter(|(_, title)| has_all(title)).map(|(at, _)| at).collect()
}

fn first(group: &Suggestion) -> Option<DateTime> {
    group.summary.span.map(|(first, _)| first.local)
}

/// From when to when the selected photos were taken, as far as that is known.
fn span(model: &Model) -> Option<(DateTime, DateTime)> {
    let taken = |id| model.photos.get(id).and_then(|photo| photo.taken).map(|(stamp, _)| stamp.local);
    let times = model.selection.photos().filter_map(taken);
    times.fold(None, |span, at| {
        let (first, last) = span.unwrap_or((at, at));
        Some((first.min(at), last.max(at)))
    })
}

/// Seconds between the photos and a group; 0 where they overlap.
fn apart((first, last): (DateTime, DateTime), group: &Suggestion) -> i64 {
    let Some((from, to)) = group.summary.span else { return i64::MAX };
    let after = from.local.duration_since(last).as_secs();
    let before = first.duration_since(to.local).as_secs();
    after.max(before).max(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::model::samples::{group, id, ids, model, photo_id};
    use crate::app::model::{Screen, Select};

    fn chosen(model: &Model) -> Vec<GroupId> {
        targets(model, Choosing::Move).into_iter().map(|target| target.id).collect()
    }

    #[test]
    fn near_suggestions_stand_first_then_albums_then_the_others() {
        let mut groups: Vec<_> = (1..20).map(|n| group(n, 3, 0.5)).collect();
        groups[1].state = GroupState::Accepted;
        groups[16].state = GroupState::Accepted;
        groups[9].state = GroupState::Rejected;
        groups[10].photos.truncate(1);
        groups[12].addition_to = Some(id(2));
        let mut model = model(groups);
        model.screen = Screen::Group(id(12));
        model.selection.step(Select::All(vec![photo_id(12, 0)]));
        // 10 was rejected, 11 is one photo, 13 belongs to an album, 12 is where one is.
        assert_eq!(chosen(&model)[..8], ids(&[14, 9, 15, 8, 16, 7, 17, 2]));
        assert_eq!(chosen(&model)[8..], ids(&[19, 18, 6, 5, 4, 3, 1]));
        let all = targets(&model, Choosing::Move);
        assert!(all[6].is_album && !all[0].is_album);
        // Among all photos, the group that they are in already is none either.
        model.screen = Screen::Photos;
        assert!(!chosen(&model).contains(&id(12)));
        model.photos.remove(&[photo_id(12, 0)]);
        assert_eq!(chosen(&model)[..2], ids(&[17, 2]), "nothing is near to nothing");
        let albums: Vec<_> = targets(&model, Choosing::Add).into_iter().map(|target| target.id).collect();
        assert_eq!(albums, ids(&[17, 2]), "what is added goes to albums only");
    }

    #[test]
    fn every_word_that_is_written_must_be_there() {
        let titles = ["Lisbon · 14–17 Jun 2025", "Anna’s 30th", "Lisbon again"].map(str::to_owned);
        assert_eq!(matching(&titles, " LIS 2025 "), [0]);
        assert_eq!(matching(&titles, "lisbon"), [0, 2]);
        assert_eq!(matching(&titles, ""), [0, 1, 2]);
        assert!(matching(&titles, "porto").is_empty());
    }
}
