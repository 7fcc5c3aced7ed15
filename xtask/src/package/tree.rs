//! The files of a package, as they lie beside the program.

use super::{copy, licences};
use crate::{cargo, runtime};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// Sizes of the icon in pixels, besides the drawing itself.
pub(super) const ICONS: [u32; 7] = [16, 32, 48, 64, 128, 256, 512];
/// The encoder that Albumen looks for (`SHIPPED_MODEL` in `src/encoder/models.rs`).
const MODEL: &str = "albumen-lite0-1";
/// Name of the program's desktop entry, icon and metadata.
pub(super) const ID: &str = "org.albumen.Albumen";

/// Lays everything out anew in `tree` under `folder`:
///
/// ```text
/// albumen  libonnxruntime.so  models/<id>/…  licences/…  desktop/…
/// ```
///
/// # Errors
/// A sentence with what to do.
pub(super) fn lay_out(folder: &Path) -> Result<PathBuf> {
    let tree = folder.join("tree");
    if tree.exists() {
        std::fs::remove_dir_all(&tree).with_context(|| format!("{} could not be emptied", tree.display()))?;
    }
    let program = cargo::build_albumen()?;
    copy(&program, &tree.join("albumen"))?;
    strip(&tree.join("albumen"))?;
    let library = runtime::library()?;
    copy(&library, &tree.join(library.file_name().context("a library has a name")?))?;
    model(&tree)?;
    licences::gather(&tree.join("licences"))?;
    desktop(&tree.join("desktop"))?;
    Ok(tree)
}

/// Symbols are of use to nobody who has no source, and take more than the program.
fn strip(program: &Path) -> Result<()> {
    crate::process::output(std::process::Command::new("strip").arg("--strip-unneeded").arg(program))?;
    Ok(())
}

/// The encoder that this version uses.
fn model(tree: &Path) -> Result<()> {
    let model = cargo::root().join("models").join(MODEL);
    for file in std::fs::read_dir(&model).with_context(|| format!("{} could not be read", model.display()))? {
        let file = file?.path();
        if file.is_file() {
            copy(&file, &tree.join("models").join(MODEL).join(file.file_name().unwrap_or_default()))?;
        }
    }
    Ok(())
}

fn desktop(folder: &Path) -> Result<()> {
    let assets = cargo::root().join("assets");
    for extension in ["desktop", "metainfo.xml"] {
        let name = format!("{ID}.{extension}");
        copy(&assets.join("desktop").join(&name), &folder.join(&name))?;
    }
    copy(&assets.join("icon/albumen.svg"), &folder.join("icons/scalable.svg"))?;
    for size in ICONS {
        copy(&assets.join(format!("icon/albumen-{size}.png")), &folder.join(format!("icons/{size}.png")))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoder_is_the_one_that_albumen_looks_for() {
        let code = std::fs::read_to_string(cargo::root().join("src/encoder/models.rs")).unwrap();
        assert!(code.contains(&format!("SHIPPED_MODEL: &str = \"{MODEL}\"")), "another encoder ships by now");
        assert!(cargo::root().join("models").join(MODEL).join("manifest.toml").is_file());
    }

    #[test]
    fn every_file_that_the_debian_package_names_is_laid_out() {
        let manifest = std::fs::read_to_string(cargo::root().join("Cargo.toml")).unwrap();
        for size in ICONS {
            let name = format!("target/package/tree/desktop/icons/{size}.png");
            assert!(manifest.contains(&name), "{name}");
            assert!(cargo::root().join(format!("assets/icon/albumen-{size}.png")).is_file());
        }
        assert!(manifest.contains(&format!("target/package/tree/desktop/{ID}.desktop")));
    }
}
