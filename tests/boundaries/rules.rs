//! The rules: the map of `ARCHITECTURE.md` as tables.

use crate::scanner::{self, Token};
use crate::tree::Source;

/// Each room and the rooms it may use. Dependencies point one way.
const ROOMS: [(&str, &[&str]); 15] = [
    ("domain", &[]),
    ("encoder", &["domain"]),
    ("import", &["domain", "encoder"]),
    ("library", &["domain"]),
    ("grouping", &["domain", "search"]),
    ("learning", &["domain", "grouping"]),
    ("review", &["domain"]),
    ("search", &["domain"]),
    ("places", &["domain"]),
    ("export", &["domain"]),
    ("wastebasket", &["domain"]),
    (
        "engine",
        &[
            "domain",
            "encoder",
            "import",
            "library",
            "grouping",
            "learning",
            "review",
            "search",
            "places",
            "export",
            "wastebasket",
        ],
    ),
    ("words", &["engine", "domain"]),
    ("app", &["words", "engine", "domain"]),
    ("cli", &["words", "engine", "domain"]),
];

/// What the program itself may use of the library.
const MAIN: &[&str] = &["app", "cli"];

/// Crates that only some places may know, so that each can be replaced there.
const CRATES: [(&str, &[&str]); 9] = [
    ("ort", &["encoder/"]),
    ("tokenizers", &["encoder/"]),
    ("rusqlite", &["library/"]),
    ("rusqlite_migration", &["library/"]),
    ("eframe", &["app/"]),
    ("egui", &["app/"]),
    ("fluent_bundle", &["words/"]),
    ("clap", &["cli/", "main.rs"]),
    ("trash", &["wastebasket.rs"]),
];

/// Who may print: a library returns what it has to say.
const PRINTERS: &[&str] = &["cli/", "main.rs"];
const PRINTING: [&str; 5] = ["println", "print", "eprintln", "eprint", "dbg"];

/// Places that take data and return data.
const PURE: [&str; 13] = [
    "domain/",
    "grouping/",
    "learning/",
    "review/",
    "search/",
    "places/",
    "export/names.rs",
    "export/plan.rs",
    "export/xmp.rs",
    "encoder/preprocess.rs",
    "encoder/hub.rs",
    "encoder/onnx_file.rs",
    "encoder/sound.rs",
];

/// What a pure place never names: files, clock, threads, environment, chance.
const IMPURE: [&str; 22] = [
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "std::os",
    "std::sync::mpsc",
    "std::time::Instant",
    "std::time::SystemTime",
    "std::io::stdin",
    "std::io::stdout",
    "std::io::stderr",
    "walkdir",
    "tempfile",
    "directories",
    "crossbeam_channel",
    "rayon",
    "rand",
    "getrandom",
    "ctrlc",
    "indicatif",
    "thread_priority",
];

/// Ends of paths that read the clock, whatever they were imported as.
const CLOCKS: [[&str; 2]; 4] =
    [["ZonedDateTime", "now"], ["Timestamp", "now"], ["Instant", "now"], ["SystemTime", "now"]];

/// Methods of `std::path::Path` that look at the disk.
const DISK_METHODS: [&str; 8] =
    ["exists", "try_exists", "is_file", "is_dir", "is_symlink", "metadata", "canonicalize", "read_dir"];

/// Names that say nothing about a purpose.
const EMPTY_NAMES: [&str; 7] = ["utils", "util", "helpers", "helper", "common", "misc", "tools"];

/// Every rule that a file breaks, as sentences with its path.
pub(crate) fn broken_by(source: &Source) -> Vec<String> {
    let mut broken = names(source);
    if source.only_tests {
        return broken;
    }
    let all = scanner::code(&source.text);
    let tokens = scanner::without_tests(&all);
    let paths = scanner::paths(&tokens);
    broken.extend(header(source));
    broken.extend(crates(&source.path, &paths));
    broken.extend(printing(&source.path, &tokens));
    broken.extend(dependencies(&source.path, &paths));
    if starts_with_any(&source.path, &PURE) {
        broken.extend(purity(&source.path, &paths, &tokens));
    }
    broken
}

fn names(source: &Source) -> Vec<String> {
    let path = &source.path;
    let mut names: Vec<String> = path.trim_end_matches(".rs").split('/').map(String::from).collect();
    let tokens = scanner::code(&source.text);
    names.extend(tokens.windows(2).filter(|pair| pair[0] == "mod").map(|pair| pair[1].clone()));
    names
        .iter()
        .filter(|name| EMPTY_NAMES.contains(&name.as_str()))
        .map(|name| format!("{path}: `{name}` says no purpose; name the module after what it is for"))
        .collect()
}

