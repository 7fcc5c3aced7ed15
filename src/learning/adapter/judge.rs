//! Whether the adapter finds photos of albums that it was not learned from.

use super::contrast::{Contrast, lengths, scaled};
use super::directions::within_albums;
use super::sample::{Looks, matrix, spread};
use super::{Adapter, RANK};
use nalgebra::{DMatrix, DVector};
use std::collections::BTreeMap;

/// Parts that the albums are divided into; what is learned from the others is judged on each.
const FOLDS: usize = 3;
/// Fewer albums say nothing beyond chance: seven that all got better come by chance once in 128 times.
const FEWEST: usize = 8;
/// How seldom chance may do so well. It is looked at after each theme that is settled, so one in twenty would be too often.
const CHANCE: f64 = 0.01;
/// Of the photos most like one, so many are looked at.
const NEAREST: usize = 10;
/// Photos that are contrasted, that directions are taken from, that are asked about, that are found among, that are pulled back.
const CONTRASTED: usize = 384;
const SCATTERED: usize = 1_536;
const ASKED: usize = 960;
const FOUND_AMONG: usize = 4_000;
const PULLED: usize = 256;
/// Of one album at most.
const OF_AN_ALBUM: usize = 64;
const ASKED_OF_AN_ALBUM: usize = 12;

/// What learning from themes came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Adapted {
    /// The adapter to look by from now on; `None` where photos are found as well without.
    pub adapter: Option<Adapter>,
    /// Albums that were held back in turns.
    pub albums: usize,
    /// Photos of albums that were held back as a whole.
    pub of_unseen: Found,
    /// Photos that were held back of albums that were learned from.
    pub of_seen: Found,
    /// How likely chance alone does so well with those.
    pub chance: f64,
}

/// Of each photo asked about, the ten most like it (fewer where the album is smaller).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// How many these were in all.
    pub asked: usize,
    /// How many of them were of the photo's album, by the encoder alone.
    pub before: usize,
    /// The same with what was learned without that photo.
    pub after: usize,
}

impl Found {
    fn add(&mut self, other: Self) {
        self.asked += other.asked;
        self.before += other.before;
        self.after += other.after;
    }

    /// The share that is right now and was not before.
    fn gain(&self) -> f64 {
        (self.after as f64 - self.before as f64) / self.asked.max(1) as f64
    }
}

/// Learns from the person's themes which looks belong together. Deterministic. `None` where it was stopped.
///
/// In turns a third of the albums is held back, and of the others a third of the photos. What is learned from the rest is
/// adopted where held-back photos of known albums find their album better, by more than chance, and photos of albums that are
/// held back as a whole find theirs no worse: the first is what it is for, the second is what it could spoil. What was adopted
/// before (`is_in_use`) is left only where one of the two is worse by now.
pub fn adapt(looks: &Looks<'_>, is_in_use: bool, is_stopped: &dyn Fn() -> bool) -> Option<Adapted> {
    let mut adapted = Adapted { albums: looks.albums.len(), chance: 1.0, ..Adapted::default() };
    if adapted.albums < FEWEST {
        return Some(adapted);
    }
    let trial = Trial::new(looks);
    let (mut seen, mut unseen) = (BTreeMap::<usize, Found>::new(), BTreeMap::<usize, Found>::new());
    for part in 0..FOLDS {
        let (directions, gains) = learn(looks, Some(part), is_stopped)?;
        for (album, found) in trial.judge(&directions, &gains, part) {
            if album % FOLDS == part { &mut unseen } else { &mut seen }.entry(album).or_default().add(found);
        }
    }
    seen.values().for_each(|found| adapted.of_seen.add(*found));
    unseen.values().for_each(|found| adapted.of_unseen.add(*found));
    let gains = |of: &BTreeMap<usize, Found>| of.values().map(Found::gain).collect::<Vec<_>>();
    let (of_seen, of_unseen): (Vec<f64>, f64) = (gains(&seen), gains(&unseen).iter().sum());
    adapted.chance = chance(&of_seen);
    let is_better = of_seen.iter().sum::<f64>() > 0.0 && of_unseen >= 0.0;
    if is_better && (is_in_use || adapted.chance < CHANCE) {
        let (directions, gains) = learn(looks, None, is_stopped)?;
        adapted.adapter = Some(adapter(&directions, &gains));
    }
    Some(adapted)
}

