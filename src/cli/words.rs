//! Numbers and counts as a person reads them.

pub(super) use crate::engine::thousands as number;
use std::time::Duration;

/// "1 photo", "1,240 photos".
pub(super) fn count(n: u64, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

/// "8 s", "1 min 20 s", "2 h 5 min".
pub(super) fn duration(time: Duration) -> String {
    let seconds = time.as_secs_f64().round() as u64;
    match seconds {
        0 => "less than a second".to_owned(),
        1..60 => format!("{seconds} s"),
        60..3_600 => format!("{} min {} s", seconds / 60, seconds % 60),
        _ => format!("{} h {} min", number(seconds / 3_600), seconds % 3_600 / 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_separators_and_times_have_units() {
        assert_eq!((number(0), number(999), number(1_234_567)), ("0".into(), "999".into(), "1,234,567".into()));
        assert_eq!(
            (count(1, "photo", "photos"), count(1_240, "photo", "photos")),
            ("1 photo".into(), "1,240 photos".into())
        );
        let shown = |s| duration(Duration::from_secs(s));
        assert_eq!(
            (shown(0), shown(8), shown(80), shown(7_530)),
            ("less than a second".into(), "8 s".into(), "1 min 20 s".into(), "2 h 5 min".into())
        );
    }
}
