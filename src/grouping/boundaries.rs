//! Where the suggested events could as well end elsewhere: what can be asked of the person.

use super::affinity::{AFFINITY, features, nights};
use super::bonds::Bonds;
use super::cluster::REACH_SECONDS;
use super::decisions::days;
use super::group::{Group, World};
use super::home::Homes;
use super::shots::{self, Shot, Trust};
use crate::domain::{Classes, Constraints, GroupState, PhotoFacts, PhotoId, Suggestion};
use jiff::ToSpan;
use std::collections::{BTreeMap, BTreeSet};

/// How many following events one is compared with.
const FOLLOWING: usize = 3;
/// The shortest pause within a day that is asked about, in seconds. With half and with twice as much the same is asked, on made
/// libraries 1 to 5: shorter pauses are worth no question.
const PAUSE: f64 = 20.0 * 60.0;
/// Photos shown of each side, …
const SHOWN: usize = 4;
/// … no two of them taken within so many seconds, …
const APART: f64 = 120.0;
/// … and none so many seconds farther from the boundary than the nearest.
const NEAR: f64 = 3.0 * 3_600.0;
/// From here on a group is away from home; see [`Group::away`].
const AWAY: f64 = 0.5;

/// Which kind of boundary it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BoundaryKind {
    /// A night of a journey.
    Journey,
    /// A night at home: an evening and the next day.
    NextDay,
    /// Within a day.
    SameDay,
    /// A photo on its own, and an event.
    Stray,
}

/// A place where one event may end and another begin.
#[derive(Clone, Debug, PartialEq)]
pub struct Boundary {
    /// Of which kind it is.
    pub kind: BoundaryKind,
    /// A few photos before it, the nearest last.
    pub left: Vec<PhotoId>,
    /// A few photos after it, the nearest first.
    pub right: Vec<PhotoId>,
    /// Seconds between the nearest two.
    pub pause: f64,
    /// Whether both sides are in one suggestion now.
    pub is_joined: bool,
    /// Photos that would be in another event if it were the other way.
    pub stake: usize,
    /// The suggestions on both sides, by place in the list.
    pub groups: (usize, usize),
    /// In the order of [`AFFINITY`].
    pub features: [f64; AFFINITY.len()],
}

