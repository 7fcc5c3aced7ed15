//! Fits what looks mean for stacks, to libraries whose true stacks are known, and measures with it.
//!
//!     fit_looks stacks ENCODER OUT.toml DUMP...   fit on these libraries, for the encoder's output ENCODER (such as
//!                                                 albumen-lite0-1/copy); other encoders' weights in OUT.toml stay
//!     fit_looks score-stacks ENCODER DUMP...      precision and recall over pairs, with the shipped weights
//!
//!     fit_looks score-themes DUMP...              B-cubed F1 of themes
//!     fit_looks time COUNT...                     what stacks and themes cost for so many drawn photos: time, memory
//!
//! A DUMP is a path without extension, as `examples/fit_grouping/dump.py` writes them.

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

mod cost;
mod library;
#[path = "../fit_grouping/logistic.rs"]
mod logistic;
mod stacks;
mod themes;

use albumen::domain::EncoderId;
use albumen::grouping::StackWeights;
use library::Library;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let load = |dumps: &[&str], encoder: &str| {
        let output = encoder.rsplit('/').next().unwrap_or(encoder);
        dumps.iter().map(|path| Library::load(path, output)).collect::<Vec<_>>()
    };
    match words[..] {
        ["stacks", encoder, out, ref dumps @ ..] if !dumps.is_empty() => {
            let fit = stacks::fit(encoder, &load(dumps, encoder));
            stacks::write(out, fit, dumps);
        }
        ["score-stacks", encoder, ref dumps @ ..] if !dumps.is_empty() => {
            let weights = StackWeights::shipped();
            stacks::score(&load(dumps, encoder), weights.of(&EncoderId(encoder.to_owned())).expect("fitted"));
        }
        ["score-themes", ref dumps @ ..] if !dumps.is_empty() => themes::score(&load(dumps, "scene")),
        ["time", ref counts @ ..] if !counts.is_empty() => {
            counts.iter().for_each(|count| cost::time(count.parse().expect("a number of photos")));
        }
        _ => panic!("see the head of examples/fit_looks/main.rs"),
    }
}
