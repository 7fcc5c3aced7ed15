//! What comes before and after an event in time.

use super::Groups;
use crate::domain::{GroupId, GroupState, Suggestion};
use jiff::civil::DateTime;

/// The events before and after one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::app) struct Neighbours {
    /// The one that begins before it, the nearest.
    pub before: Option<GroupId>,
    /// The one that begins after it, the nearest.
    pub after: Option<GroupId>,
}

/// When a group begins, and which it is.
type Moment = (DateTime, GroupId);

/// Those of a group. What was rejected, what is to join an album, and what has no date is nobody's neighbour.
pub(in crate::app) fn neighbours(group: &Suggestion, groups: &Groups) -> Neighbours {
    let place = |other: &Suggestion| Some((other.summary.span?.0.local, other.id.clone()));
    let Some(own) = place(group).filter(|_| group.summary.theme.is_none()) else { return Neighbours::default() };
    let (mut before, mut after): (Option<Moment>, Option<Moment>) = (None, None);
    for other in groups.all().iter().filter_map(|known| groups.get(&known.id)) {
        let is_neighbour =
            other.state != GroupState::Rejected && other.addition_to.is_none() && !other.photos.is_empty();
        let Some(at) = place(other).filter(|at| is_neighbour && at.1 != own.1) else { continue };
        if at < own && before.as_ref().is_none_or(|nearest| at > *nearest) {
            before = Some(at);
        } else if at > own && after.as_ref().is_none_or(|nearest| at < *nearest) {
            after = Some(at);
        }
    }
    Neighbours { before: before.map(|(_, id)| id), after: after.map(|(_, id)| id) }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{group, id};
    use super::*;

    #[test]
    fn the_nearest_in_time_are_neighbours_but_for_what_was_rejected() {
        let mut groups = Groups::default();
        let rejected = Suggestion { state: GroupState::Rejected, ..group(4, 3, 0.5) };
        let undated = Suggestion { summary: crate::domain::Summary::default(), ..group(6, 3, 0.5) };
        groups.replace(vec![group(9, 2, 0.5), group(3, 5, 0.9), rejected, group(5, 1, 0.3), undated].into());
        let of = |n| neighbours(&group(n, 5, 0.9), &groups);
        assert_eq!(of(5), Neighbours { before: Some(id(3)), after: Some(id(9)) });
        assert_eq!(of(3), Neighbours { before: None, after: Some(id(5)) });
        assert_eq!(
            neighbours(&Suggestion { summary: Default::default(), ..group(5, 1, 0.3) }, &groups),
            Neighbours::default()
        );
    }
}
