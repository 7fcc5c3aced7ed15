//! Which backups are kept: the last ones, and one of each month before. Pure.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::collections::HashSet;

/// So many of the newest are kept, whatever their date.
const NEWEST: usize = 10;

/// And before those, the last one of each of so many months.
const MONTHS: usize = 24;

/// One backup, by its name: `decisions-000017-2026-11-25.jsonl`. The number orders them, for a clock can be set back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Generation {
    /// 1, 2, 3, …
    pub(super) number: u64,
    /// Year and month, as in `2026-11`.
    month: String,
    /// The file's name.
    pub(super) name: String,
}

impl Generation {
    /// The one with this name; `None` where no backup is named like this.
    pub(super) fn named(name: String) -> Option<Self> {
        let (number, date) = name.strip_prefix("decisions-")?.strip_suffix(".jsonl")?.split_once('-')?;
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let parts: Vec<&str> = date.split('-').collect();
        let [year, month, day] = parts[..] else { return None };
        if !(is_number(number) && is_number(year) && is_number(month) && is_number(day)) {
            return None;
        }
        Some(Self { number: number.parse().ok()?, month: format!("{year}-{month}"), name })
    }

    /// The one that follows; `at` is milliseconds since the Unix epoch.
    pub(super) fn after(newest: Option<&Self>, at: i64) -> Self {
        let number = newest.map_or(1, |newest| newest.number.saturating_add(1));
        let date = TimeZone::UTC.to_datetime(Timestamp::from_millisecond(at).unwrap_or_default()).date();
        Self { number, month: date.strftime("%Y-%m").to_string(), name: format!("decisions-{number:06}-{date}.jsonl") }
    }
}

/// Those that can go.
pub(super) fn expendable(all: &[Generation]) -> Vec<&Generation> {
    let mut newest_first: Vec<&Generation> = all.iter().collect();
    newest_first.sort_by_key(|generation| std::cmp::Reverse(generation.number));
    let mut months: HashSet<&str> = HashSet::new();
    let older = newest_first.into_iter().skip(NEWEST);
    older.filter(|old| months.len() >= MONTHS || !months.insert(&old.month)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 24 * 3_600_000;

    /// A backup a day from the start of 2024.
    fn days(n: i64) -> Vec<Generation> {
        let mut kept: Vec<Generation> = Vec::new();
        for day in 0..n {
            kept.push(Generation::after(kept.last(), 1_704_067_200_000 + day * DAY));
            let gone: Vec<u64> = expendable(&kept).iter().map(|g| g.number).collect();
            kept.retain(|g| !gone.contains(&g.number));
        }
        kept
    }

    #[test]
    fn names_come_back_and_others_are_left_alone() {
        let first = Generation::after(None, 1_704_067_200_000);
        assert_eq!(first.name, "decisions-000001-2024-01-01.jsonl");
        assert_eq!(Generation::named(first.name.clone()), Some(first.clone()));
        let early = Generation::after(Some(&first), 0);
        assert_eq!((early.number, early.month.as_str()), (2, "1970-01"), "a clock that was set back changes no order");
        for name in ["unfinished", "decisions-x-2024-01-01.jsonl", "decisions-1-2024-01.jsonl", "letter.jsonl"] {
            assert_eq!(Generation::named(name.to_owned()), None, "{name}");
        }
    }

    #[test]
    fn ten_and_one_a_month_stay() {
        assert_eq!(days(10).len(), 10);
        let kept = days(200);
        let numbers: Vec<u64> = kept.iter().map(|g| g.number).collect();
        assert_eq!(numbers[numbers.len() - 10..], (191..=200).collect::<Vec<_>>(), "the last ten");
        let months: Vec<&str> = kept.iter().map(|g| g.month.as_str()).collect();
        assert_eq!(months[..6], ["2024-01", "2024-02", "2024-03", "2024-04", "2024-05", "2024-06"]);
        assert!(days(1_500).len() <= NEWEST + MONTHS);
    }
}
