//! The manual page: what `--help` says of every command, and where things are kept, on one page for `man albumen`.

use super::Arguments;
use clap::{Arg, Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff, bold, roman};
use std::io::Write;

/// Sections after the commands: a heading, and paragraphs that each begin with what they are about.
const SECTIONS: [(&str, &[(&str, &str)]); 3] = [
    (
        "FILES",
        &[
            (
                "~/.local/share/albumen",
                "the library, unless --library names another folder: what is known of each photo, albums, decisions, small pictures",
            ),
            ("backups", "in the library's folder: all decisions as readable text, for the command restore"),
        ],
    ),
    (
        "ENVIRONMENT",
        &[
            ("ALBUMEN_MODEL", "the folder of an encoder to use instead of the one that came with the program"),
            (
                "ORT_DYLIB_PATH",
                "the shared library of ONNX Runtime to use instead of the one that came with the program",
            ),
        ],
    ),
    (
        "EXIT STATUS",
        &[
            ("0", "it was done"),
            ("1", "it failed, and one sentence on standard error says why"),
            ("2", "the command was not understood"),
        ],
    ),
];

/// Writes the page in the format of `man`.
pub(super) fn write(out: &mut dyn Write) -> anyhow::Result<()> {
    let mut command = Arguments::command();
    command.build();
    let page = Man::new(command.clone());
    page.render_title(out)?;
    page.render_name_section(out)?;
    page.render_synopsis_section(out)?;
    page.render_description_section(out)?;
    page.render_options_section(out)?;
    let mut roff = Roff::new();
    roff.control("SH", ["COMMANDS"]);
    let shown = |one: &&mut Command| !one.is_hide_set() && one.get_name() != "help";
    for one in command.get_subcommands_mut().filter(shown) {
        commands(&mut roff, one);
    }
    for (heading, paragraphs) in SECTIONS {
        roff.control("SH", [heading]);
        for (about, text) in paragraphs {
            paragraph(&mut roff, vec![bold(*about)], text);
        }
    }
    roff.to_writer(out)?;
    Ok(())
}

fn commands(roff: &mut Roff, command: &mut Command) {
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").to_owned();
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    paragraph(roff, vec![bold(usage)], &about);
    let own =
        |one: &&Arg| !one.is_global_set() && !one.is_hide_set() && one.get_id() != "help" && one.get_id() != "version";
    roff.control("RS", []);
    for argument in command.get_arguments().filter(own) {
        let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
        paragraph(roff, vec![bold(argument.to_string())], &help);
    }
    if let Some(more) = command.get_after_help() {
        roff.control("PP", []).control("nf", []);
        roff.text(more.to_string().lines().flat_map(|line| [roman(line), Inline::LineBreak]).collect::<Vec<_>>());
        roff.control("fi", []);
    }
    roff.control("RE", []);
}

fn paragraph(roff: &mut Roff, about: Vec<Inline>, text: &str) {
    roff.control("TP", []);
    roff.text(about);
    roff.text([roman(text)]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_option_is_on_the_page() {
        let mut page = Vec::new();
        write(&mut page).unwrap();
        let page = String::from_utf8(page).unwrap().replace("\\-", "-");
        assert!(
            page.contains(".TH albumen 1") || page.contains(".TH \"albumen\" \"1\"") || page.contains(".TH albumen"),
            "{page}"
        );
        let mut command = Arguments::command();
        command.build();
        for one in command.get_subcommands().filter(|one| !one.is_hide_set() && one.get_name() != "help") {
            assert!(page.contains(&format!("albumen {}", one.get_name())), "{}", one.get_name());
            for argument in one.get_arguments().filter_map(Arg::get_long) {
                assert!(page.contains(&format!("--{argument}")), "{argument}");
            }
        }
        assert!(!page.contains("albumen manual"), "a packager's command is no person's");
    }
}
