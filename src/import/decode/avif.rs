//! AVIF: the container is HEIF's and read by `heic-rs`, as are colours and turns; the AV1 pictures inside go through `rav1d`
//! (a port of dav1d to Rust), without its assembler: hostile files meet bounds checks.

use super::colour::Colours;
use super::{Raw, SLOW_PIXEL_LIMIT, Wanted, admit, heif};
use crate::import::Failure;
use crate::import::format::Format;
use crate::import::memory::Share;
use heic_rs::context::Context;
use heic_rs::ftyp::{Brand, FileType};
use heic_rs::hevc::Frame;
use heic_rs::props::ItemProps;
use heic_rs::{ChromaFormat, Error, MatrixCoefficients, Nclx, Range, color, grid, meta, transform};
use re_rav1d::dav1d::{self, Decoder, Picture, PlanarImageComponent as Component, Settings, pixel::YUVRange};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Rounds of sending and asking until a picture must be there: a photo needs one, a stream that begins in the middle a few.
const ROUNDS: usize = 100;

/// The brands were looked at when the file was told from a HEIC, so what stands here is what they said.
const TYPE: FileType = FileType { major: Brand::Avif, effective: Brand::Avif, minor_version: 0, compatible_count: 0 };

pub(super) fn decode(bytes: &[u8], wanted: Wanted, share: &mut Share<'_>) -> Result<Raw, Failure> {
    let file = Context { file: bytes, ftyp: TYPE, meta: meta::parse(bytes).map_err(|e| failure(&e))? };
    let item = file.meta.primary;
    let props = file.props(item).map_err(|e| failure(&e))?;
    let (width, height) = size(&file, item, &props).map_err(|e| failure(&e))?;
    let coded = u64::from(width) * u64::from(height);
    if coded > SLOW_PIXEL_LIMIT {
        return Err(Failure::PhotoTooLarge { width: width.into(), height: height.into() });
    }
    // Planes at 4:4:4, of the decoder and as numbers of 16 bits, and the picture, twice where it is turned.
    admit((width, height), bytes.len(), coded * (6 + 6 + 8), share)?;
    let mut coding = None;
    let frame = frame_of(&file, item, &mut coding)?;
    let alpha = file.alpha_item(item).map_err(|e| failure(&e))?;
    // A picture whose transparency cannot be read is still a picture.
    let alpha = alpha.and_then(|alpha| frame_of(&file, alpha, &mut None).ok());
    let nclx = props.nclx.or(coding).unwrap_or_default();
    let layout = heif::layout(alpha.is_some(), &nclx);
    let image = color::convert(&frame, alpha.as_ref(), nclx, layout, SLOW_PIXEL_LIMIT, Some(1));
    let image = image.and_then(|image| transform::apply_all(image, &props.transforms)).map_err(|e| failure(&e))?;
    heif::raw(image, Colours::of_heif(props.icc, &nclx), wanted).ok_or_else(|| failure(&Error::Malformed("its size")))
}

fn size(file: &Context<'_>, item: u32, props: &ItemProps<'_>) -> Result<(u32, u32), Error> {
    let grid = file.grid(item)?.map(|(grid, _)| (grid.output_width, grid.output_height));
    let one = props.ispe.map(|size| (size.width, size.height));
    grid.or(one).ok_or(Error::MissingBox("ispe"))
}

/// The planes of an item, put together where it is a grid; and how its numbers are to be read, where the stream says so.
fn frame_of(file: &Context<'_>, item: u32, coding: &mut Option<Nclx>) -> Result<Frame, Failure> {
    let one = |item: u32, coding: &mut Option<Nclx>| {
        let data = file.item_data(item).map_err(|e| failure(&e))?;
        let picture = picture(data.into_owned())?;
        *coding = Some(nclx(&picture));
        frame(&picture)
    };
    let Some((grid, tiles)) = file.grid(item).map_err(|e| failure(&e))? else { return one(item, coding) };
    let mut frames = Vec::new();
    let mut pixels = 0;
    for tile in tiles {
        let frame = one(tile, coding)?;
        // Tiles may claim any size each; together they are the work and the memory that must be bounded.
        pixels += u64::from(frame.width) * u64::from(frame.height);
        if pixels > 2 * SLOW_PIXEL_LIMIT {
            let (width, height) = (grid.output_width.into(), grid.output_height.into());
            return Err(Failure::PhotoTooLarge { width, height });
        }
        frames.push(frame);
    }
    grid::compose(&grid, &frames, SLOW_PIXEL_LIMIT).map_err(|e| failure(&e))
}