/// Directions and gains from all that is not `held_back`: every so many-th album, and of the others every so many-th photo.
fn learn(
    looks: &Looks<'_>,
    held_back: Option<usize>,
    is_stopped: &dyn Fn() -> bool,
) -> Option<(DMatrix<f64>, DVector<f64>)> {
    let is_taught = |n: usize| Some(n % FOLDS) != held_back;
    let albums: Vec<Vec<&[f32]>> =
        every(&looks.albums, is_taught).map(|album| every(album, is_taught).copied().collect()).collect();
    let (photos, album) = sampled(&albums, SCATTERED);
    let directions = within_albums(&matrix(&photos), &album, RANK);
    let (mut photos, mut label) = sampled(&albums, CONTRASTED);
    // What was taken out of an album belongs to nothing that is known.
    for n in spread(looks.apart.len(), CONTRASTED / 4) {
        photos.push(looks.apart[n]);
        label.push(albums.len() + n);
    }
    let others: Vec<&[f32]> = spread(looks.others.len(), PULLED).map(|n| looks.others[n]).collect();
    // Where everything is in a theme, the themes are the library.
    let others = if others.is_empty() { photos.clone() } else { others };
    let contrast = Contrast::new(&matrix(&photos), label, &matrix(&others), &directions);
    let gains = contrast.descend(is_stopped)?;
    Some((directions, gains))
}

/// Those whose place is wanted.
fn every<T>(all: &[T], is_wanted: impl Fn(usize) -> bool) -> impl Iterator<Item = &T> {
    all.iter().enumerate().filter(move |(n, _)| is_wanted(*n)).map(|(_, one)| one)
}

/// Photos of these albums, `most` in all and two of each at least, and the number of each one's album.
fn sampled<'e>(albums: &[Vec<&'e [f32]>], most: usize) -> (Vec<&'e [f32]>, Vec<usize>) {
    let chosen: Vec<usize> = spread(albums.len(), most / 2).collect();
    let of_each = most / chosen.len().max(1);
    let (mut photos, mut of) = (Vec::new(), Vec::new());
    for (number, album) in chosen.into_iter().enumerate() {
        for n in spread(albums[album].len(), of_each) {
            photos.push(albums[album][n]);
            of.push(number);
        }
    }
    (photos, of)
}

fn adapter(directions: &DMatrix<f64>, gains: &DVector<f64>) -> Adapter {
    Adapter {
        length: directions.nrows(),
        gains: gains.iter().map(|gain| *gain as f32).collect(),
        // By column, as nalgebra holds them.
        directions: directions.iter().map(|x| *x as f32).collect(),
    }
}

/// Photos to be asked about and to be found among.
struct Trial {
    /// An embedding in each column.
    photos: DMatrix<f64>,
    /// The album of each; `usize::MAX` for none.
    album: Vec<usize>,
    /// Photos that are asked about, by place, and the part of their album that each is in.
    asked: Vec<(usize, usize)>,
    /// Cosines of all photos with those, in that order.
    similarity: DMatrix<f64>,
}

