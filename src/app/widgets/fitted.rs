//! Text that is never cut where a shorter form of it fits.

use eframe::egui::text::LayoutJob;
use eframe::egui::{Color32, FontId, Galley, Label, Response, Role, Ui, WidgetInfo, WidgetText};
use std::sync::Arc;

/// How text is written.
#[derive(Clone, Copy, Debug)]
pub(in crate::app) struct Lettering {
    /// In points.
    pub(in crate::app) size: f32,
    pub(in crate::app) colour: Color32,
}

/// Text laid out for its place.
pub(in crate::app) struct Fitted {
    /// What is painted.
    pub(in crate::app) galley: Arc<Galley>,
    /// All of the text, in its longest form.
    whole: String,
    /// Whether that is what is painted.
    is_whole: bool,
    fits: Fits,
}

/// Two forms say the same: that of a weekday, and its first letters.
const EQUAL_FORMS: usize = 2;

/// Lays out the first of these forms of one text, the longest first, that fits into so many `rows` of this `width`, in points.
/// One row is preferred to two as long as nothing is left out for it, and whole words to a longer form. Where none fits, the last
/// one is cut with an ellipsis.
pub(in crate::app) fn fit(
    ui: &Ui,
    forms: impl IntoIterator<Item = String>,
    lettering: Lettering,
    width: f32,
    rows: usize,
) -> Fitted {
    let lay = |text: &str, rows| {
        let mut job =
            LayoutJob::simple(bound(text), FontId::proportional(lettering.size), lettering.colour, width.max(1.0));
        job.wrap.max_rows = rows;
        ui.painter().layout_job(job)
    };
    let mut forms = forms.into_iter();
    let mut tried: Vec<String> = Vec::new();
    for form in forms.by_ref().take(EQUAL_FORMS) {
        let galley = lay(&form, 1);
        let is_whole = tried.is_empty();
        tried.push(form);
        if !galley.elided {
            let whole = tried.swap_remove(0);
            return Fitted { galley, whole, is_whole, fits: Fits::Well };
        }
    }
    let whole = tried.first().cloned().unwrap_or_default();
    let mut best = None;
    for (at, form) in tried.into_iter().chain(forms).enumerate() {
        let galley = lay(&form, rows);
        let fits = fits(&galley);
        if best.as_ref().is_none_or(|(_, best_fits, _)| fits > *best_fits || *best_fits == Fits::Cut) {
            best = Some((galley, fits, at == 0));
        }
        if fits == Fits::Well {
            break;
        }
    }
    let (galley, fits, is_first) = best.unwrap_or_else(|| (lay("", rows), Fits::Well, true));
    Fitted { galley, whole, is_whole: is_first && fits != Fits::Cut, fits }
}

/// How well text fits into its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fits {
    /// Not all of it.
    Cut,
    /// All of it, with a word that goes on in the next row.
    Broken,
    /// In rows of whole words.
    Well,
}

fn fits(galley: &Galley) -> Fits {
    let ends_word = |end: char| end.is_whitespace() && end != '\u{a0}' || end == '-';
    let before = galley.rows.split_last().map_or(&[][..], |(_, before)| before);
    match before.iter().all(|row| row.glyphs.last().is_none_or(|glyph| ends_word(glyph.chr))) {
        _ if galley.elided => Fits::Cut,
        true => Fits::Well,
        false => Fits::Broken,
    }
}

/// With spaces at which no row ends, as a typesetter would have it: none within "20. April 2025" and "2 hours", and none
/// before a "·".
fn bound(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let is_number = |at: Option<usize>| {
        at.and_then(|at| words.get(at)).is_some_and(|word| word.starts_with(|first: char| first.is_ascii_digit()))
    };
    let mut all = String::with_capacity(text.len() + 8);
    for (at, word) in words.iter().enumerate() {
        all.push_str(word);
        if at + 1 == words.len() {
            break;
        }
        let is_inside = is_number(Some(at)) || is_number(at.checked_sub(1)) && is_number(Some(at + 1));
        let is_bound = is_inside && !word.ends_with(',') || words[at + 1] == "·";
        all.push(if is_bound { '\u{a0}' } else { ' ' });
    }
    all
}

