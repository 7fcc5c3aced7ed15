//! What learning is worth on one library, by each learner and by both; and what somebody teaches who says anything at random.

use super::chance::{Random, correct_at_random};
use super::curve::{self, Curve};
use super::taught::corrected;
use super::themed::{Themed, settle};
use super::{TRUTHS, forty_corrections, judged, read, temporary, truth_file};
use crate::scripts::{Albumen, Scripts};
use crate::table;
use anyhow::{Context, Result};
use std::fmt::Write as _;
use std::path::Path;

/// Which learners are asked, and what that is called.
const LEARNERS: [(&str, &str); 3] =
    [("both", "weights,looks"), ("without adapter", "weights"), ("without weights", "looks")];

/// What one library gave by one kind of albums.
pub(super) struct Learning {
    /// Its name.
    name: String,
    /// F1 over untouched albums before and after 40 corrections, and whether something was adopted; by [`LEARNERS`].
    gains: Vec<(f64, f64, bool)>,
    random: Random,
    curve: Curve,
}

/// Measures one library by each of [`TRUTHS`], and its themes; prints each line as soon as it is there.
pub(super) fn measure(
    scripts: &Scripts<'_>,
    program: &Path,
    name: &str,
    made: &Path,
) -> Result<(Vec<Learning>, Themed)> {
    let mut all = Vec::new();
    for truth in TRUTHS {
        let learning = by_truth(scripts, program, name, made, truth)?;
        print!("{truth}, {}", table::render(&rows(std::slice::from_ref(&learning))));
        all.push(learning);
    }
    let (folder, albumen) = scanned(program, made)?;
    let themed = settle(&albumen, &read(&truth_file(made, "themes"))?, folder.path())?;
    print!("themes, {}", table::render(&themes(&[(name.to_owned(), themed.clone())])));
    Ok((all, themed))
}

fn by_truth(scripts: &Scripts<'_>, program: &Path, name: &str, made: &Path, truth: &str) -> Result<Learning> {
    let arguments = forty_corrections(made, program, truth);
    let (mut gains, mut drawn) = (Vec::new(), None);
    for (_, learners) in LEARNERS {
        let said = scripts.run_learning_by("simulate_user.py", &arguments, learners)?;
        let (start, end) =
            corrected(&said).with_context(|| format!("simulate_user.py printed something else: {said}"))?;
        // It shows the beginning of what `learn --json` printed, the last time of all that counts.
        let last = said.lines().rfind(|line| line.contains("\"adopted\""));
        let is_adopted = |line: &str| line.replace(' ', "").contains("\"adopted\":true");
        gains.push((start, end, last.is_some_and(is_adopted)));
        drawn.get_or_insert(curve::read(name, &said));
    }
    let (folder, albumen) = scanned(program, made)?;
    let seed = name.bytes().fold(1, |seed: u64, byte| seed.wrapping_mul(31).wrapping_add(byte.into()));
    let random = correct_at_random(&albumen, &read(&truth_file(made, truth))?, folder.path(), seed)?;
    let curve = drawn.unwrap_or_else(|| curve::read(name, ""));
    Ok(Learning { name: name.to_owned(), gains, random, curve })
}

fn scanned(program: &Path, made: &Path) -> Result<(tempfile::TempDir, Albumen)> {
    let folder = temporary()?;
    let albumen = Albumen::new(program, folder.path().join("library"));
    albumen.scan(&made.join("photos"))?;
    Ok((folder, albumen))
}

/// The tables of all libraries with their means, and the curves.
pub(super) fn report(outcomes: &[(Vec<Learning>, Themed)], names: &[String]) -> String {
    let mut text = String::new();
    for (at, truth) in TRUTHS.iter().enumerate() {
        let of_truth: Vec<&Learning> = outcomes.iter().filter_map(|(all, _)| all.get(at)).collect();
        let _ = write!(text, "\n40 corrections, and the albums that they did not touch; truth: {truth}\n");
        text.push_str(&table::render(&rows_of(&of_truth)));
        let _ = write!(text, "\nCorrections and F1, truth: {truth}\n{}", curve::rows(&curves(outcomes, at)));
    }
    let of_themes: Vec<(String, Themed)> =
        names.iter().cloned().zip(outcomes.iter().map(|(_, themed)| themed.clone())).collect();
    let _ = write!(
        text,
        "\n20 settled themes, and photos of them that were held back\n{}",
        table::render(&themes(&of_themes))
    );
    text
}

