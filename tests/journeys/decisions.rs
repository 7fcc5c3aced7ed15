//! What the person says holds, and can be taken back.

use crate::person::Person;
use albumen::domain::GroupState;
use albumen::engine::{self, Group};
use serde_json::json;
use std::path::Path;

/// What can be seen of the groups, in no order.
pub fn seen(person: &Person) -> Vec<(String, GroupState, Option<String>, Vec<String>)> {
    let shown = |g: Group| {
        let mut files: Vec<_> = g.files.iter().map(|f| f.display().to_string()).collect();
        files.sort();
        (g.suggestion.id.0, g.suggestion.state, g.suggestion.name, files)
    };
    let mut all: Vec<_> = person.groups().into_iter().map(shown).collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

pub fn text(path: &Path) -> String {
    path.display().to_string()
}

#[test]
fn everything_said_can_be_undone_and_redone_after_a_restart() {
    let person = Person::new();
    let (a, b) = (person.outing("20250503", 10, 6, 1), person.outing("20250810", 15, 5, 90));
    person.scan();
    let (first, second) = (person.group_of(&a[0]).suggestion.id, person.group_of(&b[0]).suggestion.id);
    assert_ne!(first, second, "two outings three months apart are two events");
    let mut states = vec![seen(&person)];
    for line in [
        json!({"op": "accept", "group": first}),
        json!({"op": "rename", "group": first, "name": "Picnic"}),
        json!({"op": "split", "group": first, "photos": [text(&a[0]), text(&a[1])]}),
        json!({"op": "move", "photos": [text(&a[0])], "to": second}),
        json!({"op": "remove", "group": second, "photos": [text(&b[4])]}),
        json!({"op": "later", "group": second}),
        json!({"op": "merge", "groups": [second, first]}),
        json!({"op": "reject", "group": second}),
    ] {
        person.say(line);
        states.push(seen(&person));
    }
    for state in states.iter().rev().skip(1) {
        person.say(json!({"op": "undo"}));
        assert_eq!(&seen(&person), state);
    }
    for state in states.iter().skip(1) {
        person.say(json!({"op": "redo"}));
        assert_eq!(&seen(&person), state);
    }
    assert!(engine::check(&person.library).expect("it can be checked").findings.is_empty());
}

#[test]
fn a_split_keeps_its_ids_for_the_lines_after_it() {
    let person = Person::new();
    let a = person.outing("20250503", 10, 6, 1);
    person.scan();
    let id = person.group_of(&a[0]).suggestion.id;
    person
        .try_say(&[
            json!({"op": "split", "group": id, "photos": [text(&a[0])]}),
            json!({"op": "move", "photos": [text(&a[1])], "to": "n1"}),
            json!({"op": "accept", "group": id}),
        ])
        .expect("all can be applied");
    assert_eq!((person.group_of(&a[1]).suggestion.id.0.as_str(), person.group_of(&a[1]).files.len()), ("n1", 2));
    assert_eq!(person.group_of(&a[2]).suggestion.state, GroupState::Accepted);
}

#[test]
fn a_bad_line_applies_nothing() {
    let person = Person::new();
    let a = person.outing("20250503", 10, 6, 1);
    person.scan();
    let id = person.group_of(&a[0]).suggestion.id;
    let before = seen(&person);
    let good = json!({"op": "accept", "group": id});
    for (bad, says) in [
        (json!({"op": "accept", "group": "e404"}), "line 2: there is no group “e404”"),
        (json!({"op": "burn", "group": id}), "line 2: unknown variant `burn`"),
        (
            json!({"op": "split", "group": id, "photos": ["/nowhere.jpg"]}),
            "line 2: the library has no photo /nowhere.jpg",
        ),
        (json!({"op": "merge", "groups": [id]}), "line 2: a merge needs two different groups"),
        (json!({"op": "redo"}), "line 2: there is nothing to redo"),
    ] {
        let error = person.try_say(&[good.clone(), bad]).expect_err("it is bad").to_string();
        assert!(error.contains(says) && error.contains("Nothing was applied"), "{error}");
        assert_eq!(seen(&person), before);
    }
}

#[test]
fn a_clock_can_only_be_trusted_of_a_camera_that_is_there() {
    let person = Person::new();
    person.outing("20250503", 10, 6, 1);
    person.scan();
    let before = seen(&person);
    let error = person
        .try_say(&[json!({"op": "clock", "camera": "Canon EOS R50", "on": false})])
        .expect_err("there is no such camera");
    assert!(error.to_string().contains("line 1: there is no camera “Canon EOS R50”"), "{error}");
    assert_eq!(seen(&person), before);
}

#[test]
fn learning_says_that_there_is_nothing_to_learn_from_yet() {
    let person = Person::new();
    let a = person.outing("20250503", 10, 6, 1);
    person.scan();
    assert_eq!(engine::learn(&person.library).map(|l| l.corrections).ok(), Some(0));
    person.say(json!({"op": "accept", "group": person.group_of(&a[0]).suggestion.id}));
    let learned = engine::learn(&person.library).expect("it can be asked");
    assert_eq!((learned.corrections, learned.pairs.together, learned.pairs.apart), (1, 15, 0));
    person.say(json!({"op": "favourite", "photos": [a[0]], "on": true}));
    person.say(json!({"op": "rename", "group": person.group_of(&a[0]).suggestion.id, "name": "Anna"}));
    let learned = engine::learned(&person.library).expect("it can be asked");
    assert_eq!(learned.corrections, 1, "neither says which photos belong together");
}
