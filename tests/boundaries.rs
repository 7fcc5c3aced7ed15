//! The rooms' boundaries, held against the source tree: who may use what, and which rooms are pure.
//!
//! `clippy.toml` says which calls are forbidden nearly everywhere; this says what depends on where a file lies. It
//! reads the sources as text, so it builds in a second and knows nothing of what it guards.

#[path = "boundaries/rules.rs"]
mod rules;
#[path = "boundaries/scanner.rs"]
mod scanner;
#[path = "boundaries/tree.rs"]
mod tree;

use std::path::Path;
use tree::Source;

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_room_keeps_to_its_boundaries() {
    let sources = tree::read(&project().join("src")).unwrap();
    assert!(sources.iter().any(|source| source.path == "domain/mod.rs"), "the source tree was not found");
    let broken: Vec<String> = sources.iter().flat_map(rules::broken_by).collect();
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

#[test]
fn xtask_fetches_the_runtime_that_albumen_looks_for() {
    let Ok(wanted) = std::fs::read_to_string(project().join("src/encoder/runtime.rs")) else {
        return; // the encoder's room does not exist yet
    };
    let pinned = std::fs::read_to_string(project().join("xtask/src/pins.rs")).unwrap();
    let version = |source: &str| {
        let (_, after) = source.split_once("RUNTIME_VERSION: &str = \"")?;
        Some(after.split_once('"')?.0.to_string())
    };
    assert!(version(&pinned).is_some(), "xtask/src/pins.rs names no RUNTIME_VERSION");
    assert_eq!(version(&wanted), version(&pinned), "src/encoder/runtime.rs (left) and xtask/src/pins.rs (right)");
}

/// What the rules say about a made-up file.
fn broken(path: &str, text: &str) -> Vec<String> {
    rules::broken_by(&Source { path: path.into(), text: text.into(), only_tests: false })
}

#[test]
fn a_crate_outside_its_room_is_caught() {
    for (path, line) in [
        ("grouping/events.rs", "use ort::session::Session;"),
        ("engine/mod.rs", "//! Header.\nlet db = rusqlite::Connection::open(path)?;"),
        ("cli/mod.rs", "//! Header.\nuse { eframe::egui, std::fmt };"),
        ("engine/run.rs", "#[derive(clap::Parser)] struct A;"),
        ("import/scan.rs", "fn f() { println!(\"{}\", 1) }"),
        ("library/open.rs", "extern crate ort;"),
        ("library/open.rs", "pub use ort;"),
    ] {
        assert_eq!(broken(path, line).len(), 1, "{path}: {line}");
    }
    for (path, line) in [
        ("encoder/session.rs", "use ort::session::Session;"),
        ("library/open.rs", "use rusqlite::Connection;"),
        ("app/view.rs", "use eframe::egui;"),
        ("cli/args.rs", "use clap::Parser; fn f() { println!() }"),
        ("engine/run.rs", "// use ort::Session;\nlet text = \"rusqlite::Connection\"; /* clap::Parser */"),
        ("engine/run.rs", "let r = r#\"\"use ort::Session;\"\"#; let c = '\"'; fn f<'a>(x: &'a str) {}"),
    ] {
        assert_eq!(broken(path, line), Vec::<String>::new(), "{path}: {line}");
    }
}

#[test]
fn a_pure_room_that_touches_the_world_is_caught() {
    for line in [
        "use std::fs;",
        "use std::{collections::HashMap, time::{Duration, Instant}};",
        "let now = std::time::SystemTime::now();",
        "let now = jiff::Timestamp::now();",
        "use jiff::ZonedDateTime;\nlet now = ZonedDateTime::now();",
        "std::thread::sleep(pause);",
        "let home = std::env::var(\"HOME\");",
        "use std::*;",
        "use std as s;",
        "use walkdir::WalkDir;",
        "if path.exists() { }",
        "#[cfg(not(test))] use std::fs;",
    ] {
        for path in ["grouping/events.rs", "export/plan.rs", "encoder/preprocess.rs"] {
            assert_eq!(broken(path, line).len(), 1, "{path}: {line}");
        }
        assert_eq!(broken("import/scan.rs", line), Vec::<String>::new(), "an edge may: {line}");
    }
    let pure = "use std::{fmt, time::Duration}; use jiff::Timestamp; fn f(now: Timestamp) {}\n\
                #[cfg(test)]\n#[allow(unused)]\nmod tests { use std::fs; fn f() { if true { fs::read(\"}\") } } }\n\
                #[cfg(test)]\nuse std::time::Instant;\n";
    assert_eq!(broken("review/state.rs", pure), Vec::<String>::new());
    let after_the_tests = format!("{pure}\nuse std::fs;");
    assert_eq!(broken("review/state.rs", &after_the_tests).len(), 1);
}

#[test]
fn a_dependency_against_the_current_is_caught() {
    for (path, line) in [
        ("domain/photo.rs", "use crate::library::Library;"),
        ("grouping/events.rs", "use crate::{domain::Photo, learning::{self, Weights}};"),
        ("import/scan.rs", "fn f(x: crate::library::Library) {}"),
        ("review/state.rs", "use super::super::search::Index;"),
        ("review/mod.rs", "//! Header.\nuse super::search;"),
        ("engine/run.rs", "use crate::cli;"),
        ("app/view.rs", "use crate::grouping::Suggestion;"),
        ("main.rs", "//! Header.\nuse albumen::library::Library;"),
        ("library/open.rs", "use crate::*;"),
    ] {
        assert_eq!(broken(path, line).len(), 1, "{path}: {line}");
    }
    for (path, line) in [
        ("import/scan.rs", "use crate::{domain::Photo, encoder::Encoder, import::pipeline};"),
        ("review/state.rs", "use super::other; use super::super::domain::Photo; use crate::review::log;"),
        ("engine/run.rs", "use crate::{import, library, grouping, learning, review, search, export, encoder, domain};"),
        ("main.rs", "//! Header.\nfn main() -> std::process::ExitCode { albumen::cli::run() }"),
    ] {
        assert_eq!(broken(path, line), Vec::<String>::new(), "{path}: {line}");
    }
}

#[test]
fn a_room_without_purpose_is_caught() {
    assert_eq!(broken("grouping/utils.rs", "").len(), 1);
    assert_eq!(broken("grouping/helpers/time.rs", "").len(), 1);
    assert_eq!(broken("grouping/events.rs", "mod common { }").len(), 1);
    assert_eq!(broken("grouping/mod.rs", "mod events;").len(), 1, "no header");
    assert_eq!(broken("cellar/mod.rs", "//! Header.").len(), 1, "a room that is not on the map");
}
