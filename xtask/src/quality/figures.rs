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
            let _ = write!(text, "\nWhat answers and corrections teach of albums that neither touched, and of all\n");
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

/// One row a library: answers, whether they were learned from, corrections; F1 before, after the answers and after the
/// corrections, over the albums that neither touched, then over all.
fn taught(outcomes: &[Outcome], at: usize) -> Vec<Vec<String>> {
    let head =
        ["library", "answers", "adopted", "corrections", "untouched", "answered", "corrected", "all", "answered"];
    let mut rows = vec![head.map(String::from).to_vec()];
    rows[0].push("corrected".into());
    let known = || outcomes.iter().filter_map(|outcome| Some((&outcome.name, outcome.truths[at].taught.as_ref()?)));
    let scores = |taught: &Taught| taught.untouched.into_iter().chain(taught.all);
    for (name, taught) in known() {
        let adopted = if taught.adopted { "yes" } else { "no" };
        let mut row = vec![name.clone(), taught.answers.to_string(), adopted.into(), taught.corrections.to_string()];
        row.extend(scores(taught).map(|f1| format!("{f1:.4}")));
        rows.push(row);
    }
    let all = |of: &dyn Fn(&Taught) -> f64| mean(known().map(|(_, taught)| Some(of(taught))));
    #[allow(clippy::cast_precision_loss, reason = "some dozens")]
    let counts = [all(&|t| t.answers as f64), String::new(), all(&|t| t.corrections as f64)];
    let means = (0..6).map(|n| all(&|t| scores(t).nth(n).unwrap_or_default()));
    rows.push(["mean".to_owned()].into_iter().chain(counts).chain(means).collect());
    rows
}

/// The same in one line, to be told as soon as it is there.
pub(super) fn one_taught(taught: &Taught) -> String {
    let adopted = if taught.adopted { "adopted" } else { "not adopted" };
    let [start, answered, corrected] = taught.untouched;
    let [all, all_answered, all_corrected] = taught.all;
    format!(
        "{} answers ({adopted}) and {} corrections bring albums that neither touched from {start:.4} to {answered:.4} and \
         {corrected:.4}, all from {all:.4} to {all_answered:.4} and {all_corrected:.4}",
        taught.answers, taught.corrections
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
    use super::*;

    fn outcome(name: &str, albumen: f64, actions: u64) -> Outcome {
        let truth = || Truth {
            albums: 50,
            albumen,
            simple: vec![("one per calendar day".to_owned(), 0.787)],
            finished: Some([Finished { actions, f1: 0.999 }, Finished { actions: 100, f1: 1.0 }]),
            taught: Some(Taught {
                answers: 7,
                adopted: true,
                corrections: 29,
                untouched: [0.9, albumen, 0.95],
                all: [0.88, 0.97, 0.96],
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
        let first = ["1", "7", "yes", "29", "0.9000", "0.9200", "0.9500", "0.8800", "0.9700", "0.9600"];
        assert_eq!(rows[1], first);
        assert_eq!((rows[3][1].as_str(), rows[3][5].as_str(), rows[3][9].as_str()), ("7.0000", "0.9300", "0.9600"));
        assert!(rows.iter().all(|row| row.len() == rows[0].len()));
        let line = outcome("1", 0.92, 40).truths[0].taught.as_ref().map(one_taught);
        assert_eq!(
            line.as_deref(),
            Some(
                "7 answers (adopted) and 29 corrections bring albums that neither touched from 0.9000 to 0.9200 and 0.9500, \
                 all from 0.8800 to 0.9700 and 0.9600"
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
