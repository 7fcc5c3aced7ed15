//! Pictures on the graphics card: what is there, what is wished for, within a limit of memory.

mod shelf;

use crate::domain::{Failure, PhotoId};
use crate::engine::pictures::{Picture, PictureSize, Pixels, Wanted};
use crate::engine::session::PhotoItem;
use eframe::egui::{ColorImage, Context, TextureFilter, TextureHandle, TextureId, TextureOptions, Vec2};
use shelf::Shelf;
use std::collections::VecDeque;
use std::path::PathBuf;

/// What can be shown of a photo now.
#[derive(Clone, Debug)]
pub(in crate::app) enum Shown {
    /// This.
    Picture {
        /// What to paint.
        texture: TextureId,
        /// Its size in pixels.
        size: Vec2,
        /// Since when it is there, in seconds since the window opened, so that it can fade in; long ago where nobody was
        /// looking when it came.
        since: f64,
    },
    /// Nothing yet; it is on its way.
    Coming,
    /// Nothing, and why.
    Broken(Failure),
}

/// Bytes of thumbnails.
const THUMBNAILS: usize = 96 << 20;
/// Bytes of pictures that fill the view: the one that is looked at and those around it; of 4,096 by 2,731 pixels, four.
const FITTED: usize = 192 << 20;
/// Bytes of pictures from close by: one always, and what two that are compared take.
const WHOLE: usize = 256 << 20;
/// The view is reckoned in steps of so many pixels, so that a window that changes a little needs nothing new.
const STEP: u32 = 512;
/// What a thumbnail takes before it is known.
const THUMBNAIL: usize = 320 * 240 * 4;
/// Bytes that go to the graphics card in one frame, so that none is late.
const UPLOAD: usize = 8 << 20;
/// Small in a large number of places: with smaller ones of its own it does not shimmer.
const OPTIONS: TextureOptions = TextureOptions::LINEAR.with_mipmap_mode(Some(TextureFilter::Linear));

enum Held {
    Picture { texture: TextureHandle, since: f64 },
    Broken { reason: Failure, file: Option<PathBuf> },
}

/// The pictures that are on the graphics card.
pub(in crate::app) struct Textures {
    small: Shelf<PhotoId, Held>,
    fitted: Shelf<PhotoId, Held>,
    whole: Shelf<PhotoId, Held>,
    waiting: VecDeque<Picture>,
    uploaded: usize,
    wishes: Vec<Wanted>,
    told: Vec<Wanted>,
    /// How many of `told` somebody is looking for, and not only near.
    looked_for: usize,
    near_from: Option<usize>,
    /// Pixels on the long side that a texture can have.
    pub largest: u32,
    /// Pixels on the long side of the window.
    view: u32,
}

impl Default for Textures {
    fn default() -> Self {
        Self {
            small: Shelf::new(THUMBNAILS),
            fitted: Shelf::new(FITTED),
            whole: Shelf::new(WHOLE),
            waiting: VecDeque::new(),
            uploaded: 0,
            wishes: Vec::new(),
            told: Vec::new(),
            looked_for: 0,
            near_from: None,
            largest: 8_192,
            view: 2_048,
        }
    }
}

impl Textures {
    /// The small picture of a photo; wished for where it is not there. Ask for what is on the screen before what is near.
    pub(in crate::app) fn thumbnail(&mut self, photo: &PhotoItem) -> Shown {
        self.get(photo, PictureSize::Thumbnail)
    }

    /// The picture as large as the window can show the whole of it. Ask for the one that is looked at before those around it.
    pub(in crate::app) fn fitted(&mut self, photo: &PhotoItem) -> Shown {
        self.get(photo, PictureSize::Screen { limit: self.view })
    }

    /// Whether that has fewer pixels than the photo, which then is worth asking for where so many are shown.
    pub(in crate::app) fn is_reduced(&self, photo: &PhotoItem, shown: f32) -> bool {
        photo.width.max(photo.height) > self.view && shown > self.view as f32
    }

    /// The whole picture, to be looked at from close by.
    pub(in crate::app) fn full(&mut self, photo: &PhotoItem) -> Shown {
        self.get(photo, PictureSize::Full { limit: self.largest })
    }

