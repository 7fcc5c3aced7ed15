//! `questions`, and answers to them through `apply`.

use super::{Home, groups, text};
use serde_json::{Value, json};

fn together(listed: &Value, pair: &Value) -> bool {
    let holds = |group: &Vec<&str>, photo: &Value| group.iter().any(|file| photo == file);
    groups(listed).iter().any(|group| holds(group, &pair[0]) && holds(group, &pair[1]))
}

#[test]
fn a_question_is_answered_once_moves_the_events_and_can_be_taken_back() {
    let home = Home::new();
    // Four days in a row, of which nobody can know whether they are one event.
    for (n, (day, hour)) in (0..4).flat_map(|day| [10, 14, 18].map(|hour| (day, hour))).enumerate() {
        for minute in [0, 5, 10, 15] {
            home.shoot(&format!("IMG_2025061{day}_{hour}{minute:02}00.jpg"), 30 + n as u8 * 4 + minute / 5);
        }
    }
    assert_eq!(home.json(&["questions", "--json"])["questions"], json!([]), "no library yet");
    home.scan();
    let asked = home.json(&["questions", "--json", "--count", "1"]);
    assert_eq!(asked, home.json(&["questions", "--json", "--count", "1"]), "the same each time");
    let question = asked["questions"][0].clone();
    for key in ["photos", "left", "right", "kind", "pause", "probability", "worth"] {
        assert!(!question[key].is_null(), "{key} is missing: {asked}");
    }
    let pair = &question["photos"];
    let ends = (question["left"].as_array().unwrap().last(), question["right"].get(0));
    assert_eq!(ends, (pair.get(0), pair.get(1)));
    assert!(text(&home.run(&["questions"]).stdout).contains(pair[0].as_str().unwrap()));

    let before = home.json(&["suggest", "--json"]);
    for (op, is_same) in [("same", true), ("different", false)] {
        let applied = home.apply(&[json!({"op": op, "photos": pair})]);
        assert!(applied.status.success(), "{}", text(&applied.stderr));
        assert_eq!(together(&home.json(&["suggest", "--json"]), pair), is_same, "{op}");
        let left = home.json(&["questions", "--json", "--count", "100"]);
        let again = left["questions"].as_array().unwrap().iter().any(|other| other["photos"] == *pair);
        assert!(!again, "it is asked again after {op}");
        assert!(left["worth_asking"].as_u64() < asked["worth_asking"].as_u64(), "{op}: {left}");
        assert!(home.apply(&[json!({"op": "undo"})]).status.success());
        assert_eq!(home.json(&["suggest", "--json"]), before, "as it was before {op}");
    }
    assert_eq!(home.json(&["questions", "--json", "--count", "1"]), asked, "and it is asked again");
    let one = home.apply(&[json!({"op": "same", "photos": [pair[0], pair[0]]})]);
    assert!(!one.status.success() && !text(&one.stderr).is_empty());
    assert!(text(&home.run(&["check"]).stdout).contains("All is well"));
}
