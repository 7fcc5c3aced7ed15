//! The towns of the world, and which of them a position is named by.
//!
//! A town reaches as far from its middle as its people need room. Who is within the reach of towns is in the one in which
//! they are nearest to the middle, as a share of its reach; who is in none belongs to the one whose edge is nearest. So
//! a village at the edge of a city keeps its name, and a field belongs to the village beside it rather than to the city
//! behind. (A Voronoi diagram with weights: multiplicative inside, additive outside; Okabe, Boots, Sugihara & Chiu 2000.)

use super::packed::{GazetteerError, LANGUAGES, unpack};
use crate::domain::{CountryCode, Locality, Place, PlaceName};

/// A town of a [`Gazetteer`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TownId(u32);

/// People for each square kilometre of town: measured, see `assets/places/README.md`.
const DENSITY: f64 = 4_000.0;
/// A town without a number has so many people.
const LEAST_PEOPLE: u32 = 100;
/// Nothing is named by a town that is further away, in kilometres: at sea, in a desert.
const FAR: f64 = 50.0;
/// Kilometres in a degree of latitude, and in the unit of positions.
const DEGREE: f64 = 111.195;
const UNIT: f64 = DEGREE / 1e4;
/// Units of positions in a degree.
pub(super) const UNITS: f64 = 1e4;
/// The North Pole, and the height of a row of towns, in ten-thousandths of a degree. The file's towns are sorted by row
/// and then from west to east.
const NORTH: f64 = 900_000.0;
const ROW: f64 = 2_500.0;

/// Towns by row, and their names.
#[derive(Debug)]
pub struct Gazetteer {
    /// Where each row from the South Pole begins, and the last ends.
    rows: Vec<usize>,
    latitudes: Vec<i32>,
    longitudes: Vec<i32>,
    /// In kilometres.
    reach: Vec<f32>,
    region: Vec<u16>,
    regions: Vec<(CountryCode, Option<PlaceName>)>,
    names: String,
    /// Where each town's line in `names` begins.
    lines: Vec<u32>,
}

impl Gazetteer {
    /// Unpacks a file made by `assets/places/build.py`: about 6 MB in memory.
    pub fn read(file: &[u8]) -> Result<Self, GazetteerError> {
        let packed = unpack(file)?;
        let count = packed.latitudes.len();
        let regions: Vec<_> = packed.regions.lines().filter_map(region).collect();
        let mut lines = vec![0];
        lines.extend(packed.names.match_indices('\n').filter_map(|(at, _)| u32::try_from(at + 1).ok()));
        if lines.len() != count {
            return Err(GazetteerError::Inconsistent("towns and names differ in number"));
        }
        if packed.region.iter().any(|region| usize::from(*region) >= regions.len()) {
            return Err(GazetteerError::Inconsistent("a town lies in no region"));
        }
        let at: Vec<usize> = packed.latitudes.iter().map(|latitude| row_of(f64::from(*latitude))).collect();
        if !at.is_sorted() {
            return Err(GazetteerError::Inconsistent("the towns are not in order"));
        }
        let reach = |people: u32| (f64::from(people.max(LEAST_PEOPLE)) / DENSITY / std::f64::consts::PI).sqrt() as f32;
        Ok(Self {
            rows: (0..=row_of(NORTH) + 1).map(|row| at.partition_point(|other| *other < row)).collect(),
            reach: packed.people.into_iter().map(reach).collect(),
            latitudes: packed.latitudes,
            longitudes: packed.longitudes,
            region: packed.region,
            regions,
            names: packed.names,
            lines,
        })
    }

    /// The town that a position is named by; `None` where none is near.
    pub fn nearest(&self, place: Place) -> Option<Locality> {
        self.town(place).map(|town| self.locality(town))
    }