/// The curves of one kind of albums, with their mean.
pub(super) fn curves(outcomes: &[(Vec<Learning>, Themed)], at: usize) -> Vec<Curve> {
    let mut curves: Vec<Curve> = outcomes.iter().filter_map(|(all, _)| Some(all.get(at)?.curve.clone())).collect();
    curves.push(curve::mean("mean", &curves));
    curves
}

fn rows(learning: &[Learning]) -> Vec<Vec<String>> {
    rows_of(&learning.iter().collect::<Vec<_>>())
}

fn rows_of(all: &[&Learning]) -> Vec<Vec<String>> {
    let mut head: Vec<String> = ["library", "start"].map(String::from).to_vec();
    for (name, _) in LEARNERS {
        head.extend([name.to_owned(), "gain".into(), "adopted".into()]);
    }
    head.extend(["random: start", "end", "change", "adopted"].map(String::from));
    let mut rows = vec![head];
    let yes = |is: bool| if is { "yes" } else { "no" }.to_owned();
    for one in all {
        let mut row = vec![one.name.clone(), format!("{:.4}", one.gains[0].0)];
        for (start, end, adopted) in &one.gains {
            row.extend([format!("{end:.4}"), format!("{:+.4}", end - start), yes(*adopted)]);
        }
        let Random { start, end, adopted } = &one.random;
        row.extend([format!("{start:.4}"), format!("{end:.4}"), format!("{:+.4}", end - start), yes(*adopted)]);
        rows.push(row);
    }
    if all.len() > 1 {
        let count = judged::number(all.len());
        let mean = |of: &dyn Fn(&Learning) -> f64| all.iter().map(|one| of(one)).sum::<f64>() / count;
        let mut row = vec!["mean".to_owned(), format!("{:.4}", mean(&|one| one.gains[0].0))];
        for n in 0..LEARNERS.len() {
            let (end, gain) = (mean(&|one| one.gains[n].1), mean(&|one| one.gains[n].1 - one.gains[n].0));
            row.extend([format!("{end:.4}"), format!("{gain:+.4}"), String::new()]);
        }
        let (start, end) = (mean(&|one| one.random.start), mean(&|one| one.random.end));
        row.extend([format!("{start:.4}"), format!("{end:.4}"), format!("{:+.4}", end - start), String::new()]);
        rows.push(row);
    }
    rows
}

fn themes(all: &[(String, Themed)]) -> Vec<Vec<String>> {
    let head = ["library", "adopted", "of 100 most like one that was held back", "with adapter"];
    let mut rows = vec![head.map(String::from).to_vec()];
    for (name, themed) in all {
        let held_back = themed.held_back.map(|(before, after)| [before, after].map(|share| format!("{share:.1}")));
        let [before, after] = held_back.clone().unwrap_or_else(|| ["–", "–"].map(String::from));
        let adopted = if held_back.is_some() { "yes" } else { "no" }.to_owned();
        rows.push(vec![name.clone(), adopted, before, after]);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_library_has_a_row_and_all_of_them_a_mean() {
        let one = |name: &str, end: f64| Learning {
            name: name.to_owned(),
            gains: vec![(0.95, end, true), (0.95, end, true), (0.95, 0.95, false)],
            random: Random { start: 0.9, end: 0.9, adopted: false },
            curve: Curve { name: name.to_owned(), points: vec![(0.0, 0.95), (40.0, end)] },
        };
        let themed = Themed { held_back: Some((78.0, 86.0)) };
        let all = [
            (vec![one("g1", 0.98), one("g1", 0.95)], themed.clone()),
            (vec![one("g2", 0.96), one("g2", 0.95)], themed),
        ];
        let rows = rows_of(&[&all[0].0[0], &all[1].0[0]]);
        assert_eq!(rows[1][..6], ["g1", "0.9500", "0.9800", "+0.0300", "yes", "0.9800"]);
        assert_eq!(rows[3][..4], ["mean", "0.9500", "0.9700", "+0.0200"]);
        assert!(rows.iter().all(|row| row.len() == rows[0].len()));
        let text = report(&all, &["g1".to_owned(), "g2".to_owned()]);
        assert!(text.contains("+0.0200") && text.contains("yes"), "{text}");
        assert_eq!(curves(&all, 0).len(), 3);
    }
}
