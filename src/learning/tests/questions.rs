//! People who are asked "Same event?": what they are asked, what follows from it, and when it ends.

use super::{Drawn, JOURNEYS, album, albums, last_journey, library, with_facts};
use crate::domain::{Constraints, Correction, Held, Operation, PhotoFacts, PhotoId, Suggestion, pair};
use crate::grouping::{Weights, boundaries, events};
use crate::learning::{Affinity, Question, Questions, Tastes, learn, questions};
use crate::review::Review;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// More answers than anybody should be asked for in a library so small.
const MOST: usize = 60;

fn ask(facts: &[PhotoFacts<'_>], constraints: &Constraints, in_use: &Affinity) -> (Questions, Vec<Suggestion>) {
    let shipped = Weights::default();
    let groups = events(facts, constraints, &Weights { affinity: *in_use, ..Weights::default() });
    let tastes = Tastes::new(facts, constraints, &shipped, in_use);
    (questions(facts, constraints, &groups, &tastes, &BTreeSet::new(), 3), groups)
}

fn nearest(question: &Question) -> (PhotoId, PhotoId) {
    (*question.left.last().unwrap(), question.right[0])
}

/// Answers as the window says it: of all photos that were shown.
fn said(question: &Question, is_same: bool) -> Operation {
    let (left, right) = (question.left.clone(), question.right.clone());
    Operation::Correct(if is_same {
        Correction::Same { photos: [left, right].concat() }
    } else {
        Correction::Different { photos: left, from: right }
    })
}

/// What became of somebody who answered until nothing was asked any more.
struct Answered {
    answers: usize,
    /// Whether learned weights were adopted at any time.
    was_adopted: bool,
    groups: Vec<Suggestion>,
    left: Questions,
}

/// Asks and learns after each answer, as the window does. `answer` gets the question and its number.
fn answer_all(facts: &[PhotoFacts<'_>], held: &[Held], answer: &mut dyn FnMut(&Question, usize) -> bool) -> Answered {
    let shipped = Weights::default();
    let (mut review, mut affinity, mut is_in_use, mut was_adopted) =
        (Review::default(), shipped.affinity, false, false);
    let constraints = |review: &Review| Constraints { held: held.to_vec(), ..review.constraints() };
    let mut asked: Vec<(PhotoId, PhotoId)> = Vec::new();
    for number in 0..=MOST {
        let now = constraints(&review);
        let (left, groups) = ask(facts, &now, &affinity);
        let classes = now.links.classes();
        let holder: BTreeSet<PhotoId> = held.iter().flat_map(|held| held.photos.iter().copied()).collect();
        for question in &left.next {
            let (a, b) = nearest(question);
            assert_eq!(classes.says(a, b), None, "it follows from what was said");
            assert!(!asked.contains(&(a, b)), "it was asked before");
            assert!(question.left.iter().chain(&question.right).all(|photo| !holder.contains(photo)), "it is settled");
        }
        let Some(question) = left.next.first().cloned() else {
            return Answered { answers: number, was_adopted, groups, left };
        };
        assert!(number < MOST, "it never ends");
        asked.push(nearest(&question));
        let operation = said(&question, answer(&question, number));
        review.apply(&[operation], 0, |_| groups.clone()).unwrap();
        let learned = learn(facts, &constraints(&review), &shipped, is_in_use);
        is_in_use = learned.affinity.is_some();
        was_adopted |= is_in_use;
        affinity = learned.affinity.unwrap_or(shipped.affinity);
    }
    unreachable!("it returns or fails");
}

fn truth(drawn: &[Drawn], of: impl Fn((u32, u32)) -> (u32, u32)) -> BTreeMap<PhotoId, (u32, u32, i64)> {
    let album = |photo: &Drawn| match photo.journey {
        Some(at) => (of(at).0, of(at).1, 0),
        None => (u32::MAX, 0, photo.minutes / 10_080),
    };
    drawn.iter().map(|photo| (photo.id, album(photo))).collect()
}

fn each_once(drawn: &[Drawn], groups: &[Suggestion]) {
    let mut all: Vec<PhotoId> = groups.iter().flat_map(|group| group.photos.iter().copied()).collect();
    all.sort_unstable();
    let mut own: Vec<PhotoId> = drawn.iter().map(|photo| photo.id).collect();
    own.sort_unstable();
    assert_eq!(all, own, "each photo in one event");
}

#[test]
fn ten_answers_are_enough_for_days_and_journeys_whole_need_fewer() {
    let drawn = library();
    with_facts(&drawn, |facts| {
        let days = truth(&drawn, |at| at);
        let by_days = answer_all(facts, &[], &mut |question, _| {
            let (a, b) = nearest(question);
            days[&a] == days[&b]
        });
        assert!(by_days.was_adopted && by_days.answers <= 10, "{} answers", by_days.answers);
        assert_eq!(last_journey(&drawn, &by_days.groups), [12; 4]);
        assert_eq!((by_days.left.worth_asking, by_days.left.next.len()), (0, 0));
        each_once(&drawn, &by_days.groups);
        let whole = truth(&drawn, |(journey, _)| (journey, 0));
        let by_journeys = answer_all(facts, &[], &mut |question, _| {
            let (a, b) = nearest(question);
            whole[&a] == whole[&b]
        });
        assert!(!by_journeys.was_adopted && by_journeys.answers < by_days.answers);
        assert_eq!(last_journey(&drawn, &by_journeys.groups), [48]);
    });
}

#[test]
fn an_answer_leaves_fewer_open_and_its_night_is_asked_no_more() {
    let drawn = library();
    with_facts(&drawn, |facts| {
        let shipped = Weights::default();
        let (before, groups) = ask(facts, &Constraints::default(), &shipped.affinity);
        let question = before.next[0].clone();
        let journey_and_day = |photo: PhotoId| drawn.iter().find(|d| d.id == photo).unwrap().journey;
        let night = |question: &Question| {
            let (a, b) = nearest(question);
            (journey_and_day(a), journey_and_day(b))
        };
        for is_same in [true, false] {
            let mut review = Review::default();
            review.apply(&[said(&question, is_same)], 0, |_| groups.clone()).unwrap();
            let constraints = review.constraints();
            let (after, _) = ask(facts, &constraints, &shipped.affinity);
            assert_eq!(after, ask(facts, &constraints, &shipped.affinity).0, "the same again");
            let now = boundaries(facts, &constraints, &groups).len();
            assert!(now < boundaries(facts, &Constraints::default(), &groups).len(), "{is_same}: {now}");
            assert!(after.next.iter().all(|other| night(other) != night(&question)), "{is_same}");
        }
    });
}

#[test]
fn of_what_is_settled_nothing_is_asked() {
    let drawn = library();
    with_facts(&drawn, |facts| {
        let days = truth(&drawn, |at| at);
        let mut honest = |question: &Question, _| {
            let (a, b) = nearest(question);
            days[&a] == days[&b]
        };
        // Half of the journeys are albums by day: from them it knows, and of them it asks nothing, which `answer_all` holds.
        let answered = answer_all(facts, &albums(&drawn, 0..JOURNEYS / 2, |at| at), &mut honest);
        assert!(answered.answers < 4, "{}", answered.answers);
        let all = album(0, drawn.iter().map(|photo| photo.id));
        let everything = Constraints { held: vec![all], ..Constraints::default() };
        assert_eq!(ask(facts, &everything, &Weights::default().affinity).0, Questions::default());
    });
}

#[test]
fn who_answers_by_a_coin_or_to_and_fro_teaches_nothing() {
    // Six journeys: enough for an honest person to be believed, and half the time.
    let drawn: Vec<Drawn> = library().into_iter().filter(|photo| photo.minutes < 10_080 * 38).collect();
    with_facts(&drawn, |facts| {
        for seed in 0..6_u64 {
            let mut state = seed;
            let coin = answer_all(facts, &[], &mut |_, _| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                state >> 63 == 0
            });
            assert!(!coin.was_adopted, "seed {seed}, {} answers", coin.answers);
            each_once(&drawn, &coin.groups);
        }
        for first in [0, 1] {
            let to_and_fro = answer_all(facts, &[], &mut |_, number| number % 2 == first);
            assert!(!to_and_fro.was_adopted, "{} answers", to_and_fro.answers);
            each_once(&drawn, &to_and_fro.groups);
        }
        let days = truth(&drawn, |at| at);
        let honest = answer_all(facts, &[], &mut |question, _| {
            let (a, b) = nearest(question);
            days[&a] == days[&b]
        });
        assert!(honest.was_adopted, "the same library teaches something where answers mean something");
    });
}

#[test]
fn two_answers_are_too_few_even_where_both_say_the_same() {
    let drawn = library();
    with_facts(&drawn, |facts| {
        let shipped = Weights::default();
        let mut review = Review::default();
        for _ in 0..2 {
            let (asked, groups) = ask(facts, &review.constraints(), &shipped.affinity);
            review.apply(&[said(&asked.next[0], false)], 0, |_| groups.clone()).unwrap();
        }
        let learned = learn(facts, &review.constraints(), &shipped, false);
        assert_eq!((learned.affinity, learned.albums), (None, 2), "an answer about eight photos is one answer");
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn whatever_the_answers_are_it_ends_and_asks_nothing_twice(answers in prop::collection::vec(any::<bool>(), MOST), first in 0_u32..6) {
        // Three journeys with what lies between them.
        let drawn: Vec<Drawn> = library()
            .into_iter()
            .filter(|photo| photo.minutes / 10_080 / 6 >= i64::from(first) && photo.minutes / 10_080 / 6 < i64::from(first) + 4)
            .collect();
        with_facts(&drawn, |facts| {
            let answered = answer_all(facts, &[], &mut |_, number| answers[number]);
            each_once(&drawn, &answered.groups);
        });
    }

    #[test]
    fn the_order_of_photos_changes_no_question(turn in 1_usize..400) {
        let drawn = library();
        with_facts(&drawn, |facts| {
            let weights = Weights::default().affinity;
            let mut turned = facts.to_vec();
            turned.rotate_left(turn);
            assert_eq!(ask(facts, &Constraints::default(), &weights).0, ask(&turned, &Constraints::default(), &weights).0);
        });
    }
}

#[test]
fn a_question_that_was_skipped_is_not_the_next() {
    let drawn = library();
    with_facts(&drawn, |facts| {
        let weights = Weights::default();
        let (asked, groups) = ask(facts, &Constraints::default(), &weights.affinity);
        let (a, b) = nearest(&asked.next[0]);
        let skipped = BTreeSet::from([pair(a, b).unwrap()]);
        let tastes = Tastes::new(facts, &Constraints::default(), &weights, &weights.affinity);
        let others = questions(facts, &Constraints::default(), &groups, &tastes, &skipped, 1_000);
        assert!(!others.next.is_empty() && others.next.iter().all(|question| nearest(question) != (a, b)));
        assert_eq!(others.worth_asking + 1, asked.worth_asking);
        let touched: Vec<usize> = others
            .next
            .iter()
            .map(|question| groups.iter().position(|group| group.photos.contains(&nearest(question).0)).unwrap())
            .collect();
        assert_eq!(touched.iter().collect::<BTreeSet<_>>().len(), touched.len(), "each about other suggestions");
    });
}
