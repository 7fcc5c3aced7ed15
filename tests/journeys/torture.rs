//! Broken, huge, odd and hostile files, made here: each is read, or refused with its reason in a person's words.

use crate::person::Person;
use albumen::domain::Failure;
use albumen::words::Words;
use image::codecs::gif::GifEncoder;
use image::{DynamicImage, Frame, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;

const AVIF: &[u8] = include_bytes!("../../src/import/decode/samples/drawing.avif");
const JXL: &[u8] = include_bytes!("../../src/import/decode/samples/drawing.jxl");
const JP2: &[u8] = include_bytes!("../../src/import/decode/samples/drawing.jp2");

/// What must come of a file.
enum Comes {
    /// It is read.
    Read,
    /// It is read as far as it goes, and told to be damaged.
    Partly,
    /// It is refused with a sentence that has these words.
    Refused(&'static str),
}
use Comes::{Partly, Read, Refused};

/// Busy enough that a half of its file is about a half of it.
fn picture(seed: u32) -> RgbImage {
    RgbImage::from_fn(200, 150, |x, y| Rgb([(x * 7 + y * 13 + seed) as u8, (x * y) as u8, ((y * 3) ^ seed) as u8]))
}

fn encoded(seed: u32, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let picture = DynamicImage::ImageRgb8(picture(seed));
    let picture = if format == ImageFormat::OpenExr || format == ImageFormat::Hdr {
        DynamicImage::ImageRgb32F(picture.into_rgb32f())
    } else {
        picture
    };
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn cut(bytes: &[u8], percent: usize) -> Vec<u8> {
    bytes[..bytes.len() * percent / 100].to_vec()
}

fn with(mut bytes: Vec<u8>, at: usize, new: &[u8]) -> Vec<u8> {
    bytes[at..at + new.len()].copy_from_slice(new);
    bytes
}

/// A PNG whose header claims another size, with the checksum that belongs to it.
fn claiming(png: Vec<u8>, width: u32, height: u32) -> Vec<u8> {
    let png = with(with(png, 16, &width.to_be_bytes()), 20, &height.to_be_bytes());
    let crc = !png[12..29].iter().fold(!0_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |c, _| if c & 1 == 1 { c >> 1 ^ 0xedb8_8320 } else { c >> 1 })
    });
    with(png, 29, &crc.to_be_bytes())
}

fn compressed(set: impl Fn(&mut turbojpeg::Compressor), pixels: &[u8], format: turbojpeg::PixelFormat) -> Vec<u8> {
    let mut compressor = turbojpeg::Compressor::new().unwrap();
    set(&mut compressor);
    let image = turbojpeg::Image { pixels, width: 200, pitch: 200 * format.size(), height: 150, format };
    compressor.compress_to_vec(image).unwrap()
}

/// A little-endian TIFF of one directory with these entries of one number each, and where the next directory is.
fn tiff(entries: &[(u16, u16, u32)], next: u32) -> Vec<u8> {
    let mut bytes = b"II*\0\x08\0\0\0".to_vec();
    bytes.extend((entries.len() as u16).to_le_bytes());
    for (tag, kind, value) in entries {
        bytes.extend([tag.to_le_bytes(), kind.to_le_bytes()].concat());
        bytes.extend([1_u32.to_le_bytes(), value.to_le_bytes()].concat());
    }
    bytes.extend(next.to_le_bytes());
    bytes
}

/// The table: name, what is in it, what must come of it.
fn table() -> Vec<(&'static str, Vec<u8>, Comes)> {
    let jpeg = |n| encoded(n, ImageFormat::Jpeg);
    let png = |n| encoded(n, ImageFormat::Png);
    let (gif, webp) = (encoded(3, ImageFormat::Gif), encoded(4, ImageFormat::WebP));
    let (tif, bmp) = (encoded(5, ImageFormat::Tiff), encoded(6, ImageFormat::Bmp));
    let (exr, hdr) = (encoded(7, ImageFormat::OpenExr), encoded(8, ImageFormat::Hdr));
    let sof = |bytes: &[u8]| bytes.windows(2).position(|w| w == [0xff, 0xc0]).unwrap() + 5;
    let huge_jpeg = with(jpeg(20), sof(&jpeg(20)), &[0xff, 0xdc, 0xff, 0xdc]);
    let ink: Vec<u8> = picture(21).pixels().flat_map(|p| [p.0[0], p.0[1], p.0[2], 255]).collect();
    let cmyk = compressed(|c| c.set_subsamp(turbojpeg::Subsamp::None).unwrap(), &ink, turbojpeg::PixelFormat::CMYK);
    let progressive =
        compressed(|c| c.set_progressive(true).unwrap(), picture(22).as_raw(), turbojpeg::PixelFormat::RGB);
    let odd = compressed(
        |c| c.set_subsamp(turbojpeg::Subsamp::Sub1x2).unwrap(),
        picture(23).as_raw(),
        turbojpeg::PixelFormat::RGB,
    );
    let film = b"\0\0\0\x18ftypisom\0\0\0\0isommp42\0\0\0\x10mdat12345678".to_vec();
    let mut animation = Vec::new();
    let frame = |n: u8| Frame::new(RgbaImage::from_pixel(40, 30, Rgba([n, 90, 200, 255])));
    GifEncoder::new(&mut animation).encode_frames([frame(10), frame(200)]).unwrap();
    let clear = {
        let mut bytes = Cursor::new(Vec::new());
        RgbaImage::from_pixel(30, 20, Rgba([0, 0, 0, 0])).write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    };
    let line = {
        let mut bytes = Cursor::new(Vec::new());
        RgbImage::new(1, 20_000).write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    };
    vec![
        ("whole.jpg", jpeg(1), Read),
        ("progressive.jpg", progressive, Read),
        ("ink.jpg", cmyk, Read),
        ("odd sampling.jpg", odd, Read),
        ("with a film behind it.jpg", [jpeg(2), film.clone()].concat(), Read),
        ("bytes between segments.jpg", [&jpeg(3)[..20], &[0, 0, 0], &jpeg(3)[20..]].concat(), Read),
        ("cut in the middle.jpg", cut(&jpeg(4), 55), Partly),
        ("a hole in it.jpg", with(jpeg(5), jpeg(5).len() / 2, &[0; 64]), Partly),
        ("cut at the start.jpg", cut(&jpeg(6), 6), Refused("cut off")),
        ("only its first bytes.jpg", jpeg(7)[..20].to_vec(), Refused("JPEG file is")),
        ("huge.jpg", huge_jpeg, Refused("more than Albumen can hold")),
        ("no size.jpg", with(jpeg(8), sof(&jpeg(8)), &[0, 0, 0, 0]), Refused("JPEG file is damaged")),
        (
            "exif leads to itself.jpg",
            {
                let body = [b"Exif\0\0".to_vec(), tiff(&[(0x8769, 4, 8), (0x0112, 3, 6)], 8)].concat();
                let length = (body.len() as u16 + 2).to_be_bytes();
                [&jpeg(9)[..2], &[0xff, 0xe1], &length, &body, &jpeg(9)[2..]].concat()
            },
            Read,
        ),
        ("a png.jpg", png(10), Read),
        ("letter.jpg", b"Dear diary,".to_vec(), Refused("not a photo")),
        ("page.jpg", b"<!DOCTYPE html><html><body>404</body></html>".to_vec(), Refused("not a photo")),
        ("empty.jpg", Vec::new(), Refused("empty")),
        ("zeros.jpg", vec![0; 5_000], Refused("not a photo")),
        ("whole.png", png(11), Read),
        ("transparent.png", clear, Read),
        ("a line.png", line, Read),
        ("cut.png", cut(&png(12), 50), Refused("cut off")),
        ("flipped.png", with(png(13), 60, &[0x55; 8]), Refused("PNG file is damaged")),
        ("bomb.png", claiming(png(14), 60_000, 60_000), Refused("60,000 × 60,000 pixels")),
        ("nothing.png", claiming(png(15), 0, 0), Refused("PNG file is damaged")),
        ("two frames.gif", animation, Read),
        ("cut.gif", cut(&gif, 50), Refused("GIF file is")),
        ("whole.webp", webp.clone(), Read),
        ("cut.webp", cut(&webp, 50), Refused("WebP file is")),
        ("whole.tif", tif.clone(), Read),
        ("cut.tif", cut(&tif, 50), Refused("TIFF file is")),
        ("directory leads to itself.tif", tiff(&[(256, 3, 4), (257, 3, 4)], 8), Refused("TIFF file")),
        ("bomb.tif", tiff(&[(256, 4, 0xffff_ffff), (257, 4, 0xffff_ffff), (258, 3, 8), (273, 4, 8)], 0), Refused("")),
        ("no preview.dng", tiff(&[(256, 3, 4), (0xc612, 1, 0x0401)], 0), Refused("no preview")),
        ("whole.bmp", bmp.clone(), Read),
        ("cut.bmp", cut(&bmp, 50), Refused("BMP file is cut off")),
        ("tall.bmp", with(bmp.clone(), 18, &[0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 0x7f]), Refused("")),
        ("whole.exr", exr.clone(), Read),
        ("cut.exr", cut(&exr, 50), Refused("OpenEXR file is")),
        ("whole.hdr", hdr.clone(), Read),
        ("cut.hdr", cut(&hdr, 50), Refused("Radiance HDR file is")),
        ("whole.avif", AVIF.to_vec(), Read),
        ("cut.avif", cut(AVIF, 80), Refused("AVIF file is")),
        ("whole.jxl", JXL.to_vec(), Read),
        ("cut.jxl", cut(JXL, 60), Refused("JPEG XL file is")),
        ("whole.jp2", JP2.to_vec(), Read),
        ("cut.jp2", cut(JP2, 20), Refused("JPEG 2000 file is")),
        ("only a brand.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec(), Refused("this kind of HEIC file")),
        (
            "boxes without end.heic",
            [&b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"[..], &b"\0\0\0\x08meta".repeat(900)].concat(),
            Refused("HEIC file is"),
        ),
        ("layers.psd", b"8BPS\0\x01\0\0\0\0\0\0\0\x03".to_vec(), Refused("cannot read Photoshop files yet")),
        ("cut.mp4", film, Read),
        ("no film.mov", b"Dear diary,".to_vec(), Refused("not a photo")),
        ("deep.xmp", b"<a>".repeat(100_000), Read),
        ("deep.json", b"[".repeat(100_000), Read),
    ]
}

#[test]
fn each_is_read_or_refused_with_its_reason() {
    let person = Person::new();
    let table = table();
    for (name, bytes, _) in &table {
        fs::write(person.photos.join(name), bytes).unwrap();
    }
    let report = person.scan();
    let words = Words::new(&[]);
    let reasons: BTreeMap<String, &Failure> = report
        .failures
        .iter()
        .map(|unread| (unread.path.file_name().unwrap().to_str().unwrap().to_owned(), &unread.reason))
        .collect();
    let mut wrong = Vec::new();
    for (name, _, comes) in &table {
        let said = reasons.get(*name).map(|reason| words.unread(reason));
        let is_damaged = report.damaged.iter().any(|path| path.ends_with(name));
        let is_right = match (comes, &said) {
            (Read, None) => !is_damaged,
            (Partly, None) => is_damaged,
            (Refused(part), Some(said)) => said.contains(part) && said.ends_with('.'),
            _ => false,
        };
        if !is_right {
            wrong.push(format!("{name}: damaged {is_damaged}, {said:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    // None made a decoder panic: that is caught, but is a bug of the decoder.
    assert!(reasons.values().all(|reason| !matches!(reason, Failure::Crashed { .. } | Failure::TooSlow { .. })));
    let side_files = 2;
    assert_eq!(
        report.new as usize + report.failures.len() + side_files,
        table.len(),
        "no file is left without an answer"
    );
    assert_eq!(person.scan().failures.len(), report.failures.len(), "told again, without reading");
}
