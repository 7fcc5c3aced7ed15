//! Somebody who says one thing and then the other: the last word holds, and each word before it comes back by undo. Each line is
//! said to a library that is opened anew for it, so all of this is after a restart.

use crate::decisions::{seen, text};
use crate::person::Person;
use albumen::domain::GroupState;
use albumen::engine;
use serde_json::{Value, json};
use std::path::Path;

fn is_together(person: &Person, a: &Path, b: &Path) -> bool {
    person.group_of(a).suggestion.id == person.group_of(b).suggestion.id
}

fn is_whole(person: &Person) {
    let findings = engine::check(&person.library).expect("it can be checked").findings;
    assert!(findings.is_empty(), "{findings:?}");
}

/// Says these one after the other, takes all of them back, and says them again by redo: what is seen is the same at each step.
fn there_and_back(person: &Person, lines: &[Value], mut after: impl FnMut(usize)) {
    let mut states = vec![seen(person)];
    for (n, line) in lines.iter().enumerate() {
        person.say(line.clone());
        states.push(seen(person));
        is_whole(person);
        after(n);
    }
    for (op, states) in
        [("undo", states.iter().rev().skip(1).collect::<Vec<_>>()), ("redo", states.iter().skip(1).collect::<Vec<_>>())]
    {
        for (n, state) in states.into_iter().enumerate() {
            person.say(json!({"op": op}));
            assert_eq!(&seen(person), state, "{op} {n}");
        }
        is_whole(person);
    }
}

#[test]
fn of_answers_about_the_same_two_photos_the_last_holds() {
    let person = Person::new();
    let (a, b) = (person.outing("20250503", 10, 6, 1), person.outing("20250503", 19, 6, 90));
    person.scan();
    let pair = [text(&a[5]), text(&b[0])];
    let back = [pair[1].clone(), pair[0].clone()];
    let said = [("same", &pair), ("different", &pair), ("same", &back), ("different", &back)];
    let lines: Vec<Value> = said.iter().map(|(op, photos)| json!({"op": op, "photos": photos})).collect();
    there_and_back(&person, &lines, |n| {
        let op = said[n].0;
        assert_eq!(is_together(&person, &a[5], &b[0]), op == "same", "after {op}, word {n}");
        let asked = engine::questions(&person.library, 100).expect("it can be asked").next;
        let is_about_both =
            |side: &engine::QuestionFiles| side.left.last() == Some(&a[5]) && side.right.first() == Some(&b[0]);
        assert!(!asked.iter().any(is_about_both), "what was answered is not asked, after word {n}");
    });
    // What is left teaches as if the last word had been the only one.
    let other = Person::new();
    let (c, d) = (other.outing("20250503", 10, 6, 1), other.outing("20250503", 19, 6, 90));
    other.scan();
    other.say(json!({"op": "different", "photos": [text(&d[0]), text(&c[5])]}));
    let [one, another] = [&person, &other].map(|who| engine::learn(&who.library).expect("it can be asked"));
    assert_eq!((one.used, one.pairs), (another.used, another.pairs));
    let sides = |who: &Person, a: &Path, b: &Path| [a, b].map(|photo| who.group_of(photo).files.len());
    assert_eq!(sides(&person, &a[5], &b[0]), sides(&other, &c[5], &d[0]));
}

#[test]
fn what_was_accepted_cut_and_joined_again_is_what_was_said_last() {
    let person = Person::new();
    let a = person.outing("20250503", 10, 6, 1);
    person.scan();
    let id = person.group_of(&a[0]).suggestion.id.0;
    let say = |lines: &[Value], sizes: &[usize]| {
        there_and_back(&person, lines, |n| {
            let group = person.group_of(&a[0]);
            assert_eq!((&group.suggestion.id.0, group.files.len()), (&id, sizes[n]), "after {}", lines[n]);
        });
    };
    let cut = json!({"op": "split", "group": id, "photos": [text(&a[4]), text(&a[5])]});
    say(&[json!({"op": "accept", "group": id}), cut], &[6, 4]);
    let other = person.group_of(&a[5]).suggestion.id;
    let out = json!({"op": "remove", "group": id, "photos": [text(&a[5])]});
    let back = json!({"op": "move", "photos": [text(&a[5])], "to": id});
    say(&[json!({"op": "merge", "groups": [id, other]}), out, back], &[6, 5, 6]);
    assert_eq!(person.group_of(&a[0]).suggestion.state, GroupState::Accepted);
    let learned = engine::learn(&person.library).expect("it can be asked");
    assert_eq!((learned.pairs.together, learned.pairs.apart, learned.used), (15, 0, None), "six photos, one album");
}

#[test]
fn an_answer_that_an_album_contradicts_changes_nothing_until_the_album_does() {
    let person = Person::new();
    let a = person.outing("20250503", 10, 6, 1);
    person.scan();
    let id = person.group_of(&a[0]).suggestion.id;
    let apart = json!({"op": "different", "photos": [text(&a[0]), text(&a[5])]});
    person.say(json!({"op": "accept", "group": id}));
    let before = seen(&person);
    assert!(person.try_say(std::slice::from_ref(&apart)).is_err(), "the album holds both");
    assert_eq!(seen(&person), before);
    person.say(json!({"op": "undo"}));
    person.say(apart.clone());
    assert!(!is_together(&person, &a[0], &a[5]));
    // Taken as one all the same: the album is the later word, and the answer is one of its own again when that is taken back.
    let other = person.group_of(&a[5]).suggestion.id;
    let own = person.group_of(&a[0]).suggestion.id;
    there_and_back(
        &person,
        &[json!({"op": "merge", "groups": [own, other]}), json!({"op": "accept", "group": own})],
        |_| {
            assert!(is_together(&person, &a[0], &a[5]));
        },
    );
    assert!(person.try_say(&[apart]).is_err());
}
