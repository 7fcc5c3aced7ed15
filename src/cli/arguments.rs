//! What can be asked for.

use clap::builder::{PathBufValueParser, TypedValueParser};
use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Sorts your photos into albums, on your own computer. Photo files are never changed, and nothing is uploaded.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100, args_conflicts_with_subcommands = false)]
pub struct Arguments {
    /// The folder of the library; made where it is missing [default: the system's place for a program's data]
    #[arg(long, global = true, value_name = "DIR")]
    pub library: Option<PathBuf>,

    /// Folders or photos to read into the library; without a command the window opens
    #[arg(value_name = "FOLDER", value_parser = there())]
    pub folders: Vec<PathBuf>,

    /// What to do without a window.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// A folder or photo for the window: a slip of the hand in a command's name must not open one.
fn there() -> impl TypedValueParser<Value = PathBuf> {
    PathBufValueParser::new()
        .try_map(|path| path.exists().then_some(path).ok_or("there is no command, folder or photo of this name"))
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read the photos in folders into the library; what is known and unchanged costs next to nothing
    Scan {
        /// Folders or photos
        #[arg(required = true)]
        folders: Vec<PathBuf>,
        /// End with one line of JSON
        #[arg(long)]
        json: bool,
    },
    /// Show the albums that Albumen suggests, and what you made of them
    Suggest {
        /// All as JSON
        #[arg(long)]
        json: bool,
        /// What kind of groups
        #[arg(long, value_enum, default_value_t)]
        kind: Kind,
    },
    /// Carry out a file of corrections, one JSON object a line, all or nothing
    #[command(after_help = CORRECTIONS)]
    Apply {
        /// The corrections file
        file: PathBuf,
    },
    /// List the accepted albums
    Albums {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Say what you did, the latest first
    History {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Learn from the corrections so far how you group, and say whether it helps on albums that were not learned from
    Learn {
        /// Group as on the first day from now on; your corrections still hold
        #[arg(long, conflicts_with = "on")]
        off: bool,
        /// Learn again after `--off`, `--back` or `--reset`
        #[arg(long)]
        on: bool,
        /// Go back to a version that was learned earlier (`learn --json` lists them; 0 is the first day), and stay there
        #[arg(long, value_name = "VERSION", conflicts_with_all = ["on", "off", "reset"])]
        back: Option<u32>,
        /// Forget what was learned; your albums, corrections and answers stay, they are your words
        #[arg(long, conflicts_with_all = ["on", "off"])]
        reset: bool,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Show the pairs of photos whose answer would settle most: do they belong to one event? Answer with `apply`
    Questions {
        /// How many at most
        #[arg(long, default_value_t = 10)]
        count: usize,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Compute embeddings only: one row a photo, NaN where a photo could not be read
    Embed {
        /// A file with the path of a photo on each line
        list: PathBuf,
        /// Where to write them: NumPy's format, float32, (photos, length)
        out: PathBuf,
        /// Which output of the encoder [default: what pictures show]
        #[arg(long)]
        output: Option<String>,
    },
    /// Find the photos that look most like one
    Similar {
        /// The photo
        photo: PathBuf,
        /// How many
        #[arg(long, default_value_t = 20)]
        count: usize,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Find photos by words: dates, places, albums, keywords, cameras, file names; and what they show, where the encoder
    /// understands words
    Search {
        /// What to look for, such as “dog on a beach” or “Lisbon June 2025”
        #[arg(required = true, value_name = "WORDS")]
        text: Vec<String>,
        /// How many
        #[arg(long, default_value_t = 50)]
        count: usize,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// List the encoders that are there, with what each is worth here; choose another, or add one
    #[command(after_help = ENCODERS)]
    Encoders {
        /// Choose an encoder by its id, and encode the photos with it; until all is there the one before is used
        #[arg(long = "use", value_name = "ID", conflicts_with_all = ["add", "forget"])]
        choose: Option<String>,
        /// Try the encoder in a folder, and copy it to where Albumen keeps encoders
        #[arg(long, value_name = "FOLDER", conflicts_with = "forget")]
        add: Option<PathBuf>,
        /// Remove what an encoder that is not used has seen; choosing it again encodes all photos anew
        #[arg(long, value_name = "ID")]
        forget: Option<String>,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Copy or link an accepted album's photos into a folder; nothing there is written over, and what is there already is
    /// skipped, so that the same command goes on with what was broken off
    Export {
        /// The album's id or title
        album: String,
        /// The folder; made where it is missing
        folder: PathBuf,
        /// Copy (this is the default)
        #[arg(long, conflicts_with_all = ["hardlink", "symlink"])]
        copy: bool,
        /// Make hard links: editing one edits the original
        #[arg(long, conflicts_with = "symlink")]
        hardlink: bool,
        /// Make symbolic links: editing one edits the original
        #[arg(long)]
        symlink: bool,
        /// What the new files are called: a pattern with {original}, {date}, {time}, {year}, {month}, {day}, {counter}, {album}
        #[arg(long, value_name = "PATTERN", default_value = crate::engine::Names::ORIGINAL)]
        names: String,
        /// Also write XMP files beside the new files, with the albums of each photo as keywords
        #[arg(long)]
        xmp: bool,
        /// Only say what would be done
        #[arg(long)]
        dry_run: bool,
        /// End with one line of JSON
        #[arg(long)]
        json: bool,
    },
    /// Take back the last export into a folder: remove what it made there and what is still the same
    TakeBack {
        /// The folder
        folder: PathBuf,
        /// Only say what would be done
        #[arg(long)]
        dry_run: bool,
        /// End with one line of JSON
        #[arg(long)]
        json: bool,
    },
    /// Move what is not kept of decided stacks to the system's wastebasket; from there everything can be put back
    Discard {
        /// Instead, of each photo whose file lies several times on one drive, all but one of these files
        #[arg(long)]
        duplicates: bool,
        /// Only list the files
        #[arg(long)]
        dry_run: bool,
        /// Put these files back instead
        #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with_all = ["duplicates", "dry_run", "json"])]
        put_back: Option<Vec<PathBuf>>,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Say what is in the library
    Info {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Verify the library, and mend what can be made again
    Check,
    /// Decode photos for another process of this program
    #[command(hide = true, name = DECODER)]
    Decoder,
    /// Say that a folder lies elsewhere now, without reading all of it again
    Locate {
        /// Where the library knows it
        old: PathBuf,
        /// Where it is
        new: PathBuf,
    },
    /// Take albums and decisions from a backup into the library; photos are found by content, wherever they lie now
    Restore {
        /// The backup: a file in the folder “backups” of a library
        backup: PathBuf,
        /// End with one line of JSON
        #[arg(long)]
        json: bool,
    },
    /// Write the manual page, for whoever makes a package
    #[command(hide = true)]
    Manual,
}

/// By this word the program starts itself as a decoder.
pub(super) const DECODER: &str = "decode-for-albumen";

/// Kinds of groups.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// What belongs to one occasion; every photo is in exactly one
    #[default]
    Events,
    /// Bursts, copies, raw files with their pictures: what lies as one tile, and which photo of it is the best
    Stacks,
    /// What recurs across events: photos that look alike, screenshots, scans; every photo is in exactly one
    Themes,
    /// Folders with a name that a person gave, and albums as Google Photos exported them: they look like albums already
    Folders,
}

const ENCODERS: &str = "A folder for --add holds manifest.toml and what it names, or is laid out as model hubs lay out ONNX \
exports: preprocessor_config.json, onnx/vision_model.onnx or model.onnx, and for words onnx/text_model.onnx and \
tokenizer.json. Add only models of people you trust: a model is a program.";

const CORRECTIONS: &str = r#"Corrections (ID as `suggest --json` shows it, photos by path):
  {"op": "accept", "group": ID}      {"op": "reject", "group": ID}      {"op": "later", "group": ID}
  {"op": "split", "group": ID, "photos": [PATH, …]}     these leave and form a group, the rest keeps ID
  {"op": "merge", "groups": [ID, ID]}                   the first stays, accepted if either was
  {"op": "move", "photos": [PATH, …], "to": ID}         also into and out of accepted albums
  {"op": "remove", "group": ID, "photos": [PATH, …]}    these do not belong here
  {"op": "rename", "group": ID, "name": "Garden"}
  {"op": "cover", "group": ID, "photo": PATH}           this photo stands for the group
  {"op": "create", "name": "Best of", "photos": [PATH, …]}  a new album; its photos stay in their events, too
  {"op": "add", "photos": [PATH, …], "to": ID}          into an album, out of no other
  {"op": "keep", "stack": [PATH, …], "photos": [PATH, …]}  of this stack these are kept, the first on top
  {"op": "unstack", "photos": [PATH, …]}                these are no stack
  {"op": "same", "photos": [PATH, PATH]}                these belong to one event; two or more
  {"op": "different", "photos": [PATH, PATH]}           these do not; or "photos": [PATH, …], "from": [PATH, …]
  {"op": "undo"}                     {"op": "redo"}
  {"op": "back", "before": N}        {"op": "forward", "through": N}  to entry N of `history`"#;
