//! The tables of `quality`.

use super::judged::{number, reliability};
use super::{Judged, Outcome, TRUTHS, Taught, Truth};
use crate::table;
use std::fmt::Write as _;

/// All of it as text.
pub(super) fn report(outcomes: &[Outcome]) -> String {
    let mut text = String::new();
    for (at, truth) in TRUTHS.iter().enumerate() {
        let _ = write!(text, "\nB-cubed F1, truth: {truth}\n{}", table::render(&scores(outcomes, at)));
        let taught = taught(outcomes, at);
        if taught.len() > 2 {
            let _ = write!(
                text,
                "\nWhat answers teach of albums not asked about and of all, and 40 corrections of albums not touched\n"
            );
            text.push_str(&table::render(&taught));
        }
    }
    let _ = write!(text, "\nWhat “sure” is worth, and actions to finish (beside the rule's)\n");
    text.push_str(&table::render(&promises(outcomes)));
    for (kind, is_single) in [("suggestions of two photos or more", false), ("photos on their own", true)] {
        let of_kind = outcomes.iter().flat_map(|o| &o.suggestions).filter(|j| (j.photos == 1) == is_single);
        let (tenths, error) = reliability(of_kind);
        let mut rows = vec![["confidence", "n", "mean", "right"].map(String::from).to_vec()];
        for t in tenths {
            let share = number(t.right) / number(t.count);
            let range = format!("{:.1}–{:.1}", t.from, t.from + 0.1);
            rows.push(vec![range, t.count.to_string(), format!("{:.3}", t.mean_confidence), format!("{share:.3}")]);
        }
        let _ = write!(text, "\nReliability of {kind}, expected calibration error {error:.3}\n");
        text.push_str(&table::render(&rows));
    }
    text
}

fn scores(outcomes: &[Outcome], at: usize) -> Vec<Vec<String>> {
    let truths: Vec<&Truth> = outcomes.iter().map(|outcome| &outcome.truths[at]).collect();
    let methods: Vec<&str> =
        truths.first().map(|t| t.simple.iter().map(|(n, _)| n.as_str()).collect()).unwrap_or_default();
    let mut head: Vec<String> = ["library", "photos", "albums", "Albumen"].map(String::from).to_vec();
    head.extend(methods.iter().map(|name| (*name).to_string()));
    let mut rows = vec![head];
    for (outcome, truth) in outcomes.iter().zip(&truths) {
        let mut row = vec![outcome.name.clone(), outcome.photos.to_string(), truth.albums.to_string()];
        row.push(format!("{:.4}", truth.albumen));
        row.extend(methods.iter().map(|method| f1(truth, method).map_or("–".into(), |f1| format!("{f1:.4}"))));
        rows.push(row);
    }
    let mut mean_row: Vec<String> = ["mean", "", ""].map(String::from).to_vec();
    mean_row.push(mean(truths.iter().map(|truth| Some(truth.albumen))));
    mean_row.extend(methods.iter().map(|method| mean(truths.iter().map(|truth| f1(truth, method)))));
    rows.push(mean_row);
    rows
}

/// One row a library: F1 before and after answers, gain, answers, adopted, F1 over all albums; the first three of corrections.
fn taught(outcomes: &[Outcome], at: usize) -> Vec<Vec<String>> {
    let head =
        ["library", "start", "end", "gain", "answers", "adopted", "all: start", "end", "40: start", "end", "gain"];
    let mut rows = vec![head.map(String::from).to_vec()];
    let known = || outcomes.iter().filter_map(|outcome| Some((&outcome.name, outcome.truths[at].taught.as_ref()?)));
    for (name, Taught { asked, corrected: (before, after) }) in known() {
        let adopted = if asked.adopted { "yes" } else { "no" };
        let numbers = [asked.start, asked.end, asked.end - asked.start].map(|f1| format!("{f1:.4}"));
        let others = [asked.whole.0, asked.whole.1, *before, *after, after - before].map(|f1| format!("{f1:.4}"));
        let middle = [asked.answers.to_string(), adopted.to_owned()];
        rows.push([name.clone()].into_iter().chain(numbers).chain(middle).chain(others).collect());
    }
    let all = |of: &dyn Fn(&Taught) -> f64| mean(known().map(|(_, taught)| Some(of(taught))));
    rows.push(vec![
        "mean".into(),
        all(&|t| t.asked.start),
        all(&|t| t.asked.end),
        all(&|t| t.asked.end - t.asked.start),
        all(&|t| number(t.asked.answers)),
        String::new(),
        all(&|t| t.asked.whole.0),
        all(&|t| t.asked.whole.1),
        all(&|t| t.corrected.0),
        all(&|t| t.corrected.1),
        all(&|t| t.corrected.1 - t.corrected.0),
    ]);
    rows
}

