//! The command lines of the measuring commands.

use crate::package;
use anyhow::{Context, Result, bail};
use lexopt::prelude::*;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// What `bench` is to do.
#[derive(Debug)]
pub(crate) struct Bench {
    /// The folder with the benchmark's Python scripts.
    pub(crate) scripts: PathBuf,
    /// A folder of folders of photos.
    pub(crate) pool: PathBuf,
    /// A Python with numpy, Pillow and onnxruntime.
    pub(crate) python: OsString,
    /// The encoder that the peer runs; Albumen's own when not given.
    pub(crate) model: Option<PathBuf>,
    /// How many 12-megapixel photos.
    pub(crate) count: usize,
    /// How many small photos.
    pub(crate) small: usize,
    /// How many photos for memory and for the scan where nothing changed.
    pub(crate) many: usize,
    /// How many turns each.
    pub(crate) rounds: usize,
}

/// What `quality` is to do.
#[derive(Debug)]
pub(crate) struct Quality {
    /// The folder with the benchmark's Python scripts.
    pub(crate) scripts: PathBuf,
    /// The libraries to measure on.
    pub(crate) libraries: Libraries,
    /// A Python with Pillow.
    pub(crate) python: OsString,
    /// Whether a person is simulated who goes on until all is right.
    pub(crate) finish: bool,
    /// Whether a person is simulated who answers "Same event?", beside one who makes 40 corrections.
    pub(crate) ask: bool,
    /// Whether what learning is worth is measured, and nothing else.
    pub(crate) learn: bool,
    /// A folder for drawings of learning curves.
    pub(crate) plot: Option<PathBuf>,
    /// The program to measure where it is not to be built: an earlier version, to compare with.
    pub(crate) program: Option<PathBuf>,
}

/// Where the libraries of `quality` come from.
#[derive(Debug)]
pub(crate) enum Libraries {
    /// Made before; each a folder with `photos/` and truth files.
    Made(Vec<PathBuf>),
    /// Made for the measurement, and gone after it.
    Fresh {
        /// A folder of folders of photos.
        pool: PathBuf,
        /// One library each.
        seeds: Vec<u32>,
        /// Share of photos with a place, handed through as it is.
        gps: Option<String>,
    },
}

/// What `crash` is to do.
#[derive(Debug)]
pub(crate) struct Crash {
    /// How many kills.
    pub(crate) times: usize,
    /// What the random moments follow from; another each time when not given.
    pub(crate) seed: Option<u64>,
}

