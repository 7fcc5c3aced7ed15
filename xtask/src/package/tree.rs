//! The files of a package, as they lie beside the program.

use super::{Options, copy, installer, licences};
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
/// albumen  albumen.1  libonnxruntime.so  models/<id>/…  licences/…  desktop/…
/// ```
///
/// # Errors
/// A sentence with what to do.
pub(super) fn lay_out(folder: &Path, options: &Options) -> Result<PathBuf> {
    let tree = folder.join("tree");
    if tree.exists() {
        std::fs::remove_dir_all(&tree).with_context(|| format!("{} could not be emptied", tree.display()))?;
    }
    let program = cargo::build_albumen()?;
    let name = program.file_name().context("a program has a name")?;
    copy(&program, &tree.join(name))?;
    if cfg!(target_os = "macos") {
        installer::universal(&tree.join(name))?;
    } else if cfg!(unix) {
        strip(&tree.join(name))?;
    }
    let library = runtime::library()?;
    let name = library.file_name().context("a library has a name")?;
    copy(&library, &tree.join(name))?;
    seal(&tree.join(name))?;
    model(&tree)?;
    licences::gather(&tree.join("licences"))?;
    desktop(&tree.join("desktop"), options)?;
    manual(&program, &tree.join("albumen.1"))?;
    Ok(tree)
}

/// Symbols are of use to nobody who has no source, and take more than the program.
fn strip(program: &Path) -> Result<()> {
    crate::process::output(std::process::Command::new("strip").arg("--strip-unneeded").arg(program))?;
    Ok(())
}

/// The digest that the program looks at before it loads the library (`src/encoder/seal.rs`).
fn seal(library: &Path) -> Result<()> {
    let mut name = library.as_os_str().to_owned();
    name.push(".sha256");
    let digest = crate::unpack::sha256(library)?;
    std::fs::write(&name, digest).with_context(|| format!("{} could not be sealed", library.display()))
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

/// The page of `man albumen`, as the program itself writes it.
fn manual(program: &Path, at: &Path) -> Result<()> {
    let page = crate::process::output(std::process::Command::new(program).arg("manual"))?;
    std::fs::write(at, page).with_context(|| format!("{} could not be written", at.display()))
}

fn desktop(folder: &Path, options: &Options) -> Result<()> {
    let assets = cargo::root().join("assets");
    for extension in ["desktop", "metainfo.xml"] {
        let name = format!("{ID}.{extension}");
        copy(&assets.join("desktop").join(&name), &folder.join(&name))?;
    }
    if let Some(address) = &options.pictures {
        let file = folder.join(format!("{ID}.metainfo.xml"));
        let what = || format!("{} could not be written", file.display());
        let text = std::fs::read_to_string(&file).with_context(what)?;
        std::fs::write(&file, with_pictures(&text, address)).with_context(what)?;
    }
    copy(&assets.join("icon/albumen.svg"), &folder.join("icons/scalable.svg"))?;
    for size in ICONS {
        copy(&assets.join(format!("icon/albumen-{size}.png")), &folder.join(format!("icons/{size}.png")))?;
    }
    Ok(())
}

/// What the pictures in `assets/pictures` show, the first of them first.
const PICTURES: [(&str, &str, &str); 3] = [
    ("photos", "All photos by day", "Alle Fotos nach Tagen"),
    ("suggestions", "The albums that Albumen suggests", "Die Alben, die Albumen vorschlägt"),
    ("album", "One suggestion, with the photos in it", "Ein Vorschlag mit seinen Fotos"),
];

/// AppStream wants addresses of pictures, not files: without one there are none.
fn with_pictures(metainfo: &str, address: &str) -> String {
    let address = address.trim_end_matches('/');
    let one = |(at, (name, english, german)): (usize, &(&str, &str, &str))| {
        let kind = if at == 0 { " type=\"default\"" } else { "" };
        format!(
            "    <screenshot{kind}>\n      <caption>{english}</caption>\n      <caption xml:lang=\"de\">{german}</caption>\n\
             \x20     <image>{address}/{name}.jpg</image>\n    </screenshot>\n"
        )
    };
    let all: String = PICTURES.iter().enumerate().map(one).collect();
    metainfo.replace("  <content_rating", &format!("  <screenshots>\n{all}  </screenshots>\n  <content_rating"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_picture_is_there_and_named_where_an_address_is() {
        let assets = cargo::root().join("assets");
        let plain = std::fs::read_to_string(assets.join(format!("desktop/{ID}.metainfo.xml"))).unwrap();
        let text = with_pictures(&plain, "https://example.org/pictures/");
        for (name, ..) in PICTURES {
            assert!(assets.join(format!("pictures/{name}.jpg")).is_file(), "{name}");
            assert!(text.contains(&format!("<image>https://example.org/pictures/{name}.jpg</image>")), "{text}");
        }
    }

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