/// The same in one line, to be told as soon as it is there.
pub(super) fn one_taught(taught: &Taught) -> String {
    let Taught { asked, corrected: (before, after) } = taught;
    let adopted = if asked.adopted { "adopted" } else { "not adopted" };
    format!(
        "{} answers {:.4} to {:.4} ({:+.4}), {adopted}, over all albums {:.4} to {:.4}; 40 corrections {before:.4} to {after:.4} ({:+.4})",
        asked.answers,
        asked.start,
        asked.end,
        asked.end - asked.start,
        asked.whole.0,
        asked.whole.1,
        after - before
    )
}

fn f1(truth: &Truth, method: &str) -> Option<f64> {
    truth.simple.iter().find(|(name, _)| name == method).map(|(_, f1)| *f1)
}

fn mean(values: impl Iterator<Item = Option<f64>>) -> String {
    let known: Vec<f64> = values.flatten().collect();
    if known.is_empty() { "–".into() } else { format!("{:.4}", known.iter().sum::<f64>() / number(known.len())) }
}

/// What is added up over libraries.
#[derive(Default)]
struct Sum {
    albums: usize,
    sure: usize,
    right: usize,
    /// Actions, albums that they were for, and the F1 they led to, by truth; Albumen's and the rule's.
    people: Vec<[(u64, usize, f64); 2]>,
}

fn promises(outcomes: &[Outcome]) -> Vec<Vec<String>> {
    let mut head: Vec<String> =
        ["library", "albums", "sure", "right", "precision", "coverage"].map(String::from).to_vec();
    let is_finished = outcomes.iter().all(|o| o.truths.iter().all(|t| t.finished.is_some()));
    if is_finished {
        for truth in TRUTHS {
            head.extend([truth.to_string(), "rule".into(), "F1 at the end".into()]);
        }
        head.push("both".into());
    }
    let mut rows = vec![head];
    let mut all = Sum { people: vec![[(0, 0, 1.0); 2]; TRUTHS.len()], ..Sum::default() };
    for outcome in outcomes {
        let sure: Vec<&Judged> = outcome.suggestions.iter().filter(|j| j.sure).collect();
        let right = sure.iter().filter(|j| j.right).count();
        let people = outcome.truths.iter().map(|t| t.finished.as_ref().map(|f| (f, t.albums)));
        let people: Option<Vec<_>> =
            people.map(|p| p.map(|(f, albums)| [&f[0], &f[1]].map(|f| (f.actions, albums, f.f1)))).collect();
        let people = people.unwrap_or_default();
        let own = Sum { albums: outcome.truths[0].albums, sure: sure.len(), right, people };
        rows.push(promise(&outcome.name, &own));
        all.albums += own.albums;
        all.sure += own.sure;
        all.right += own.right;
        for (sum, own) in all.people.iter_mut().flatten().zip(own.people.iter().flatten()) {
            *sum = (sum.0 + own.0, sum.1 + own.1, sum.2.min(own.2));
        }
    }
    if !is_finished {
        all.people.clear();
    }
    rows.push(promise("all (least F1)", &all));
    rows
}

