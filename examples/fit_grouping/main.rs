//! Fits the weights of grouping to libraries whose true albums are known, and measures with them.
//!
//!     fit_grouping fit OUT.toml DUMP...      fit on these libraries, each in six ways
//!     fit_grouping confidence WEIGHTS.toml DUMP...
//!                                            fit anew in this file how likely suggestions are right, and leave the rest:
//!                                            with more libraries than that was fitted to
//!     fit_grouping score DUMP...             B-cubed F1 with the shipped weights, what "sure" is worth, clocks
//!     fit_grouping finish DUMP...            how many actions a simulated person has left, without files and programs
//!     fit_grouping late DUMP...              photos that come after their album was accepted: what is suggested of them
//!     fit_grouping near DUMP...              photos that are offered beside suggestions: how often they belong
//!     fit_grouping again DUMP...             what is suggested of rejected suggestions' photos: how much, and how often right
//!     fit_grouping unlike DUMP...            the same figures for libraries unlike the fitted: half the photos, twice as
//!                                            dense, all on weekends, no journeys
//!     fit_grouping groups DUMP               the groups as JSON, for another program to score
//!     fit_grouping time DUMP...              seconds and memory for 10,000, 100,000 and 1,000,000 photos, dumps laid end to
//!                                            end over years, from nothing and after 100 more
//!
//! `score=FILE.toml` and the like measure with other weights. A DUMP is a path without extension: DUMP.json and
//! DUMP.scene.npy, as `examples/fit_grouping/dump.py` writes them.

#![allow(
    clippy::disallowed_methods,
    reason = "a tool for whoever fits weights: it writes the file it is told to, and tells the time"
)]
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a tool for the developer"
)]

mod again;
mod confidence;
mod fit;
mod late;
mod library;
mod logistic;
mod measure;
mod near;
mod person;
mod score;
mod time;
mod unlike;

use albumen::grouping::Weights;
use library::{ALONE, FILES_ONLY, Library};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((verb, rest)) = arguments.split_first().filter(|(_, rest)| !rest.is_empty()) else {
        panic!("see the head of examples/fit_grouping/main.rs")
    };
    let (verb, weights) = match verb.split_once('=') {
        Some((verb, file)) => (verb, Weights::parse(&std::fs::read_to_string(file).unwrap()).unwrap()),
        None => (verb.as_str(), Weights::default()),
    };
    match (verb, rest) {
        ("fit", [out, dumps @ ..]) => {
            let libraries = load(dumps);
            let weights = fit::fit_all(&libraries);
            let text = fit::head(dumps, &libraries, &weights) + &fit::to_toml(&weights);
            std::fs::write(out, text).expect("can write the weights");
        }
        ("confidence", [file, dumps @ ..]) => {
            let before = std::fs::read_to_string(file).expect("can read the weights");
            let (libraries, weights) = (load(dumps), Weights::parse(&before).unwrap());
            let said: Vec<_> = libraries.iter().flat_map(|library| confidence::said(library, &weights)).collect();
            let weights = confidence::fit_confidence(&said, &libraries, &weights);
            std::fs::write(file, fit::head_again(&before, dumps) + &fit::to_toml(&weights))
                .expect("can write the weights");
        }
        ("score", dumps) => {
            let mut libraries = load(dumps);
            for extra in [FILES_ONLY, ALONE] {
                libraries.extend(dumps.iter().map(|path| Library::load(path).variant(extra)));
            }
            score::score(&libraries, &weights);
        }
        ("finish", dumps) => person::finish_all(&plain(dumps), &weights),
        ("unlike", dumps) => unlike::report(&plain(dumps), &weights),
        ("near", dumps) => near::measure(&plain(dumps), &weights),
        ("again", dumps) => again::measure(&plain(dumps), &weights),
        ("late", dumps) => late::measure(&plain(dumps), &weights),
        ("groups", [dump]) => score::print_groups(&Library::load(dump), &weights),
        ("time", dumps) => time::time(&plain(dumps), &weights),
        _ => panic!("see the head of examples/fit_grouping/main.rs"),
    }
}

/// Each library in every way.
fn load(dumps: &[String]) -> Vec<Library> {
    dumps.iter().flat_map(|path| Library::load(path).variants()).collect()
}

fn plain(dumps: &[String]) -> Vec<Library> {
    dumps.iter().map(|path| Library::load(path)).collect()
}