impl Trial {
    fn new(looks: &Looks<'_>) -> Self {
        let (mut photos, mut album, mut asked) = (Vec::new(), Vec::new(), Vec::new());
        let of_each = (ASKED / looks.albums.len()).clamp(2, ASKED_OF_AN_ALBUM);
        let most = (FOUND_AMONG / looks.albums.len()).clamp(NEAREST + 1, OF_AN_ALBUM);
        for number in spread(looks.albums.len(), ASKED / 2) {
            let first = photos.len();
            let mut parts = Vec::new();
            for n in spread(looks.albums[number].len(), most) {
                photos.push(looks.albums[number][n]);
                album.push(number);
                parts.push(n % FOLDS);
            }
            asked.extend(spread(parts.len(), of_each).map(|n| (first + n, parts[n])));
        }
        let room = FOUND_AMONG.saturating_sub(photos.len());
        photos.extend(spread(looks.others.len(), room).map(|n| looks.others[n]));
        photos.extend(spread(looks.apart.len(), room / 4).map(|n| looks.apart[n]));
        album.resize(photos.len(), usize::MAX);
        let photos = matrix(&photos);
        let places: Vec<usize> = asked.iter().map(|(photo, _)| *photo).collect();
        let similarity = photos.transpose() * photos.select_columns(&places);
        Self { photos, album, asked, similarity }
    }

    /// What is found by photos that are held back in this turn, by the encoder alone and with this adapter, with their albums.
    fn judge(&self, directions: &DMatrix<f64>, gains: &DVector<f64>, part: usize) -> Vec<(usize, Found)> {
        let weights = gains.map(|gain| (1.0 + gain).powi(2) - 1.0);
        let along = self.photos.transpose() * directions;
        let lengths = lengths(&along, &weights);
        let is_out = |(photo, own): (usize, usize)| self.album[photo] % FOLDS == part || own == part;
        let queries: Vec<usize> = (0..self.asked.len()).filter(|q| is_out(self.asked[*q])).collect();
        let rows: Vec<usize> = queries.iter().map(|q| self.asked[*q].0).collect();
        let more = &along * scaled(&along.select_rows(&rows), &weights).transpose();
        let one = |(n, (&query, &photo)): (usize, (&usize, &usize))| {
            let album = self.album[photo];
            let asked = NEAREST.min(self.album.iter().filter(|of| **of == album).count() - 1);
            let before = self.right(photo, asked, |i| self.similarity[(i, query)]);
            // The photo's own length is the same for all.
            let after = self.right(photo, asked, |i| (self.similarity[(i, query)] + more[(i, n)]) / lengths[i]);
            (album, Found { asked, before, after })
        };
        queries.iter().zip(&rows).enumerate().map(one).collect()
    }

    /// How many of the `nearest` photos are of the same album as `photo`.
    fn right(&self, photo: usize, nearest: usize, similarity: impl Fn(usize) -> f64) -> usize {
        let mut all: Vec<(f64, usize)> =
            (0..self.album.len()).filter(|i| *i != photo).map(|i| (similarity(i), i)).collect();
        if nearest == 0 || nearest >= all.len() {
            return all.iter().filter(|(_, i)| self.album[*i] == self.album[photo]).count().min(nearest);
        }
        all.select_nth_unstable_by(nearest - 1, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        all[..nearest].iter().filter(|(_, i)| self.album[*i] == self.album[photo]).count()
    }
}

/// How likely the mean of such differences is at least as large where each may as well be the other way round: the sign-flip
/// test of Fisher (1935), by draws (Dwass 1957). It asks nothing of how differences are spread.
pub(super) fn chance(differences: &[f64]) -> f64 {
    const DRAWS: u32 = 9_999;
    let mean: f64 = differences.iter().sum();
    // Steele, Lea & Flood 2014, "Fast splittable pseudorandom number generators".
    let mut state = 0_u64;
    let mut draw = || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    };
    let flipped = |mut signs: u64, refill: &mut dyn FnMut() -> u64| -> f64 {
        let mut sum = 0.0;
        for (n, difference) in differences.iter().enumerate() {
            if n > 0 && n % 64 == 0 {
                signs = refill();
            }
            sum += if signs >> (n % 64) & 1 == 0 { *difference } else { -difference };
        }
        sum
    };
    let mut as_good = 1_u32;
    for _ in 0..DRAWS {
        let signs = draw();
        as_good += u32::from(flipped(signs, &mut draw) >= mean - 1e-12);
    }
    f64::from(as_good) / f64::from(DRAWS + 1)
}