    /// As [`Gazetteer::nearest`], without its names: of many positions, few are asked for those.
    pub fn town(&self, place: Place) -> Option<TownId> {
        let (latitude, longitude) = (place.latitude() * 1e4, place.longitude() * 1e4);
        let far = FAR / DEGREE;
        // Meridians draw together towards the poles; there a row is looked through as a whole.
        let narrow = place.latitude().to_radians().cos();
        let wide = (far / (place.latitude().abs() + far).min(90.0).to_radians().cos().max(1e-9)).min(180.0) * 1e4;
        let mut best: Option<(f64, usize)> = None;
        for row in row_of(latitude - far * 1e4)..=row_of(latitude + far * 1e4) {
            let all = self.rows[row]..self.rows[row + 1];
            let row = &self.longitudes[all.clone()];
            // A window that crosses the date line goes on at the other end.
            for turn in [-3_600_000.0, 0.0, 3_600_000.0] {
                let (west, east) = (longitude + turn - wide, longitude + turn + wide);
                let from = all.start + row.partition_point(|at| f64::from(*at) < west);
                let to = all.start + row.partition_point(|at| f64::from(*at) <= east);
                for town in from..to {
                    let north = (f64::from(self.latitudes[town]) - latitude) * UNIT;
                    let east = (f64::from(self.longitudes[town]) - longitude - turn) * UNIT * narrow;
                    let (apart, reach) = (north.hypot(east), f64::from(self.reach[town]));
                    let score = if apart < reach { apart / reach - 1.0 } else { apart - reach };
                    if apart <= FAR && best.is_none_or(|(least, _)| score < least) {
                        best = Some((score, town));
                    }
                }
            }
        }
        best.and_then(|(_, town)| u32::try_from(town).ok()).map(TownId)
    }

    /// A town's names.
    pub fn locality(&self, town: TownId) -> Locality {
        let start = self.lines[town.0 as usize] as usize;
        let (country, region) = &self.regions[self.region_of(town)];
        let line = self.names[start..].split('\n').next().unwrap_or_default();
        Locality { name: name(line), region: region.clone(), country: *country }
    }

    /// Every town with the line of its names.
    pub(super) fn names(&self) -> impl Iterator<Item = (TownId, &str)> {
        (0..).map(TownId).zip(self.names.split('\n'))
    }

    /// How far a town reaches from its middle, in kilometres: the larger it is, the further.
    pub(super) fn reach_of(&self, town: TownId) -> f32 {
        self.reach[town.0 as usize]
    }

    /// Its middle, north and east, in units of positions.
    pub(super) fn middle_of(&self, town: TownId) -> (f64, f64) {
        (f64::from(self.latitudes[town.0 as usize]), f64::from(self.longitudes[town.0 as usize]))
    }

    /// The region of a town, as a number.
    pub(super) fn region_of(&self, town: TownId) -> usize {
        usize::from(self.region[town.0 as usize])
    }

    /// The country of a region, and its name where it has one.
    pub(super) fn region(&self, number: usize) -> (CountryCode, Option<&PlaceName>) {
        let (country, name) = &self.regions[number];
        (*country, name.as_ref())
    }
}

/// The row of a latitude in ten-thousandths of a degree, from the South Pole.
fn row_of(latitude: f64) -> usize {
    ((latitude.clamp(-NORTH, NORTH) + NORTH) / ROW).floor() as usize
}

/// A line of the regions: country, names by language.
fn region(line: &str) -> Option<(CountryCode, Option<PlaceName>)> {
    let (country, names) = line.split_once('\t').unwrap_or((line, ""));
    let mut names = names.split('\t');
    let usual = names.next().filter(|name| !name.is_empty());
    let other = |usual: &str| {
        let others = LANGUAGES.into_iter().skip(1).zip(names).filter(|(_, name)| !name.is_empty() && *name != usual);
        PlaceName::new(usual.to_owned(), others.map(|(language, name)| (language, name.to_owned())).collect())
    };
    Some((CountryCode::new(country)?, usual.map(other)))
}

/// A line of the names: the usual one, then by language, empty where that is the usual one.
fn name(line: &str) -> PlaceName {
    let mut parts = line.split('\t');
    let usual = parts.next().unwrap_or_default().to_owned();
    let others = LANGUAGES.into_iter().zip(parts).filter(|(_, name)| !name.is_empty());
    PlaceName::new(usual, others.map(|(language, name)| (language, name.to_owned())).collect())
}
