//! Suggestions and albums as the window lists them.

use super::expected::{Expected, said, subject};
use crate::domain::{Correction, GroupId, GroupState, Suggestion};
use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// All groups, with what the person did to them, which shows at once and not only when the engine has told of it.
#[derive(Debug, Default)]
pub struct Groups {
    all: Arc<[Suggestion]>,
    index: HashMap<GroupId, usize>,
    expected: Expected,
    /// Groups as they will be when what is expected has come.
    changed: HashMap<GroupId, Suggestion>,
    /// Every group of two photos or more, in the order in which cards stand.
    order: Vec<GroupId>,
    open: Vec<GroupId>,
    put_off: Vec<GroupId>,
    rejected: Vec<GroupId>,
    albums: Vec<GroupId>,
    sure: Vec<GroupId>,
    focused: Option<GroupId>,
    /// Counts changes, so that what was made of the groups knows whether it is still good.
    version: u64,
}

impl Groups {
    /// A newer list. Cards that are known keep their places and new ones come after them, so that nothing jumps under the
    /// person's hand; [`Groups::rank`] puts all in order.
    pub fn replace(&mut self, groups: Arc<[Suggestion]>) {
        self.index = groups.iter().enumerate().map(|(at, group)| (group.id.clone(), at)).collect();
        self.all = groups;
        self.expected.told();
        let index = &self.index;
        self.order.retain(|id| index.get(id).is_some_and(|at| is_card(&self.all[*at])));
        let known: HashSet<&GroupId> = self.order.iter().collect();
        let mut new: Vec<_> = self.all.iter().filter(|g| is_card(g) && !known.contains(&g.id)).collect();
        new.sort_by(|a, b| surest(a, b));
        let new: Vec<_> = new.into_iter().map(|g| g.id.clone()).collect();
        self.order.extend(new);
        self.arrange();
    }

    /// Puts the cards in order, the surest first.
    pub fn rank(&mut self) {
        let mut order = std::mem::take(&mut self.order);
        order.sort_by(|a, b| match (self.get(a), self.get(b)) {
            (Some(a), Some(b)) => surest(a, b),
            (a, b) => b.is_some().cmp(&a.is_some()),
        });
        self.order = order;
        self.arrange();
        self.focused = self.open.first().cloned();
    }

    /// Puts the cards in the order in which they were told.
    pub fn in_given_order(&mut self) {
        self.order = self.all.iter().filter(|group| is_card(group)).map(|group| group.id.clone()).collect();
        self.arrange();
        self.focused = self.open.first().cloned();
    }

    /// Shows what these corrections will do before the engine has told of it. Every batch that is sent must be told here,
    /// also an undo, of which it is not known yet what it does.
    pub fn expect(&mut self, batch: Vec<Correction>) {
        self.expected.push(batch);
        self.arrange();
    }

    /// The oldest batch that was not answered yet was carried out; the next list shows it.
    pub fn confirm(&mut self) {
        self.expected.confirm();
    }

    /// The oldest batch that was not answered yet was refused: what was before is shown again.
    pub fn refuse(&mut self) {
        self.expected.refuse();
        self.arrange();
    }

    /// Nothing is to be expected any more.
    pub fn forget_expected(&mut self) {
        self.expected = Expected::default();
        self.arrange();
    }

    /// Whether a batch was sent that was not answered yet.
    pub fn is_waiting(&self) -> bool {
        self.expected.is_waiting()
    }

    /// All of them.
    pub fn all(&self) -> &[Suggestion] {
        &self.all
    }

    /// Grows with every change.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// One group.
    pub fn get(&self, id: &GroupId) -> Option<&Suggestion> {
        self.changed.get(id).or_else(|| self.index.get(id).and_then(|at| self.all.get(*at)))
    }

    /// What can be decided: open, with two photos or more, in the order in which the cards stand.
    pub fn suggestions(&self) -> &[GroupId] {
        &self.open
    }