fn header(source: &Source) -> Option<String> {
    let is_front_door = source.path.ends_with("mod.rs") || !source.path.contains('/');
    (is_front_door && !source.text.starts_with("//!"))
        .then(|| format!("{}: a room begins with a `//!` header: why it exists, what it must never do", source.path))
}

fn crates(path: &str, paths: &[Vec<String>]) -> Vec<String> {
    let mut broken = Vec::new();
    for (name, places) in CRATES {
        if !starts_with_any(path, places) && paths.iter().any(|found| found[0] == name) {
            broken.push(format!("{path}: `{name}` is known only to {}", places.join(" and ")));
        }
    }
    broken
}

fn printing(path: &str, tokens: &[Token]) -> Vec<String> {
    if starts_with_any(path, PRINTERS) {
        return Vec::new();
    }
    let printed = tokens.windows(2).filter(|pair| pair[1] == "!" && PRINTING.contains(&pair[0].as_str()));
    printed.map(|pair| format!("{path}: only `cli` prints; return what `{}!` would say", pair[0])).collect()
}

/// Rooms used against the current.
fn dependencies(path: &str, paths: &[Vec<String>]) -> Vec<String> {
    if path == "lib.rs" {
        return Vec::new(); // it opens the doors
    }
    let room = room_of(path);
    let allowed = match (path, ROOMS.iter().find(|(name, _)| *name == room)) {
        ("main.rs", _) => MAIN,
        (_, Some((_, allowed))) => allowed,
        (_, None) => {
            return vec![format!("{path}: `{room}` is no room on the map; add it to the rules if it should be")];
        }
    };
    let mut broken = Vec::new();
    for used in paths.iter().filter_map(|found| used_room(path, found)) {
        let line = format!("{path}: `{room}` may not use `{used}`, only [{}]", allowed.join(", "));
        if used != room && !allowed.contains(&used) && !broken.contains(&line) {
            broken.push(line);
        }
    }
    broken
}

/// The first folder, or the file where a room is one file.
fn room_of(path: &str) -> &str {
    path.split('/').next().unwrap_or(path).trim_end_matches(".rs")
}

/// The room that a path leads to, seen from the file at `file`; `None` where it leads to no room.
fn used_room<'a>(file: &str, path: &'a [String]) -> Option<&'a str> {
    let is_room = |name: &&str| *name == "*" || ROOMS.iter().any(|(room, _)| room == name);
    match path[0].as_str() {
        "crate" | "albumen" => path.get(1).map(String::as_str).filter(is_room),
        "super" => {
            // How many steps up the root is: `a/mod.rs` is one below it, `a/b.rs` two.
            let depth = file.trim_end_matches("/mod.rs").trim_end_matches(".rs").split('/').count();
            let up = path.iter().take_while(|step| *step == "super").count();
            path.get(up).filter(|_| up == depth).map(String::as_str).filter(is_room)
        }
        _ => None,
    }
}

fn purity(path: &str, paths: &[Vec<String>], tokens: &[Token]) -> Vec<String> {
    let impure = |found: &Vec<String>| {
        let text = found.join("::");
        let named = IMPURE.iter().any(|word| text == *word || text.starts_with(&format!("{word}::")));
        let clock = found.windows(2).any(|pair| CLOCKS.iter().any(|clock| pair[0] == clock[0] && pair[1] == clock[1]));
        // The whole of `std` under a glob or another name would hide the rest.
        let hidden = text == "std" || text == "std::*";
        (named || clock || hidden).then_some(text)
    };
    let mut words: Vec<String> = paths.iter().filter_map(impure).collect();
    let disk = tokens.windows(3).filter(|t| t[0] == "." && t[2] == "(" && DISK_METHODS.contains(&t[1].as_str()));
    words.extend(disk.map(|t| format!(".{}()", t[1])));
    words.dedup();
    words
        .iter()
        .map(|word| format!("{path}: pure, so it never names `{word}`; take what it would find out as an argument"))
        .collect()
}

fn starts_with_any(path: &str, places: &[&str]) -> bool {
    places.iter().any(|place| path.starts_with(place) || path == format!("{}.rs", place.trim_end_matches('/')))
}
