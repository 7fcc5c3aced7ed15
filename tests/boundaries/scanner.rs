//! A small reader of Rust source: enough to see which paths a file names, without comments, texts and test code.
//!
//! Not a parser: macros and aliases can hide from it what a person would have to mean to hide.

/// A word or a sign of the source; `::` is one sign.
pub(crate) type Token = String;

/// The tokens of a source, with comments and the insides of texts and characters left out.
pub(crate) fn code(source: &str) -> Vec<Token> {
    let chars: Vec<char> = source.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let (length, token) = next(&chars[at..]);
        tokens.extend(token);
        at += length;
    }
    tokens
}

/// How many characters the next piece takes, and its token unless it is a space, a comment or a text.
fn next(rest: &[char]) -> (usize, Option<Token>) {
    let follow = |offset: usize| rest.get(offset).copied().unwrap_or('\0');
    match rest[0] {
        '/' if follow(1) == '/' => (rest.iter().position(|&c| c == '\n').unwrap_or(rest.len()), None),
        '/' if follow(1) == '*' => (block_comment(rest), None),
        '"' => (text(rest), None),
        '\'' => character(rest),
        ':' if follow(1) == ':' => (2, Some("::".into())),
        c if c.is_alphanumeric() || c == '_' => {
            let length = rest.iter().take_while(|c| c.is_alphanumeric() || **c == '_').count();
            let word: String = rest[..length].iter().collect();
            let hashes = rest[length..].iter().take_while(|&&c| c == '#').count();
            match (word.as_str(), follow(length + hashes)) {
                ("r" | "br" | "cr", '"') => (length + raw_text(&rest[length..], hashes), None),
                ("b" | "c", '"') if hashes == 0 => (length + text(&rest[length..]), None),
                ("b", '\'') if hashes == 0 => (length + character(&rest[length..]).0, None),
                _ => (length, Some(word)),
            }
        }
        c if c.is_whitespace() => (1, None),
        c => (1, Some(c.into())),
    }
}