    /// Makes sure that a small picture is there when it comes to the screen, as long as there is room: call it after all
    /// that is on the screen, the nearest first. Whether there is room for more.
    pub(in crate::app) fn prepare_thumbnail(&mut self, photo: &PhotoItem) -> bool {
        self.prepare(photo, PictureSize::Thumbnail)
    }

    /// The same for one that fills the view.
    pub(in crate::app) fn prepare_fitted(&mut self, photo: &PhotoItem) -> bool {
        self.prepare(photo, PictureSize::Screen { limit: self.view })
    }

    fn get(&mut self, photo: &PhotoItem, size: PictureSize) -> Shown {
        match self.shelf(size).get(&photo.id) {
            Some(Held::Picture { texture, since }) => {
                return Shown::Picture { texture: texture.id(), size: texture.size_vec2(), since: *since };
            }
            Some(Held::Broken { reason, file }) if file.as_ref() == Some(&photo.file) => {
                return Shown::Broken(reason.clone());
            }
            // It may be whole where it is now.
            Some(Held::Broken { .. }) | None => {}
        }
        self.wish(photo, size);
        Shown::Coming
    }

    fn prepare(&mut self, photo: &PhotoItem, size: PictureSize) -> bool {
        if !self.shelf(size).has_room(bytes(photo, size)) {
            return false;
        }
        self.near_from.get_or_insert(self.wishes.len());
        let _ = self.get(photo, size);
        true
    }

    fn wish(&mut self, photo: &PhotoItem, size: PictureSize) {
        self.shelf(size).expect(bytes(photo, size));
        if !self.waiting.iter().any(|picture| picture.photo == photo.id && picture.size == size) {
            self.wishes.push(Wanted { photo: photo.id, file: photo.file.clone(), size });
        }
    }

    fn shelf(&mut self, size: PictureSize) -> &mut Shelf<PhotoId, Held> {
        match size {
            PictureSize::Thumbnail => &mut self.small,
            PictureSize::Screen { .. } => &mut self.fitted,
            PictureSize::Full { .. } => &mut self.whole,
        }
    }

    /// Ends a frame: the wishes of it, where they are others than before.
    pub(in crate::app) fn take_wishes(&mut self, context: &Context) -> Option<Vec<Wanted>> {
        if let Some(side) = context.input(|input| input.raw.max_texture_side) {
            self.largest = u32::try_from(side).unwrap_or(u32::MAX).clamp(1_024, 8_192);
        }
        self.fit_into(context.content_rect().size().max_elem() * context.pixels_per_point());
        self.small.end_frame();
        for shelf in [&mut self.fitted, &mut self.whole] {
            shelf.end_frame();
            if shelf.is_idle() {
                shelf.clear(); // nobody looks at a photo in large
            }
        }
        self.uploaded = 0;
        self.upload(context);
        let wishes = std::mem::take(&mut self.wishes);
        self.looked_for = self.near_from.take().unwrap_or(wishes.len());
        (wishes != self.told).then(|| {
            self.told.clone_from(&wishes);
            wishes
        })
    }

    /// The window is so many pixels long.
    fn fit_into(&mut self, pixels: f32) {
        let view = (pixels.max(1.0) as u32).next_multiple_of(STEP).clamp(2 * STEP, self.largest);
        if std::mem::replace(&mut self.view, view) < view {
            self.fitted.clear();
        }
    }

    /// Whether all that the last frame wished for is there.
    pub(in crate::app) fn is_complete(&self) -> bool {
        self.told.is_empty() && self.waiting.is_empty()
    }

    /// Takes in a picture: at once, or with the next frame where this one has had enough.
    pub(in crate::app) fn receive(&mut self, context: &Context, picture: Picture) {
        self.waiting.push_back(picture);
        self.upload(context);
    }

    fn upload(&mut self, context: &Context) {
        // One always, however large; then as many as keep within the limit.
        while let Some(picture) = self.waiting.front()
            && (self.uploaded == 0 || self.uploaded + weight(picture) <= UPLOAD)
        {
            if let Some(picture) = self.waiting.pop_front() {
                self.hold(context, picture);
            }
        }
        if !self.waiting.is_empty() {
            context.request_repaint();
        }
    }