    /// Those of [`Groups::suggestions`] that Albumen stands for.
    pub fn sure(&self) -> &[GroupId] {
        &self.sure
    }

    /// What the person put off, in the order in which the cards stand.
    pub fn put_off(&self) -> &[GroupId] {
        &self.put_off
    }

    /// What the person rejected, in the order in which the cards stand.
    pub fn rejected(&self) -> &[GroupId] {
        &self.rejected
    }

    /// Whether nothing was put off or rejected.
    pub fn has_none_aside(&self) -> bool {
        self.put_off.is_empty() && self.rejected.is_empty()
    }

    /// The accepted albums, the newest first.
    pub fn albums(&self) -> &[GroupId] {
        &self.albums
    }

    /// Which card the keyboard is at.
    pub fn focused(&self) -> Option<&GroupId> {
        self.focused.as_ref()
    }

    /// Puts the keyboard at a card.
    pub fn focus(&mut self, id: GroupId) {
        if [&self.open, &self.put_off, &self.rejected].iter().any(|list| list.contains(&id)) {
            self.focused = Some(id);
        }
    }

    /// Makes the lists anew, and moves the focus to the card that takes the place of one that left.
    fn arrange(&mut self) {
        self.version += 1;
        self.changed.clear();
        for correction in self.expected.corrections() {
            let Some(at) = subject(correction).and_then(|id| self.index.get(id)) else { continue };
            let group = self.changed.entry(self.all[*at].id.clone()).or_insert_with(|| self.all[*at].clone());
            said(group, correction);
        }
        let (mut open, mut put_off, mut rejected, mut sure) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for group in self.order.iter().filter_map(|id| self.get(id)).filter(|group| is_card(group)) {
            match group.state {
                GroupState::Open => {
                    open.push(group.id.clone());
                    if group.sure {
                        sure.push(group.id.clone());
                    }
                }
                GroupState::Later => put_off.push(group.id.clone()),
                GroupState::Rejected => rejected.push(group.id.clone()),
                GroupState::Accepted => {}
            }
        }
        let mut albums: Vec<_> = (self.all.iter().filter_map(|g| self.get(&g.id)))
            .filter(|group| group.state == GroupState::Accepted && !group.photos.is_empty())
            .collect();
        let end = |group: &Suggestion| group.summary.span.map(|(_, last)| last.local);
        albums.sort_by(|a, b| end(b).cmp(&end(a)).then_with(|| a.id.cmp(&b.id)));
        self.albums = albums.into_iter().map(|group| group.id.clone()).collect();
        self.focused = self.focused.take().and_then(|id| {
            let lists = [(&self.put_off, &put_off), (&self.rejected, &rejected), (&self.open, &open)];
            let (before, now) = lists.into_iter().find(|(before, _)| before.contains(&id))?;
            successor(&id, before, now)
        });
        self.focused = self.focused.take().or_else(|| open.first().cloned());
        (self.open, self.put_off, self.rejected, self.sure) = (open, put_off, rejected, sure);
    }
}

/// Whether there is something to decide: a photo on its own is no album, but it may belong to one.
fn is_card(group: &Suggestion) -> bool {
    group.photos.len() > usize::from(group.addition_to.is_none())
}

/// The surest first; equally sure ones always in the same order.
fn surest(a: &Suggestion, b: &Suggestion) -> Ordering {
    b.sure.cmp(&a.sure).then(b.confidence.total_cmp(&a.confidence)).then_with(|| a.id.cmp(&b.id))
}

/// Who has the place of `id` in `now`: itself, else the next one in `before` that is still there, else the one before it.
fn successor(id: &GroupId, before: &[GroupId], now: &[GroupId]) -> Option<GroupId> {
    let there: HashSet<&GroupId> = now.iter().collect();
    if there.contains(id) {
        return Some(id.clone());
    }
    let at = before.iter().position(|other| other == id)?;
    let mut near = before[at..].iter().chain(before[..at].iter().rev());
    near.find(|other| there.contains(other)).cloned()
}

#[cfg(test)]
mod tests;