impl Crash {
    /// Reads `[options]`.
    ///
    /// # Errors
    /// A sentence on what is wrong.
    pub(crate) fn parse(arguments: Vec<OsString>) -> Result<Self> {
        let mut parser = lexopt::Parser::from_args(arguments);
        let mut crash = Self { times: 200, seed: None };
        while let Some(argument) = parser.next()? {
            match argument {
                Long("times") => crash.times = positive(parser.value()?.parse()?)?,
                Long("seed") => crash.seed = Some(parser.value()?.parse()?),
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(crash)
    }
}

/// Reads `[--pictures URL]` of `package`.
///
/// # Errors
/// A sentence on what is wrong.
pub(crate) fn package(arguments: Vec<OsString>) -> Result<package::Options> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut options = package::Options::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("pictures") => options.pictures = Some(parser.value()?.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}

/// Reads `[DEB]` of `trial`: the package to try, one that is made for it when not given.
///
/// # Errors
/// A sentence on what is wrong.
pub(crate) fn trial(arguments: Vec<OsString>) -> Result<Option<PathBuf>> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut deb = None;
    while let Some(argument) = parser.next()? {
        match argument {
            Value(path) if deb.is_none() => {
                let path = Path::new(&path);
                deb = Some(path.canonicalize().with_context(|| format!("there is no package {}", path.display()))?);
            }
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(deb)
}

impl Bench {
    /// Reads `BENCH POOL [options]`.
    ///
    /// # Errors
    /// A sentence on what is wrong.
    pub(crate) fn parse(arguments: Vec<OsString>) -> Result<Self> {
        let mut parser = lexopt::Parser::from_args(arguments);
        let (mut paths, mut python, mut model) = (Vec::new(), OsString::from("python3"), None);
        let (mut count, mut small, mut many, mut rounds) = (120, 1_500, 10_000, 3);
        while let Some(argument) = parser.next()? {
            match argument {
                Long("python") => python = parser.value()?,
                Long("model") => model = Some(parser.value()?.into()),
                Long("count") => count = positive(parser.value()?.parse()?)?,
                Long("small") => small = positive(parser.value()?.parse()?)?,
                Long("many") => many = positive(parser.value()?.parse()?)?,
                Long("rounds") => rounds = positive(parser.value()?.parse()?)?,
                Value(path) => paths.push(PathBuf::from(path)),
                other => return Err(other.unexpected().into()),
            }
        }
        let (scripts, pool) = two_folders(paths)?;
        Ok(Self { scripts, pool, python, model, count, small, many, rounds })
    }
}

impl Quality {
    /// Reads `BENCH POOL [options]`, or `BENCH --made LIBRARY… [options]`.
    ///
    /// # Errors
    /// A sentence on what is wrong.
    pub(crate) fn parse(arguments: Vec<OsString>) -> Result<Self> {
        let mut parser = lexopt::Parser::from_args(arguments);
        let (mut paths, mut python, mut made) = (Vec::new(), OsString::from("python3"), Vec::new());
        let (mut seeds, mut gps, mut program) = (vec![1, 2, 3, 4, 5], None, None);
        let (mut finish, mut ask, mut learn, mut plot) = (false, false, false, None);
        while let Some(argument) = parser.next()? {
            match argument {
                Long("python") => python = parser.value()?,
                Long("seeds") => seeds = numbers(&parser.value()?.string()?)?,
                Long("gps") => gps = Some(parser.value()?.string()?),
                Long("made") => {
                    for library in parser.values()? {
                        made.push(absolute(Path::new(&library))?);
                    }
                }
                Long("finish") => finish = true,
                Long("ask") => ask = true,
                Long("learn") => learn = true,
                Long("plot") => plot = Some(absolute(Path::new(&parser.value()?))?),
                Long("program") => program = Some(absolute(Path::new(&parser.value()?))?),
                Value(path) => paths.push(PathBuf::from(path)),
                other => return Err(other.unexpected().into()),
            }
        }
        if made.is_empty() {
            let (scripts, pool) = two_folders(paths)?;
            let libraries = Libraries::Fresh { pool, seeds, gps };
            return Ok(Self { scripts, libraries, python, finish, ask, learn, plot, program });
        }
        let Ok([scripts]) = <[PathBuf; 1]>::try_from(paths) else {
            bail!("name one folder before --made: BENCH (the benchmark's scripts)");
        };
        let (scripts, libraries) = (absolute(&scripts)?, Libraries::Made(made));
        Ok(Self { scripts, libraries, python, finish, ask, learn, plot, program })
    }
}

/// Absolute, since the scripts run in other folders.
fn two_folders(paths: Vec<PathBuf>) -> Result<(PathBuf, PathBuf)> {
    let Ok([scripts, pool]) = <[PathBuf; 2]>::try_from(paths) else {
        bail!("name two folders: BENCH (the benchmark's scripts) and POOL (photos); `cargo xtask` alone shows how");
    };
    Ok((absolute(&scripts)?, absolute(&pool)?))
}

fn absolute(path: &Path) -> Result<PathBuf> {
    path.canonicalize().with_context(|| format!("there is no folder {}", path.display()))
}

fn numbers(list: &str) -> Result<Vec<u32>> {
    list.split(',')
        .map(|word| word.trim().parse().with_context(|| format!("{word:?} is no number; write --seeds 1,2,3")))
        .collect()
}

fn positive(number: usize) -> Result<usize> {
    if number == 0 {
        bail!("0 of them cannot be measured; give a number from 1 on");
    }
    Ok(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn options_may_stand_anywhere() {
        let bench = Bench::parse(words("--count 12 . --python=py . --rounds 1")).unwrap();
        assert_eq!((bench.count, bench.rounds, bench.small), (12, 1, 1_500));
        assert_eq!(bench.python, "py");
        let crash = Crash::parse(words("--times 7 --seed 3")).unwrap();
        assert_eq!((crash.times, crash.seed), (7, Some(3)));
        assert_eq!(trial(Vec::new()).unwrap(), None);
        assert!(trial(words("./Cargo.toml")).unwrap().is_some_and(|deb| deb.is_absolute()));
        let quality = Quality::parse(words(". . --seeds 4,5 --gps 0")).unwrap();
        let Libraries::Fresh { seeds, gps, .. } = quality.libraries else { panic!("none was named") };
        assert_eq!((seeds, gps.as_deref(), quality.finish), (vec![4, 5], Some("0"), false));
        let quality = Quality::parse(words(". --learn --plot src --made .")).unwrap();
        assert!(quality.learn && quality.plot.is_some_and(|folder| folder.ends_with("src")));
        let quality = Quality::parse(words(". --finish --ask --made . src")).unwrap();
        assert!(quality.finish && quality.ask && matches!(quality.libraries, Libraries::Made(made) if made.len() == 2));
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for line in [".", ". . .", ". /no/such/folder", ". . --count 0", ". . --colour red"] {
            assert!(Bench::parse(words(line)).is_err(), "{line}");
        }
        assert!(Quality::parse(words(". . --seeds 1,x")).is_err());
        assert!(trial(words("/no/such/package.deb")).is_err());
        assert!(Quality::parse(words(". . --made .")).is_err(), "a pool and libraries");
    }
}