fn block_comment(rest: &[char]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        match (rest[at], rest.get(at + 1)) {
            ('/', Some('*')) => (depth, at) = (depth + 1, at + 2),
            ('*', Some('/')) => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn text(rest: &[char]) -> usize {
    let mut at = 1;
    while at < rest.len() && rest[at] != '"' {
        at += if rest[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// From the first `#` or `"` on.
fn raw_text(rest: &[char], hashes: usize) -> usize {
    let closes = |at: usize| rest[at] == '"' && rest[at + 1..].iter().take_while(|&&c| c == '#').count() >= hashes;
    let start = hashes + 1;
    (start..rest.len()).find(|&at| closes(at)).map_or(rest.len(), |at| at + 1 + hashes)
}

/// A character literal is passed over; a lifetime is a token.
fn character(rest: &[char]) -> (usize, Option<Token>) {
    if rest.get(1) == Some(&'\\') {
        let end = (3..rest.len()).find(|&at| rest[at] == '\'').unwrap_or(rest.len() - 1);
        return (end + 1, None);
    }
    if rest.get(2) == Some(&'\'') {
        return (3, None);
    }
    (1, Some("'".into()))
}

/// The tokens without the items under `#[cfg(test)]`; nothing of a file under `#![cfg(test)]`.
pub(crate) fn without_tests(tokens: &[Token]) -> Vec<Token> {
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if matches(&tokens[at..], "# ! [ cfg ( test ) ]") {
            return Vec::new();
        }
        if matches(&tokens[at..], CFG_TEST) {
            at = end_of_item(tokens, at);
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

/// Names of the files that hold tests: `#[cfg(test)] mod name;`.
pub(crate) fn test_modules(tokens: &[Token]) -> Vec<String> {
    let starts = (0..tokens.len()).filter(|&at| matches(&tokens[at..], CFG_TEST));
    starts
        .filter_map(|at| match &tokens[at..end_of_item(tokens, at)] {
            [.., word, name, end] if word == "mod" && end == ";" => Some(name.clone()),
            _ => None,
        })
        .collect()
}

const CFG_TEST: &str = "# [ cfg ( test ) ]";

fn matches(tokens: &[Token], pattern: &str) -> bool {
    let mut found = tokens.iter();
    pattern.split(' ').all(|wanted| found.next().is_some_and(|token| token == wanted))
}

/// Where the item ends whose attributes start at `at`: after its `;` or its closing brace.
fn end_of_item(tokens: &[Token], mut at: usize) -> usize {
    while at < tokens.len() && tokens[at] == "#" {
        at = after_brackets(tokens, at + 1);
    }
    // `use a::{b};` ends at the `;`, not at its brace.
    let is_use = tokens[at..].iter().take_while(|token| *token != ";" && *token != "{").any(|token| token == "use");
    while at < tokens.len() {
        match tokens[at].as_str() {
            ";" => return at + 1,
            "{" if !is_use => return after_brackets(tokens, at),
            "(" | "[" | "{" => at = after_brackets(tokens, at),
            _ => at += 1,
        }
    }
    at
}

/// Where the bracket that opens at `at` has closed again.
fn after_brackets(tokens: &[Token], mut at: usize) -> usize {
    let mut depth = 0_usize;
    while at < tokens.len() {
        match tokens[at].as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
        if depth == 0 {
            break;
        }
    }
    at
}

/// Every path that the tokens name, with the braces of `use` multiplied out: `use a::{b, c::d}` gives `a::b` and
/// `a::c::d`. Single words are left out except in `use` and `extern crate`.
pub(crate) fn paths(tokens: &[Token]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let in_use = tokens[at] == "use" || matches(&tokens[at..], "extern crate");
        if in_use {
            at += if tokens[at] == "use" { 1 } else { 2 };
            at = branch(tokens, at, &[], &mut found, true);
        } else if is_word(&tokens[at]) {
            at = branch(tokens, at, &[], &mut found, false);
        } else {
            at += 1;
        }
    }
    found
}

/// Reads one path, or one brace of a `use`, that hangs below `stem`; returns where it ends.
fn branch(tokens: &[Token], mut at: usize, stem: &[String], found: &mut Vec<Vec<String>>, in_use: bool) -> usize {
    let sign = |at: usize| tokens.get(at).map_or("", String::as_str);
    let mut path = stem.to_vec();
    if sign(at) == "::" {
        at += 1; // `::std::fs`
    }
    loop {
        match sign(at) {
            "{" if in_use => {
                at += 1;
                while at < tokens.len() && sign(at) != "}" {
                    let before = at;
                    at = branch(tokens, at, &path, found, true);
                    if sign(at) == "," || at == before {
                        at += 1;
                    }
                }
                return at + 1;
            }
            "*" if in_use => {
                path.push("*".into());
                at += 1;
            }
            word if is_word(word) => {
                path.push(word.to_string());
                at += 1;
            }
            _ => break,
        }
        if sign(at) != "::" {
            break;
        }
        at += 1;
    }
    if sign(at) == "as" {
        at += if in_use { 2 } else { 0 };
    }
    if path.len() > stem.len() && (path.len() > 1 || in_use) {
        found.push(path);
    }
    at
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

#[test]
fn braces_are_multiplied_out() {
    let joined = |source: &str| paths(&code(source)).iter().map(|path| path.join("::")).collect::<Vec<_>>();
    assert_eq!(
        joined("use std::{fs, time::{Duration, Instant as I}, io::{self}};"),
        ["std::fs", "std::time::Duration", "std::time::Instant", "std::io::self"]
    );
    assert_eq!(joined("use {a::b, ::c};"), ["a::b", "c"]);
    assert_eq!(joined("let x: Vec<crate::domain::Photo> = y.collect::<Vec<_>>();"), ["crate::domain::Photo"]);
    assert_eq!(joined("use a::*; extern crate b; c.d(e)"), ["a::*", "b"]);
    assert_eq!(joined("match x { a::B { c } => d::e(f), _ => {} }"), ["a::B", "d::e"]);
}

#[test]
fn comments_and_texts_are_no_code() {
    let source = r##"a /* b /* c */ d */ "e \" f" r#"g " h"# b'"' '\'' 'x' b"i" 'life // j
k"##;
    assert_eq!(code(source).join(" "), "a ' life k");
}

#[test]
fn test_items_end_where_they_end() {
    let kept = |source: &str| without_tests(&code(source)).join(" ");
    assert_eq!(kept("a; #[cfg(test)] #[rustfmt::skip] mod t { fn f() { { } } } b"), "a ; b");
    assert_eq!(kept("#[cfg(test)] use a::{b, c}; d"), "d");
    assert_eq!(kept("#[cfg(test)] fn f(x: [u8; 3]) -> u8 { x[0] } d"), "d");
    assert_eq!(kept("#![cfg(test)] a"), "");
    assert_eq!(kept("#[cfg(not(test))] a"), "# [ cfg ( not ( test ) ) ] a");
}
