//! ONNX Runtime: where its shared library is, and loading it once per process.
//!
//! It is a library of 29 MB that is fetched, not built; so it may be missing, broken, or not what its name says. Each
//! of these is one sentence with what to do. Telemetry is switched off: nothing leaves this computer.

use std::any::Any;
use std::env;
use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use directories::ProjectDirs;
use ort::environment::Environment;

use super::error::{EncoderError, phrase};
use super::seal;

/// The version that `cargo xtask` fetches, and that everything was measured with.
pub const RUNTIME_VERSION: &str = "1.32.0";
/// Environment variable with the path of the shared library to use instead.
pub const RUNTIME_VARIABLE: &str = "ORT_DYLIB_PATH";

/// The library that this process uses. A library cannot be unloaded safely, so the first that loads stays.
static LOADED: Mutex<Option<Runtime>> = Mutex::new(None);

/// ONNX Runtime, loaded. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Runtime {
    pub(super) environment: Environment,
    library: PathBuf,
}

impl Runtime {
    /// Find ONNX Runtime and load it; the one that is already loaded, if there is one.
    ///
    /// # Errors
    /// Not found, or found and unusable. Nothing is remembered of a failure, so that trying again can succeed.
    pub fn load() -> Result<Self, EncoderError> {
        let program = env::current_exe().and_then(|p| p.canonicalize()).ok();
        let cache = ProjectDirs::from("", "", "albumen").map(|d| d.cache_dir().to_owned());
        let searched = runtime_candidates(env::var_os(RUNTIME_VARIABLE), program.as_deref(), cache.as_deref());
        Self::load_from(&first_file(searched)?)
    }

    /// Load ONNX Runtime from a library; the one that is already loaded, if there is one.
    ///
    /// # Errors
    /// Not a library, not ONNX Runtime, or too old.
    pub fn load_from(library: &Path) -> Result<Self, EncoderError> {
        let unusable = |reason: String| EncoderError::RuntimeUnusable { path: library.to_owned(), reason };
        // A panic while the lock was held left `None` or a whole value behind: both are fine to go on with.
        let mut loaded = LOADED.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if let Some(runtime) = loaded.as_ref() {
            return Ok(runtime.clone());
        }
        // It would make a device id and a store of events as soon as it is there; nothing of that kind may leave.
        if env::var_os(environment::NO_TELEMETRY).is_none() {
            return Err(unusable(format!("its telemetry is not switched off by {}=1", environment::NO_TELEMETRY)));
        }
        seal::hold(library).map_err(unusable)?;
        // `ort` would look for a relative path beside the program first, which is not what was meant.
        let path = std::path::absolute(library).map_err(|e| unusable(phrase(&e)))?;
        let environment = guarded(|| {
            let builder = ort::init_from(&path).map_err(|e| phrase(&e))?;
            builder.with_name("albumen").with_telemetry(false).build().map_err(|e| phrase(&e))
        })
        .map_err(unusable)?;
        let runtime = Self { environment, library: path };
        *loaded = Some(runtime.clone());
        Ok(runtime)
    }

    /// The library in use.
    pub fn library(&self) -> &Path {
        &self.library
    }
}

/// What the shared library is called on this system.
pub fn runtime_file_name() -> &'static str {
    if cfg!(target_os = "windows") {
        "onnxruntime.dll"
    } else if cfg!(target_os = "macos") {
        "libonnxruntime.dylib"
    } else {
        "libonnxruntime.so"
    }
}

/// The files where the library may be, best first: `named` alone if it is not empty; else beside the program, in `lib`
/// beside it, and in the cache that `cargo xtask` fills (`cache` is this application's cache folder). Pure.
pub fn runtime_candidates(named: Option<OsString>, program: Option<&Path>, cache: Option<&Path>) -> Vec<PathBuf> {
    if let Some(named) = named.filter(|n| !n.is_empty()) {
        return vec![PathBuf::from(named)];
    }
    let name = runtime_file_name();
    let beside = program.and_then(Path::parent).into_iter().flat_map(|p| [p.join(name), p.join("lib").join(name)]);
    let bundled = program.and_then(resources).map(|folder| folder.join(name));
    let cached = cache.map(|c| c.join("onnxruntime").join(RUNTIME_VERSION).join(name));
    beside.chain(bundled).chain(cached).collect()
}

/// Where a macOS bundle keeps what lies beside the program elsewhere: `Contents/Resources`. Pure.
pub(super) fn resources(program: &Path) -> Option<PathBuf> {
    let folder = program.parent()?;
    folder.ends_with("Contents/MacOS").then(|| folder.with_file_name("Resources"))
}

fn first_file(searched: Vec<PathBuf>) -> Result<PathBuf, EncoderError> {
    let found = searched.iter().find(|file| file.is_file()).cloned();
    found.ok_or(EncoderError::RuntimeNotFound { searched })
}

/// Run what may panic inside `ort` (which asserts where a library or model is not what it expects), and make a sentence
/// of that too.
pub(super) fn guarded<T>(work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| Err(panic_text(panic.as_ref())))
}

fn panic_text(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    format!("it stopped unexpectedly ({})", phrase(text.unwrap_or("without a reason")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_named_library_is_the_only_one() {
        let found = runtime_candidates(Some("/x/y.so".into()), Some(Path::new("/a/albumen")), Some(Path::new("/c")));
        assert_eq!(found, [PathBuf::from("/x/y.so")]);
    }

    #[test]
    fn beside_the_program_goes_before_the_cache() {
        let found = runtime_candidates(Some(OsString::new()), Some(Path::new("/a/albumen")), Some(Path::new("/c")));
        let name = runtime_file_name();
        let cached = Path::new("/c/onnxruntime").join(RUNTIME_VERSION).join(name);
        assert_eq!(found, [Path::new("/a").join(name), Path::new("/a/lib").join(name), cached]);
    }

    #[test]
    fn a_bundle_of_macos_has_it_among_its_resources() {
        let found = runtime_candidates(None, Some(Path::new("/A/Albumen.app/Contents/MacOS/albumen")), None);
        assert_eq!(found.last(), Some(&Path::new("/A/Albumen.app/Contents/Resources").join(runtime_file_name())));
    }

    #[test]
    fn a_library_that_is_nowhere_is_one_sentence_with_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let (missing, there) = (folder.path().join("a"), folder.path().join("b"));
        std::fs::write(&there, "x").unwrap();
        assert_eq!(first_file(vec![missing.clone(), folder.path().into(), there.clone()]).unwrap(), there);
        let text = first_file(vec![missing.clone()]).unwrap_err().to_string();
        assert!(text.contains("cargo xtask run") && text.contains(&missing.display().to_string()), "{text}");
    }

    #[test]
    fn a_panic_becomes_a_sentence() {
        assert_eq!(guarded(|| Ok(1)), Ok(1));
        let text = guarded::<()>(|| panic!("no symbol.")).unwrap_err();
        assert_eq!(text, "it stopped unexpectedly (no symbol)");
    }
}
