//! Names of folders that a person gave: those are albums already.

mod plain;

use super::fold;
use plain::is_plain;

/// The name of the album that a folder is: what a person called it, without a date before it. `None` where the name is only a
/// date, a camera's, a program's, or says nothing of what is in it.
///
/// It errs towards `None`: an album that is not offered costs nothing, a list full of "IMG" and "Backup" is not read.
pub fn album_in_folder_name(folder: &str) -> Option<String> {
    let name = without_date(without_number(folder.trim()));
    if name.starts_with(['.', '$', '@', '~'])
        || is_of_a_program(name)
        || is_of_a_camera(name)
        || is_part_of_folder(name)
    {
        return None;
    }
    let says_something = words(name).any(|word| is_telling(&word));
    // "Wedding_Anna" is how a name is written where spaces are shunned.
    let name = if name.contains(' ') { name.to_owned() } else { name.replace('_', " ") };
    says_something.then(|| name.trim().to_owned())
}

/// Whether a folder only parts what is in the folder above by the kind of its files, or by days or pieces that are counted:
/// "RAW", "edited", "Day 2". Its photos belong to the album that the folder above is.
pub fn is_part_of_folder(folder: &str) -> bool {
    const PARTS: &[&str] = &[
        "raw",
        "raws",
        "nef",
        "cr2",
        "cr3",
        "arw",
        "dng",
        "orf",
        "raf",
        "jpg",
        "jpeg",
        "jpgs",
        "heic",
        "edited",
        "edit",
        "edits",
        "bearbeitet",
        "original",
        "originals",
        "originale",
        "selected",
        "selection",
        "auswahl",
        "best",
        "beste",
        "export",
        "exports",
        "video",
        "videos",
        "film",
        "filme",
        "day",
        "tag",
        "jour",
        "giorno",
        "dia",
        "dag",
        "part",
        "teil",
        "partie",
        "parte",
        "cd",
        "disc",
        "foto",
        "fotos",
        "photo",
        "photos",
        "bilder",
        "pictures",
    ];
    let mut words = words(folder);
    let Some(first) = words.next() else { return false };
    let is_number = |word: String| word.len() <= 2 && word.chars().all(|c| c.is_ascii_digit());
    // "Day2" as well as "Day 2".
    let first = first.trim_end_matches(|c: char| c.is_ascii_digit() && !first.starts_with("cr"));
    PARTS.contains(&first) && words.all(is_number)
}

/// The words of a name, folded. A mark that stands after its letter, as macOS writes names, parts nothing.
pub(super) fn words(name: &str) -> impl Iterator<Item = String> {
    let is_inside = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '\u{0300}'..='\u{036F}');
    name.split(move |c| !is_inside(c)).map(fold).filter(|word| !word.is_empty())
}

/// Without " (2)" and the like behind it, which systems put there.
pub(super) fn without_number(name: &str) -> &str {
    let Some((before, inside)) = name.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) else { return name };
    if !inside.is_empty() && inside.len() < 4 && inside.chars().all(|c| c.is_ascii_digit()) {
        before.trim_end()
    } else {
        name
    }
}

/// Without a date, or a span of dates, before it. "18. Geburtstag", "3 Tage Rom" and "2nd birthday" begin with none: a date has
/// a year in it.
fn without_date(whole: &str) -> &str {
    let Some((mut rest, has_day)) = date(whole) else { return whole };
    for to in ["-", "–", "—", "/", "+", "&", "to", "bis"] {
        let Some(after) = rest.trim_start().strip_prefix(to).map(str::trim_start) else { continue };
        if let Some((end, _)) = date(after) {
            rest = end;
        } else if let Some(end) = last_day(after).filter(|_| has_day) {
            rest = end;
        }
        break;
    }
    let name = rest.trim_start_matches([' ', '-', '–', '—', '_', '.', ',', ':', '/', '+']);
    // "2019er Jahrgang" begins with no date; something parts one from what follows.
    if name.len() == rest.len() && rest.starts_with(char::is_alphanumeric) { whole } else { name }
}

/// The last day of a span in one month, behind "2019-05-03-": "07 Paris".
fn last_day(text: &str) -> Option<&str> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (day, rest) = text.split_at(digits);
    let is_day = (1..=2).contains(&digits) && day.parse().is_ok_and(|day: u8| (1..=31).contains(&day));
    // "18. Geburtstag" is none.
    (is_day && !rest.starts_with(". ") && !rest.starts_with(|c: char| c.is_alphabetic())).then_some(rest)
}

