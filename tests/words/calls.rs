//! Where the sources say something: `say("id")` and `fill("id", &[("gap", …)])`.

use std::collections::BTreeSet;
use std::path::Path;

/// One place where something is said.
pub(crate) struct Call {
    pub(crate) file: String,
    pub(crate) id: String,
    /// The gaps that are filled there, where they are listed there.
    pub(crate) gaps: Option<BTreeSet<String>>,
}

/// All places in the sources that name what they say, tests left out.
pub(crate) fn all() -> Vec<Call> {
    let mut calls = Vec::new();
    for (file, text) in sources() {
        for (start, _) in text.match_indices(".say(").chain(text.match_indices(".fill(")) {
            let inside = arguments(&text[start..]);
            let Some(id) = inside.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next()) else {
                continue;
            };
            let rest = inside.split_once(',').map_or("", |(_, rest)| rest.trim());
            let gaps = if text[start..].starts_with(".say(") {
                Some(BTreeSet::new())
            } else {
                // A list that is put together elsewhere cannot be read here; whoever says it has a test.
                rest.strip_prefix("&[").and_then(names)
            };
            calls.push(Call { file: file.clone(), id: id.to_owned(), gaps });
        }
    }
    calls
}

/// Every text in quotation marks that could be an id: an id may also be kept in a table and said later, or get an ending
/// where it is said (`"{id}-note"`).
pub(crate) fn literals() -> BTreeSet<String> {
    let (mut literals, mut endings) = (BTreeSet::new(), BTreeSet::new());
    for text in sources().iter().flat_map(|(_, text)| text.split('"')) {
        let ending = text.strip_prefix('{').and_then(|rest| rest.split_once('}')).map(|(_, ending)| ending);
        match ending {
            Some(ending) if ending.starts_with('-') && could_be_id(ending) => _ = endings.insert(ending.to_owned()),
            _ if could_be_id(text) => _ = literals.insert(text.to_owned()),
            _ => {}
        }
    }
    let with_ending: Vec<_> =
        endings.iter().flat_map(|end| literals.iter().map(move |id| format!("{id}{end}"))).collect();
    literals.extend(with_ending);
    literals
}

fn could_be_id(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// What stands between the brackets that open first in `text`.
fn arguments(text: &str) -> &str {
    let start = text.find('(').map_or(0, |at| at + 1);
    let (mut depth, mut quoted, mut before) = (1, false, ' ');
    for (at, c) in text[start..].char_indices() {
        match c {
            '"' if before != '\\' => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' | ']' | '}' if !quoted => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &text[start..start + at];
        }
        before = c;
    }
    &text[start..]
}

/// The names in a list of pairs; none where an element is not a pair with its name in quotation marks.
fn names(list: &str) -> Option<BTreeSet<String>> {
    let list = list.trim_end().trim_end_matches(',').trim_end().strip_suffix(']')?;
    let mut names = BTreeSet::new();
    let mut rest = list.trim_start();
    while !rest.is_empty() {
        let pair = rest.strip_prefix('(').map(|_| arguments(rest))?;
        names.insert(pair.trim_start().strip_prefix('"')?.split('"').next()?.to_owned());
        rest = rest[pair.len() + 2..].trim_start().trim_start_matches(',').trim_start();
    }
    Some(names)
}

/// The sources without their tests, which stand at the end of a file.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned();
                found.push((path.strip_prefix(&root).unwrap().display().to_string(), text));
            }
        }
    }
    found
}

#[test]
fn calls_are_read_as_they_are_written() {
    assert_eq!(arguments(".fill(\"a\", &[(\"b\", f(x))]) + g()"), "\"a\", &[(\"b\", f(x))]");
    let set = |names: &[&str]| Some(names.iter().map(ToString::to_string).collect::<BTreeSet<_>>());
    assert_eq!(names("(\"b\", f(x)), (\"c\", \")\".into()),]"), set(&["b", "c"]));
    assert_eq!(names("]"), set(&[]));
    assert_eq!(names("(name, x)]"), None);
    assert_eq!(names("count]"), None);
}