impl Fitted {
    /// Adds it as a label, whose name and tip are the whole text.
    pub(in crate::app) fn label(self, ui: &mut Ui) -> Response {
        let response = ui.add(Label::new(WidgetText::from(Arc::clone(&self.galley))));
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &self.whole));
        self.tip(response)
    }

    /// Whether not even its shortest form fits.
    pub(in crate::app) fn is_cut(&self) -> bool {
        self.fits == Fits::Cut
    }

    /// Whether it does, in rows of whole words.
    pub(in crate::app) fn fits_well(&self) -> bool {
        self.fits == Fits::Well
    }

    /// The response, with the whole text as its tip where it is not what is painted.
    pub(in crate::app) fn tip(&self, response: Response) -> Response {
        if self.is_whole { response } else { response.on_hover_text(&self.whole) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::theme::text;

    fn with_ui<T>(what: impl Fn(&Ui) -> T) -> T {
        let mut seen = None;
        eframe::egui::__run_test_ui(|ui| seen = Some(what(ui)));
        seen.unwrap()
    }

    fn wide(text: &str) -> f32 {
        let font = FontId::proportional(text::BODY);
        with_ui(|ui| ui.painter().layout_no_wrap(text.to_owned(), font.clone(), Color32::WHITE).size().x)
    }

    fn fitted(width: f32, rows: usize, forms: &[&str]) -> (String, usize, bool, bool) {
        with_ui(|ui| {
            let lettering = Lettering { size: text::BODY, colour: Color32::WHITE };
            let fitted = fit(ui, forms.iter().map(ToString::to_string), lettering, width, rows);
            let galley = &fitted.galley;
            (galley.text().replace('\u{a0}', " "), galley.rows.len(), galley.elided, fitted.is_whole)
        })
    }

    #[test]
    fn the_longest_form_that_fits_is_painted_and_one_row_if_nothing_is_lost() {
        let forms =
            ["Lisbon · Saturday 3 May 2025, evening", "Lisbon · Sat 3 May 2025, evening", "Lisbon · 3 May 2025"];
        let [whole, short, least] = forms.map(str::to_owned);
        let [long, middle, small] = forms.map(|form| wide(form) + 1.0);
        assert_eq!(fitted(long, 2, &forms), (whole.clone(), 1, false, true));
        assert_eq!(fitted(middle, 2, &forms), (short, 1, false, false), "the weekday's letters say as much");
        assert_eq!(fitted(middle - 5.0, 2, &forms), (whole, 2, false, true), "two rows rather than losing more");
        assert_eq!(fitted(small, 1, &forms), (least, 1, false, false));
        assert!(fitted(60.0, 1, &forms).2, "nothing fits");
    }

    #[test]
    fn a_shorter_form_is_better_than_a_broken_word() {
        let forms = ["Donnerstagnachmittag, 17. April 2025", "Do, 17. Apr 2025, nachmittags"];
        let width = wide("Donnerstagnachmittag,") - 3.0;
        assert_eq!(fitted(width, 2, &forms), (forms[1].to_owned(), 2, false, false));
        assert_eq!(fitted(width + 12.0, 2, &forms), (forms[0].to_owned(), 2, false, true));
        assert_eq!(fitted(width, 3, &forms[..1]), (forms[0].to_owned(), 2, false, true), "there is no other");
    }

    #[test]
    fn rows_end_where_a_typesetter_would_end_them() {
        let seen = |text| bound(text).replace('\u{a0}', "_");
        let german = "Krailling · Sonntagnachmittag, 20. April 2025";
        assert_eq!(seen(german), "Krailling_· Sonntagnachmittag, 20._April_2025");
        assert_eq!(seen("So, 20. Apr 2025, nachmittags"), "So, 20._Apr_2025, nachmittags");
        assert_eq!(seen("Sunday 20 Apr 2025, evening"), "Sunday 20_Apr_2025, evening");
        assert_eq!(seen("within 2 hours, 400 m apart"), "within 2_hours, 400_m apart");
        assert_eq!(seen(""), "");
    }

    #[test]
    fn a_name_without_spaces_goes_on_in_the_next_row() {
        let name = "Donaudampfschifffahrtsgesellschaft";
        assert_eq!(fitted(wide(name) * 0.7, 2, &[name]), (name.to_owned(), 2, false, true));
        assert_eq!(fitted(100.0, 1, &[]), (String::new(), 1, false, true));
    }
}