/// What is behind a date that a text begins with, and whether that has a day: 2019, 2019-05, 2019_05_03, 20190503, 03.05.2019.
fn date(text: &str) -> Option<(&str, bool)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    let number = |text: &str| text.parse::<u32>().unwrap_or(0);
    let is_year = |text: &str| text.len() == 4 && (1_900..2_100).contains(&number(text));
    let is_month = |text: &str| (1..=2).contains(&text.len()) && (1..=12).contains(&number(text));
    let is_day = |text: &str| (1..=2).contains(&text.len()) && (1..=31).contains(&number(text));
    // The next digits behind one sign.
    let next = |rest: &'_ str| -> Option<(char, usize, usize)> {
        let sign = rest.chars().next().filter(|c| matches!(c, '-' | '.' | '_' | '/' | ' '))?;
        let start = sign.len_utf8();
        let length = rest[start..].find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len() - start);
        (length > 0).then_some((sign, start, start + length))
    };
    match digits.len() {
        8 if is_year(&digits[..4]) && is_month(&digits[4..6]) && is_day(&digits[6..]) => Some((rest, true)),
        6 if is_year(&digits[..4]) && is_month(&digits[4..]) => Some((rest, false)),
        4 if is_year(digits) => {
            let Some((sign, from, to)) = next(rest).filter(|(_, from, to)| is_month(&rest[*from..*to])) else {
                return Some((rest, false));
            };
            let after = &rest[to..];
            // "2019 3 Tage Rom" and "2019 18. Geburtstag": behind a space a number is a month only where a day follows.
            let day = next(after).filter(|(other, f, t)| *other == sign && is_day(&after[*f..*t]));
            match (day, sign) {
                (Some((_, _, end)), _) => Some((&after[end..], true)),
                (None, ' ') => Some((rest, false)),
                (None, _) if to - from == 2 || after.is_empty() => Some((after, false)),
                (None, _) => Some((rest, false)),
            }
        }
        1 | 2 if is_day(digits) => {
            let (sign, _, to) = next(rest).filter(|(sign, from, to)| *sign != ' ' && is_month(&rest[*from..*to]))?;
            let after = &rest[to..];
            let (_, _, end) = next(after).filter(|(other, from, to)| *other == sign && is_year(&after[*from..*to]))?;
            Some((&after[end..], true))
        }
        _ => None,
    }
}

/// Whether a folded word says what was photographed: it has two letters (or one of a script in which one is a word), is none
/// of the plain ones, and no number of a camera or program.
fn is_telling(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let is_whole_word =
        |c: char| matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}');
    let is_long_enough = letters >= 2 || word.chars().any(is_whole_word);
    let digits = word.chars().filter(char::is_ascii_digit).count();
    is_long_enough && !is_plain(word) && digits <= 2 && !is_hexadecimal(word) && !is_counted_day(word)
}

/// "2019年", "5月3日", "3월": a date in a script that needs no spaces.
fn is_counted_day(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_digit() || matches!(c, '年' | '月' | '日' | '년' | '월' | '일' | '号'))
}

/// A number in hexadecimal digits, as programs name folders.
fn is_hexadecimal(word: &str) -> bool {
    word.len() >= 4 && word.chars().all(|c| c.is_ascii_hexdigit()) && word.contains(|c: char| c.is_ascii_digit())
}

/// Messengers name their folders after themselves ("WhatsApp Animated Gifs"), photo programs and systems by a kind.
fn is_of_a_program(name: &str) -> bool {
    let lower = name.to_lowercase();
    let starts = ["whatsapp", "telegram", "lost+found", "system volume information"];
    let ends = [".photoslibrary", ".aplibrary", ".migratedphotolibrary", ".lrdata", ".lrcat", ".tmp", ".app"];
    starts.iter().any(|start| lower.starts_with(start)) || ends.iter().any(|end| lower.ends_with(end))
}

/// As cameras call folders: three digits and five signs (the "Design rule for Camera File system", JEITA CP-3461), and as
/// phones and cameras call files.
fn is_of_a_camera(name: &str) -> bool {
    let (three, five) = name.split_at_checked(3).unwrap_or((name, ""));
    let is_rule = three.chars().all(|c| c.is_ascii_digit())
        && five.len() == 5
        && five.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
    let starts =
        ["IMG_", "IMG-", "IMG", "DSC_", "DSC", "DSCN", "DSCF", "PXL_", "VID_", "VID-", "MVI_", "P", "GOPR", "DJI_"];
    let is_number = |rest: &str| rest.len() >= 3 && rest.starts_with(|c: char| c.is_ascii_digit());
    let is_file = starts.iter().filter_map(|start| name.strip_prefix(start)).any(is_number);
    is_rule || is_file
}

#[cfg(test)]
mod tests;
