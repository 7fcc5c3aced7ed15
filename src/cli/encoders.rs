//! `albumen encoders`.

use super::{json, scan};
use crate::engine::{self, InstalledEncoder};
use crate::words::{Value, Words};
use std::io::Write;
use std::path::{Path, PathBuf};

/// What is asked of them.
pub(super) struct Asked {
    pub(super) choose: Option<String>,
    pub(super) add: Option<PathBuf>,
    pub(super) forget: Option<String>,
    pub(super) json: bool,
}

pub(super) fn run(library: &Path, asked: &Asked, words: &Words, out: &mut dyn Write) -> anyhow::Result<()> {
    if let Some(folder) = &asked.add {
        let added = engine::add_encoder(folder)?;
        if asked.json {
            return json::print(&json::AddedEncoder::new(&added), out);
        }
        let said = if added.was_there { "cli-encoder-there" } else { "cli-encoder-added" };
        writeln!(out, "{}", words.fill(said, &[("name", added.name.into()), id(&added.id)]))?;
        if let Some(reason) = added.mute {
            writeln!(out, "{}", words.fill("cli-encoder-mute", &[("detail", reason.into())]))?;
        }
        return Ok(());
    }
    if let Some(chosen) = &asked.choose {
        let switched =
            scan::watched(words, |control, progress| engine::use_encoder(library, chosen, control, progress))?;
        if asked.json {
            return json::print(&json::SwitchedEncoder::new(&switched), out);
        }
        if switched.is_used {
            writeln!(out, "{}", words.fill("cli-encoder-used", &[id(chosen)]))?;
        } else {
            let left = [("count", switched.left.into()), id(chosen)];
            writeln!(out, "{}", words.fill("cli-encoder-left", &left))?;
        }
        if switched.report.is_some_and(|report| report.stopped) {
            anyhow::bail!(words.say("cli-scan-stopped"));
        }
        return Ok(());
    }
    if let Some(forgotten) = &asked.forget {
        let count = engine::forget_encoder(library, forgotten)?;
        writeln!(out, "{}", words.fill("cli-encoder-forgotten", &[("count", count.into()), id(forgotten)]))?;
        return Ok(());
    }
    let encoders = engine::encoders(library)?;
    if asked.json {
        return json::print(&json::Encoders::new(&encoders), out);
    }
    encoders.iter().try_for_each(|encoder| write(encoder, words, out))
}

fn id(of: &str) -> (&'static str, Value<'static>) {
    ("encoder", of.to_owned().into())
}

fn write(encoder: &InstalledEncoder, words: &Words, out: &mut dyn Write) -> anyhow::Result<()> {
    let used = match (encoder.is_used, encoder.is_chosen) {
        (true, _) => "yes",
        (false, true) => "next",
        (false, false) => "no",
    };
    writeln!(out, "{}", words.fill("cli-encoder", &[("name", encoder.name.as_str().into()), ("used", used.into())]))?;
    let seconds = encoder.seconds.map_or("none".into(), |seconds| ((seconds * 10_000.0).round() / 10.0).into());
    let facts = [
        ("size", ((encoder.bytes as f64 / 100_000.0).round() / 10.0).into()),
        ("seconds", seconds),
        ("text", if encoder.has_text { "yes" } else { "no" }.into()),
        ("photos", encoder.photos.into()),
    ];
    writeln!(out, "    {}", words.fill("cli-encoder-facts", &facts))?;
    if !encoder.is_measured {
        writeln!(out, "    {}", words.say("cli-encoder-unmeasured"))?;
    }
    writeln!(out, "    {}", encoder.id)?;
    Ok(())
}