    fn hold(&mut self, context: &Context, picture: Picture) {
        let place = self.told.iter().position(|w| w.photo == picture.photo && w.size == picture.size);
        let (held, bytes) = match picture.pixels {
            Ok(Pixels { width, height, rgb }) if rgb.len() == width * height * 3 && !rgb.is_empty() => {
                let bytes = width * height * 4;
                let texture = context.load_texture("photo", ColorImage::from_rgb([width, height], &rgb), OPTIONS);
                // What comes before it is looked at is simply there.
                let is_looked_for = place.is_some_and(|place| place < self.looked_for);
                let since = if is_looked_for { context.input(|input| input.time) } else { f64::NEG_INFINITY };
                (Held::Picture { texture, since }, bytes)
            }
            Ok(_) => return, // no picture that could be shown; the engine says so itself
            Err(reason) => {
                let file = place.and_then(|place| self.told.get(place)).map(|wanted| wanted.file.clone());
                (Held::Broken { reason, file }, 0)
            }
        };
        self.uploaded += bytes;
        self.shelf(picture.size).put(picture.photo, held, bytes);
    }
}

fn weight(picture: &Picture) -> usize {
    picture.pixels.as_ref().map_or(0, |pixels| pixels.width * pixels.height * 4)
}

/// What a picture takes, before it is there.
fn bytes(photo: &PhotoItem, size: PictureSize) -> usize {
    match size {
        PictureSize::Thumbnail => THUMBNAIL,
        PictureSize::Screen { limit } | PictureSize::Full { limit } => {
            let (width, height) = (f64::from(photo.width), f64::from(photo.height));
            let scale = (f64::from(limit) / width.max(height).max(1.0)).min(1.0);
            (width * scale * height * scale * 4.0) as usize
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::model::photo;

    #[test]
    fn a_whole_picture_takes_what_its_size_says() {
        let full = PictureSize::Full { limit: 8_192 };
        assert_eq!(bytes(&photo(1, "", (4_000, 3_000)), full), 48_000_000);
        assert_eq!(bytes(&photo(1, "", (16_384, 1_000)), full), 8_192 * 500 * 4);
        assert_eq!(bytes(&photo(1, "", (4_000, 3_000)), PictureSize::Thumbnail), THUMBNAIL);
    }

    #[test]
    fn a_frame_is_not_held_up_by_what_came_in() {
        let (context, mut textures) = (Context::default(), Textures::default());
        let wide = 1_000;
        for number in 0..5 {
            let pixels = Ok(Pixels { width: wide, height: wide, rgb: vec![9; wide * wide * 3] });
            let picture = Picture { photo: photo(number, "", (1, 1)).id, size: PictureSize::Thumbnail, pixels };
            textures.receive(&context, picture);
        }
        // Four megabytes each: the second frame takes the rest, and none of them is wished for again.
        assert_eq!(textures.waiting.len(), 3);
        for number in 0..5 {
            textures.thumbnail(&photo(number, "", (1, 1)));
        }
        assert_eq!(textures.take_wishes(&context), None);
        assert_eq!(textures.waiting.len(), 1);
        textures.take_wishes(&context);
        assert!(textures.waiting.is_empty());
        let shown = textures.thumbnail(&photo(4, "", (1, 1)));
        assert!(matches!(shown, Shown::Picture { since: f64::NEG_INFINITY, .. }), "nobody was looking: {shown:?}");
    }

    #[test]
    fn what_is_near_is_wished_for_after_what_is_seen_and_as_long_as_there_is_room() {
        let (context, mut textures) = (Context::default(), Textures::default());
        textures.thumbnail(&photo(0, "", (1, 1)));
        let near = (1..1_000).take_while(|number| textures.prepare_thumbnail(&photo(*number, "", (1, 1)))).count();
        assert!(near > 200 && (near + 1) * THUMBNAIL <= THUMBNAILS, "{near}");
        let wishes = textures.take_wishes(&context).unwrap();
        assert_eq!((wishes.len(), wishes[0].photo), (near + 1, photo(0, "", (1, 1)).id));
    }
}
