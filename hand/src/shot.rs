//! A picture of a window.

use crate::display::Display;
use anyhow::{Context, Result, bail};
use image::RgbImage;
use image::codecs::jpeg::JpegEncoder;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt as _, ImageFormat, ImageOrder, Window};

/// Of JPEGs: letters stay sharp.
const QUALITY: u8 = 88;

/// Writes what the window shows just now to `file`, by its ending as PNG or JPEG.
pub(crate) fn take(display: &Display, window: Window, file: &Path) -> Result<()> {
    let [_, _, width, height] = display.place_of(window)?;
    let (across, down) = (u16::try_from(width)?, u16::try_from(height)?);
    let seen = display.x.get_image(ImageFormat::Z_PIXMAP, window, 0, 0, across, down, !0)?.reply()?;
    if seen.depth < 24 || display.x.setup().image_byte_order != ImageOrder::LSB_FIRST {
        bail!("the display has colours of another kind than 24 bits in this byte order");
    }
    let pixels = seen.data.chunks_exact(4).flat_map(|p| [p[2], p[1], p[0]]).collect();
    let picture = RgbImage::from_raw(across.into(), down.into(), pixels).context("the display sent too few pixels")?;
    if file.extension().is_some_and(|ending| ending == "jpg") {
        let out = BufWriter::new(File::create(file).with_context(|| file.display().to_string())?);
        JpegEncoder::new_with_quality(out, QUALITY).encode_image(&picture)?;
    } else {
        picture.save(file).with_context(|| file.display().to_string())?;
    }
    Ok(())
}