/// The boundaries within and between open suggestions that nothing settles yet: no held group, and no earlier answer with
/// what follows from it. `groups` are the events of these facts, as [`super::events`] made them.
pub fn boundaries(facts: &[PhotoFacts<'_>], constraints: &Constraints, groups: &[Suggestion]) -> Vec<Boundary> {
    let mut shots = on_corrected_clocks(facts, groups);
    shots::sort(&mut shots);
    let homes = Homes::new(&shots);
    let held = vec![false; shots.len()];
    let world = World { shots: &shots, held: &held, homes: &homes, bonds: &Bonds::default() };
    let is_open = |g: &Suggestion| g.state == GroupState::Open && g.addition_to.is_none() && g.summary.theme.is_none();
    let holder: BTreeSet<PhotoId> = constraints.held.iter().flat_map(|held| held.photos.iter().copied()).collect();
    let mut of: BTreeMap<PhotoId, usize> = BTreeMap::new();
    for (at, group) in groups.iter().enumerate().filter(|(_, group)| is_open(group)) {
        of.extend(group.photos.iter().filter(|photo| !holder.contains(photo)).map(|photo| (*photo, at)));
    }
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, shot) in shots.iter().enumerate() {
        if let Some(group) = of.get(&shot.id) {
            members.entry(*group).or_default().push(i);
        }
    }
    let classes = constraints.links.classes();
    let said = Said { classes: &classes, world: &world };
    let mut events: Vec<(usize, Group<'_>)> =
        members.into_iter().map(|(at, shots)| (at, Group::new(shots, &world))).collect();
    events.sort_by(|(_, a), (_, b)| a.start.total_cmp(&b.start).then_with(|| a.shots[0].cmp(&b.shots[0])));
    let mut out = Vec::new();
    for (n, (at, event)) in events.iter().enumerate() {
        inside(*at, event, &said, &mut out);
        let following = events[n + 1..].iter().take_while(|(_, next)| next.start - event.end <= REACH_SECONDS);
        for (other, next) in following.take(FOLLOWING) {
            if said.of(&event.shots, &next.shots).is_none() {
                let stake = event.shots.len().min(next.shots.len());
                out.extend(said.boundary((event, next), (*at, *other), false, stake));
            }
        }
    }
    out
}

/// The nights within an event, and the longest pause of each of its days.
fn inside(at: usize, event: &Group<'_>, said: &Said<'_, '_>, out: &mut Vec<Boundary>) {
    let world = said.world;
    let days: Vec<&[usize]> = days(&event.shots, world).collect();
    let mut cut = |left: &[usize], right: &[usize], stake: usize| {
        if said.of(left, right).is_none() {
            let sides = (Group::new(left.to_vec(), world), Group::new(right.to_vec(), world));
            out.extend(said.boundary((&sides.0, &sides.1), (at, at), true, stake));
        }
    };
    let mut before = 0;
    for pair in days.windows(2) {
        before += pair[0].len();
        cut(pair[0], pair[1], before.min(event.shots.len() - before));
    }
    for day in days {
        let pause = |i: &usize| world.shots[day[*i]].at - world.shots[day[i - 1]].at;
        let longest = (1..day.len()).max_by(|a, b| pause(a).total_cmp(&pause(b)).then(b.cmp(a)));
        if let Some(place) = longest.filter(|place| pause(place) >= PAUSE) {
            cut(&day[..place], &day[place..], place.min(day.len() - place));
        }
    }
}

/// What earlier answers say.
struct Said<'s, 'a> {
    classes: &'s Classes,
    world: &'s World<'a>,
}

impl Said<'_, '_> {
    /// Of two sides.
    fn of(&self, left: &[usize], right: &[usize]) -> Option<bool> {
        if self.classes.is_empty() {
            return None;
        }
        let named = |side: &[usize]| -> BTreeSet<PhotoId> {
            self.world.ids(side).filter_map(|photo| self.classes.named(photo)).collect()
        };
        let (left, right) = (named(left), named(right));
        if !left.is_disjoint(&right) {
            return Some(true);
        }
        let is_apart = left.iter().any(|a| right.iter().any(|b| self.classes.are_apart(*a, *b)));
        is_apart.then_some(false)
    }

    fn boundary(
        &self,
        (a, b): (&Group<'_>, &Group<'_>),
        groups: (usize, usize),
        is_joined: bool,
        stake: usize,
    ) -> Option<Boundary> {
        let world = self.world;
        let (left, right) = near(a, b, world)?;
        let at = |shot: &usize| world.shots[*shot].at;
        let pause = (at(right.first()?) - at(left.last()?)).max(0.0);
        let is_away = a.away.zip(b.away).is_some_and(|(a, b)| a.min(b) >= AWAY);
        let kind = match nights(a.end.min(b.start), b.start) {
            _ if a.shots.len().min(b.shots.len()) == 1 => BoundaryKind::Stray,
            nights if nights < 1.0 => BoundaryKind::SameDay,
            _ if is_away => BoundaryKind::Journey,
            _ => BoundaryKind::NextDay,
        };
        let features = features(a, b, world);
        let ids = |side: &[usize]| world.ids(side).collect();
        Some(Boundary { kind, left: ids(&left), right: ids(&right), pause, is_joined, stake, groups, features })
    }
}

/// Photos near the boundary on each side, in order of time, of different moments. Where the events lie across each other, those
/// around the two that are nearest.
fn near(a: &Group<'_>, b: &Group<'_>, world: &World<'_>) -> Option<(Vec<usize>, Vec<usize>)> {
    let end = if a.end <= b.start { a.shots.len() } else { a.shots.partition_point(|i| world.shots[*i].at <= b.start) };
    let left = few(a.shots[..end.max(1)].iter().rev(), world);
    let right = few(b.shots.iter(), world);
    Some((left?.into_iter().rev().collect(), right?))
}

fn few<'i>(shots: impl Iterator<Item = &'i usize>, world: &World<'_>) -> Option<Vec<usize>> {
    let mut few: Vec<usize> = Vec::new();
    for &shot in shots {
        let apart = |other: &usize| (world.shots[shot].at - world.shots[*other].at).abs();
        if few.first().is_some_and(|first| apart(first) > NEAR) || few.len() >= SHOWN {
            break;
        }
        if few.last().is_none_or(|last| apart(last) >= APART) {
            few.push(shot);
        }
    }
    (!few.is_empty()).then_some(few)
}

/// The photos with an exact time, moved as their suggestions say that their cameras' clocks were off.
fn on_corrected_clocks<'a>(facts: &[PhotoFacts<'a>], groups: &[Suggestion]) -> Vec<Shot<'a>> {
    let shifted = groups.iter().filter(|group| !group.summary.clocks.is_empty());
    let of: BTreeMap<PhotoId, &Suggestion> = shifted.flat_map(|g| g.photos.iter().map(move |p| (*p, g))).collect();
    let exact = facts.iter().map(|photo| {
        let clocks = of.get(&photo.id).zip(photo.camera).map(|(group, camera)| (&group.summary.clocks, camera.name()));
        let shift = clocks.and_then(|(clocks, camera)| clocks.iter().find(|clock| clock.camera == camera));
        let mut photo = photo.clone();
        if let (Some(shift), Some(stamp)) = (shift, &mut photo.dates.exif) {
            stamp.local = stamp.local.checked_add(i64::from(shift.seconds).seconds()).unwrap_or(stamp.local);
        }
        Shot::new(&photo)
    });
    exact.filter(|shot| shot.trust == Trust::Exact).collect()
}
