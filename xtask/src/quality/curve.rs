//! Learning curves: how right albums are that nobody touched, after so many corrections of others. As a table, and drawn as SVG.

use crate::table;
use std::fmt::Write as _;

/// One library's, or the mean of several.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Curve {
    /// What it is of.
    pub(super) name: String,
    /// Corrections, and B-cubed F1.
    pub(super) points: Vec<(f64, f64)>,
}

/// The curve in what `simulate_user.py` prints.
pub(super) fn read(name: &str, said: &str) -> Curve {
    let point = |line: &str| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [done, _, untouched] = words[..] else { return None };
        Some((done.parse().ok()?, untouched.parse().ok()?))
    };
    Curve { name: name.to_owned(), points: said.lines().filter_map(point).collect() }
}

/// Point by point; as long as the shortest.
pub(super) fn mean(name: &str, curves: &[Curve]) -> Curve {
    let length = curves.iter().map(|curve| curve.points.len()).min().unwrap_or(0);
    let count = super::judged::number(curves.len().max(1));
    let at = |n: usize| {
        let sum = curves.iter().fold((0.0, 0.0), |(x, y), curve| (x + curve.points[n].0, y + curve.points[n].1));
        (sum.0 / count, sum.1 / count)
    };
    Curve { name: name.to_owned(), points: (0..length).map(at).collect() }
}

/// Corrections and F1 of each, a row a point.
pub(super) fn rows(curves: &[Curve]) -> String {
    let mut rows = vec![["curve", "corrections", "F1 untouched"].map(String::from).to_vec()];
    for curve in curves {
        rows.extend(curve.points.iter().map(|(x, y)| vec![curve.name.clone(), format!("{x:.0}"), format!("{y:.4}")]));
    }
    table::render(&rows)
}

/// Width and height of the drawing, and the room around the axes.
const SIZE: (f64, f64) = (760.0, 440.0);
const ROOM: (f64, f64, f64, f64) = (64.0, 190.0, 24.0, 48.0);
/// Colours that people who see no red or no green tell apart (Okabe & Ito 2008).
const COLOURS: [&str; 7] = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000"];

/// All of them in one drawing.
pub(super) fn svg(title: &str, curves: &[Curve]) -> String {
    let all = || curves.iter().flat_map(|curve| &curve.points);
    let most = all().map(|(x, _)| *x).fold(1.0, f64::max);
    let low = (all().map(|(_, y)| *y).fold(1.0, f64::min) * 20.0).floor() / 20.0;
    let (left, right, top, bottom) = ROOM;
    let across = |x: f64| left + x / most * (SIZE.0 - left - right);
    let down = |y: f64| SIZE.1 - bottom - (y - low) / (1.0 - low).max(1e-9) * (SIZE.1 - top - bottom);
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" font-family=\"sans-serif\" font-size=\"12\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n<text x=\"{left}\" y=\"16\" font-size=\"14\">{title}</text>\n",
        SIZE.0, SIZE.1
    );
    for n in 0..=5 {
        let (y, x) = (low + (1.0 - low) * f64::from(n) / 5.0, most * f64::from(n) / 5.0);
        let (at, end) = (down(y), SIZE.0 - right);
        let _ = writeln!(text, "<line x1=\"{left}\" x2=\"{end}\" y1=\"{at:.1}\" y2=\"{at:.1}\" stroke=\"#dddddd\"/>");
        let _ = writeln!(text, "<text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{y:.2}</text>", left - 8.0, at + 4.0);
        let under = SIZE.1 - bottom + 18.0;
        let _ = writeln!(text, "<text x=\"{:.1}\" y=\"{under}\" text-anchor=\"middle\">{x:.0}</text>", across(x));
    }
    let middle = f64::midpoint(left, SIZE.0 - right);
    let _ = writeln!(
        text,
        "<text x=\"{middle}\" y=\"{}\" text-anchor=\"middle\">corrections of other albums; B-cubed F1 of untouched ones</text>",
        SIZE.1 - 8.0
    );
    for (n, (curve, colour)) in curves.iter().zip(COLOURS.iter().cycle()).enumerate() {
        let points: Vec<String> =
            curve.points.iter().map(|(x, y)| format!("{:.1},{:.1}", across(*x), down(*y))).collect();
        let width = if curve.name == "mean" { 4 } else { 2 };
        let points = points.join(" ");
        let _ = writeln!(
            text,
            "<polyline points=\"{points}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"/>"
        );
        let (x, y) = (SIZE.0 - right + 12.0, top + 12.0 + 18.0 * super::judged::number(n));
        let _ = writeln!(text, "<text x=\"{x}\" y=\"{y}\" fill=\"{colour}\">{}</text>", curve.name);
    }
    text.push_str("</svg>\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn curves_are_read_averaged_and_drawn() {
        let said = "corrections  taught F1  untouched F1\n          0     0.9000        0.9100\n             {\"adopted\":true}\n         40     0.9900        0.9650\n";
        let one = read("g1", said);
        assert_eq!(one.points, [(0.0, 0.91), (40.0, 0.965)]);
        let other = Curve { name: "g2".into(), points: vec![(0.0, 0.93), (38.0, 0.945), (50.0, 1.0)] };
        let mean = mean("mean", &[one.clone(), other]);
        assert_eq!(mean.points.len(), 2);
        assert!((mean.points[1].0 - 39.0).abs() < 1e-9 && (mean.points[1].1 - 0.955).abs() < 1e-9);
        assert!(rows(std::slice::from_ref(&mean)).contains("mean"));
        let drawn = svg("Days", &[one, mean]);
        assert_eq!(drawn.matches("<polyline").count(), 2);
        assert!(drawn.contains(">0.90</text>") && drawn.ends_with("</svg>\n"));
    }
}