fn promise(name: &str, sum: &Sum) -> Vec<String> {
    let share = |a: usize, b: usize| format!("{:.3}", number(a) / number(b.max(1)));
    let mut row = vec![name.to_string(), sum.albums.to_string(), sum.sure.to_string(), sum.right.to_string()];
    row.extend([share(sum.right, sum.sure), share(sum.sure, sum.albums)]);
    #[allow(clippy::cast_precision_loss, reason = "some thousands at most")]
    let per_album = |actions: u64, albums: usize| format!("{:.3}", actions as f64 / number(albums.max(1)));
    for [albumen, rule] in &sum.people {
        row.extend([per_album(albumen.0, albumen.1), per_album(rule.0, rule.1), format!("{:.4}", albumen.2)]);
    }
    if !sum.people.is_empty() {
        let both = |of: fn(&(u64, usize, f64)) -> u64| sum.people.iter().map(|p| of(&p[0])).sum::<u64>();
        #[allow(clippy::cast_possible_truncation, reason = "some thousands at most")]
        row.push(per_album(both(|p| p.0), both(|p| p.1 as u64) as usize));
    }
    row
}

#[cfg(test)]
mod tests {
    use super::super::Finished;
    use super::super::asked::Asked;
    use super::*;

    fn outcome(name: &str, albumen: f64, actions: u64) -> Outcome {
        let truth = || Truth {
            albums: 50,
            albumen,
            simple: vec![("one per calendar day".to_owned(), 0.787)],
            finished: Some([Finished { actions, f1: 0.999 }, Finished { actions: 100, f1: 1.0 }]),
            taught: Some(Taught {
                asked: Asked { start: 0.9, end: albumen, whole: (0.88, 0.97), answers: 7, adopted: true },
                corrected: (0.91, 0.96),
            }),
        };
        let judged = |sure, right| Judged { confidence: 0.96, sure, photos: 10, right };
        let suggestions = vec![judged(true, true), judged(true, false), judged(false, true)];
        Outcome { name: name.into(), photos: 900, suggestions, truths: vec![truth(), truth()] }
    }

    #[test]
    fn scores_stand_beside_simple_methods_with_their_mean() {
        let rows = scores(&[outcome("1", 0.92, 40), outcome("2", 0.94, 40)], 0);
        assert_eq!(rows[0][3..], ["Albumen", "one per calendar day"]);
        assert_eq!(rows[1], ["1", "900", "50", "0.9200", "0.7870"]);
        assert_eq!(rows[3][3], "0.9300");
    }

    #[test]
    fn answers_stand_beside_corrections_with_their_mean() {
        let rows = taught(&[outcome("1", 0.92, 40), outcome("2", 0.94, 40)], 0);
        assert_eq!(
            rows[1],
            ["1", "0.9000", "0.9200", "0.0200", "7", "yes", "0.8800", "0.9700", "0.9100", "0.9600", "0.0500"]
        );
        assert_eq!((rows[3][3].as_str(), rows[3][10].as_str()), ("0.0300", "0.0500"));
        assert!(rows.iter().all(|row| row.len() == rows[0].len()));
        let outcome = outcome("1", 0.92, 40);
        let line = outcome.truths[0].taught.as_ref().map(one_taught);
        assert_eq!(
            line.as_deref(),
            Some(
                "7 answers 0.9000 to 0.9200 (+0.0200), adopted, over all albums 0.8800 to 0.9700; \
                 40 corrections 0.9100 to 0.9600 (+0.0500)"
            )
        );
    }

    #[test]
    fn promises_are_added_up() {
        let rows = promises(&[outcome("1", 0.92, 40), outcome("2", 0.94, 50)]);
        assert_eq!(rows[0].len(), rows[1].len());
        let all = [
            "all (least F1)",
            "100",
            "4",
            "2",
            "0.500",
            "0.040",
            "0.900",
            "2.000",
            "0.9990",
            "0.900",
            "2.000",
            "0.9990",
            "0.900",
        ];
        assert_eq!(rows[3], all);
        assert!(report(&[outcome("1", 0.92, 40)]).contains("0.9–1.0"));
    }
}
