//! The catalogues as files: which messages there are, and which gaps they have.

use fluent_bundle::FluentResource;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The messages of one language.
pub(crate) struct Catalogue {
    messages: BTreeMap<String, Message>,
    /// Ids that stand in it more than once.
    pub(crate) twice: Vec<String>,
}

struct Message {
    file: String,
    text: String,
}

/// The languages that there are catalogues of.
pub(crate) fn languages() -> Vec<String> {
    let mut found: Vec<_> = names(&root()).into_iter().collect();
    found.sort();
    assert!(found.len() > 1, "there are several languages: {found:?}");
    found
}

/// What Fluent cannot read, by file.
pub(crate) fn unreadable(language: &str) -> Vec<String> {
    let read = |(file, text): (String, String)| {
        let errors = FluentResource::try_new(text).err().map(|(_, errors)| errors).unwrap_or_default();
        errors.into_iter().map(move |error| format!("{language}/{file}: {error}"))
    };
    files(language).into_iter().flat_map(read).collect()
}

impl Catalogue {
    /// All that can be said in `language`, with what it has from the language it is a variety of.
    pub(crate) fn read(language: &str) -> Self {
        let mut catalogue = Self::read_alone(language);
        if let Some((whole, _)) = language.split_once('-') {
            for (id, message) in Self::read_alone(whole).messages {
                catalogue.messages.entry(id).or_insert(message);
            }
        }
        catalogue
    }

    /// What stands in the language's own files.
    pub(crate) fn read_alone(language: &str) -> Self {
        let mut catalogue = Self { messages: BTreeMap::new(), twice: Vec::new() };
        for (file, text) in files(language) {
            let mut id: Option<String> = None;
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                let begins = line.split_once(" =").filter(|(id, _)| is_id(id));
                if let Some((new, rest)) = begins {
                    id = Some(new.to_owned());
                    let message = Message { file: file.clone(), text: rest.to_owned() };
                    if catalogue.messages.insert(new.to_owned(), message).is_some() {
                        catalogue.twice.push(format!("{language}/{file}: {new}"));
                    }
                } else if let Some(message) = id.as_ref().and_then(|id| catalogue.messages.get_mut(id)) {
                    message.text.push('\n');
                    message.text.push_str(line);
                }
            }
        }
        catalogue
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = &String> {
        self.messages.keys()
    }

    pub(crate) fn has(&self, id: &str) -> bool {
        self.messages.contains_key(id)
    }

    /// The file that a message stands in.
    pub(crate) fn place(&self, id: &str) -> Option<&str> {
        self.messages.get(id).map(|message| message.file.as_str())
    }

    /// The gaps of a message and of the messages that it is made of.
    pub(crate) fn gaps(&self, id: &str) -> BTreeSet<String> {
        let Some(message) = self.messages.get(id) else { return BTreeSet::new() };
        let mut gaps: BTreeSet<String> = message.text.split('$').skip(1).map(leading_id).collect();
        for part in self.parts(&message.text) {
            gaps.extend(self.gaps(&part));
        }
        gaps
    }

    pub(crate) fn is_referred_to(&self, id: &str) -> bool {
        self.messages.values().any(|message| self.parts(&message.text).iter().any(|part| part == id))
    }

    /// The messages that a text refers to: `{ id }`.
    fn parts(&self, text: &str) -> Vec<String> {
        let named = text.split('{').skip(1).map(|rest| leading_id(rest.trim_start()));
        named.filter(|id| self.has(id)).collect()
    }
}

fn leading_id(text: &str) -> String {
    text.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
}

fn is_id(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase()) && leading_id(text) == text
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/words")
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// The files of a language and what is in them.
fn files(language: &str) -> Vec<(String, String)> {
    let folder = root().join(language);
    let mut files: Vec<_> = names(&folder).into_iter().filter(|name| name.ends_with(".ftl")).collect();
    files.sort();
    files.into_iter().map(|name| (name.clone(), std::fs::read_to_string(folder.join(name)).unwrap())).collect()
}
