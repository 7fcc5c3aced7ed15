//! The messages of the language that a person reads, and how one is found.

use super::Value;
use super::language::{ENGLISH, Language, Marks, choose};
use super::numbers::digits;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

/// Says things in the person's language.
pub struct Words {
    /// The person's language, and English for what it has no words for yet.
    bundles: Vec<FluentBundle<FluentResource>>,
    pub(super) marks: Marks,
    pub(super) has_month_first: bool,
    /// Such as "de": what names of places are asked for in.
    pub(super) language: &'static str,
}

impl Words {
    /// Words in the first of these languages (such as "de-AT") that there is a catalogue for, else in English.
    pub fn new(languages: &[String]) -> Self {
        let language = choose(languages);
        let mut bundles = vec![bundle(language)];
        if language.texts != ENGLISH.texts {
            bundles.push(bundle(&ENGLISH));
        }
        let base = language.tag.split('-').next().unwrap_or(language.tag);
        Self { bundles, marks: language.marks, has_month_first: language.has_month_first, language: base }
    }

    /// Words in the language that the system says the person reads.
    pub fn of_system() -> Self {
        Self::new(&sys_locale::get_locales().collect::<Vec<_>>())
    }

    /// The message `id`.
    pub fn say(&self, id: &str) -> String {
        self.fill(id, &[])
    }

    /// The message `id` with its gaps filled. A test rules out that there is no such message or that a gap is left open;
    /// a debug build ends there, a release shows the id or the gap's name.
    pub fn fill(&self, id: &str, gaps: &[(&str, Value<'_>)]) -> String {
        let mut arguments = FluentArgs::with_capacity(gaps.len());
        for (name, value) in gaps {
            arguments.set(*name, value.clone());
        }
        let in_bundle = |bundle| FluentBundle::get_message(bundle, id).and_then(|m| m.value()).map(|p| (bundle, p));
        let found = self.bundles.iter().find_map(in_bundle);
        debug_assert!(found.is_some(), "there are no words for “{id}”");
        let Some((bundle, pattern)) = found else { return id.to_owned() };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "{id}: {errors:?}");
        text
    }
}

fn bundle(language: &Language) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(language.tag.parse().into_iter().collect());
    // Marks of direction around what is filled in: egui shows them as boxes, and both languages run one way.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language.marks {
        Marks::CommaThenPoint => |value, _| formatted(value, Marks::CommaThenPoint),
        Marks::PointThenComma => |value, _| formatted(value, Marks::PointThenComma),
    }));
    for text in language.texts.iter().chain(language.overlay) {
        // A test holds that every line of every catalogue can be read.
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(good, _)| good);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// Numbers as the language writes them; `None` for all else.
fn formatted(value: &Value<'_>, marks: Marks) -> Option<String> {
    match value {
        Value::Number(number) => Some(digits(&number.as_string(), marks)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared<T: Send + Sync>(of: T) -> T {
        of
    }

    #[test]
    fn numbers_and_plurals_are_the_languages_own() {
        let said =
            |tag: &str, n: u64| shared(Words::new(&[tag.to_owned()])).fill("drop-several", &[("count", n.into())]);
        assert_eq!(
            (said("en", 1).as_str(), said("en", 1_240).as_str()),
            ("Drop to add 1 item", "Drop to add 1,240 items")
        );
        assert_eq!(said("en-US", 1_240), said("en", 1_240));
        assert_eq!(said("de", 1_240), "1.240 Dateien oder Ordner hinzufügen");
    }

    #[test]
    fn what_is_filled_in_stands_as_it_is() {
        assert_eq!(Words::new(&[]).fill("drop-one", &[("name", "a_{b}".into())]), "Drop to add “a_{b}”");
    }
}