/// The first picture of an AV1 stream.
fn picture(data: Vec<u8>) -> Result<Picture, Failure> {
    let mut settings = Settings::new();
    // One thread: a scan decodes several photos at once already.
    settings.set_n_threads(1);
    settings.set_max_frame_delay(1);
    settings.set_all_layers(false);
    settings.set_frame_size_limit(SLOW_PIXEL_LIMIT as u32);
    let mut decoder = Decoder::with_settings(&settings).map_err(damaged)?;
    let mut sent = decoder.send_data(data, None, None, None);
    for _ in 0..ROUNDS {
        match (decoder.get_picture(), sent) {
            (Ok(picture), _) => return Ok(picture),
            (Err(dav1d::Error::Again), Err(dav1d::Error::Again)) => sent = decoder.send_pending_data(),
            (Err(dav1d::Error::Again), Ok(())) => break,
            (Err(dav1d::Error::Again), Err(error)) | (Err(error), _) => return Err(damaged(error)),
        }
    }
    // All was sent, and nothing came of it.
    Err(Failure::Truncated { format: Format::Avif.name().to_owned() })
}

/// The planes with 16 bits a number, as colours are made of them.
fn frame(picture: &Picture) -> Result<Frame, Failure> {
    let (width, height) = (picture.width(), picture.height());
    let chroma = match picture.pixel_layout() {
        dav1d::PixelLayout::I400 => ChromaFormat::Monochrome,
        dav1d::PixelLayout::I420 => ChromaFormat::Yuv420,
        dav1d::PixelLayout::I422 => ChromaFormat::Yuv422,
        dav1d::PixelLayout::I444 => ChromaFormat::Yuv444,
    };
    let (chroma_width, chroma_height) = chroma.chroma_size(width, height);
    let bit_depth = u8::try_from(picture.bit_depth()).unwrap_or(8);
    let plane = |component: Component, width: u32, height: u32| {
        let (stride, plane) = (picture.stride(component) as usize, picture.plane(component));
        let rows = plane.chunks(stride.max(1)).take(height as usize);
        let width = width as usize;
        let mut numbers = Vec::with_capacity(width * height as usize);
        for row in rows {
            if bit_depth == 8 {
                numbers.extend(row.iter().take(width).map(|n| u16::from(*n)));
            } else {
                numbers.extend(row.as_chunks::<2>().0.iter().take(width).map(|n| u16::from_ne_bytes(*n)));
            }
        }
        numbers
    };
    let chroma_plane = |component| match chroma {
        ChromaFormat::Monochrome => Vec::new(),
        _ => plane(component, chroma_width, chroma_height),
    };
    let frame = Frame {
        width,
        height,
        bit_depth,
        chroma,
        y: plane(Component::Y, width, height),
        cb: chroma_plane(Component::U),
        cr: chroma_plane(Component::V),
        y_stride: width,
        c_stride: chroma_width,
    };
    frame.validate().map_err(|e| failure(&e))?;
    Ok(frame)
}

/// How the stream itself says that its numbers are to be read.
fn nclx(picture: &Picture) -> Nclx {
    // MIAF (ISO/IEC 23000-22) takes BT.601 where nothing is said.
    let matrix_code = match said(|| picture.matrix_coefficients() as u16) {
        UNSPECIFIED => 6,
        code => code,
    };
    let is_full = picture.color_range() == YUVRange::Full;
    Nclx {
        primaries: said(|| picture.color_primaries() as u16),
        transfer: said(|| picture.transfer_characteristic() as u16),
        matrix: MatrixCoefficients::from_code(matrix_code),
        matrix_code,
        range: if is_full { Range::Full } else { Range::Limited },
    }
}

/// Where nothing is said of colours (ITU-T H.273).
const UNSPECIFIED: u16 = 2;

/// What the decoder hands out; it panics at numbers that the standard keeps for later, which are as good as none.
fn said(get: impl FnOnce() -> u16) -> u16 {
    catch_unwind(AssertUnwindSafe(get)).unwrap_or(UNSPECIFIED)
}

fn damaged(error: dav1d::Error) -> Failure {
    Failure::Damaged { format: Format::Avif.name().to_owned(), detail: error.to_string() }
}

fn failure(error: &Error) -> Failure {
    heif::failure(error, Format::Avif)
}
