//! The file of towns, as `assets/places/build.py` packs it.
//!
//! A line that says what it is; then, compressed by zlib: three 32-bit numbers, which are how many towns there are and
//! how many bytes the two texts after the columns have; four columns, each with the lowest bytes of all its numbers first,
//! then the next (latitude and longitude as differences in ten-thousandths of a degree, people, number of the region);
//! the regions, one a line (country, names by language); the towns' names, one a line (the usual one, then by language).
//! Languages stand in the order of [`LANGUAGES`]. Numbers are little-endian.

use std::io::Read;

const MAGIC: &[u8] = b"albumen places 1\n";
/// What a file may unpack to, in bytes: ten times what it does.
const LIMIT: u64 = 64 << 20;
/// The languages that names are packed in.
pub(super) const LANGUAGES: [&str; 2] = ["en", "de"];
/// Bytes of a town in all columns.
const COLUMNS: usize = 4 + 4 + 4 + 2;

/// A file of towns that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum GazetteerError {
    /// It begins with something else.
    #[error("it is no file of towns, or one of another version")]
    Other,
    /// It cannot be unpacked.
    #[error("it cannot be unpacked ({0})")]
    Compressed(#[from] std::io::Error),
    /// Its parts do not fit each other.
    #[error("its parts do not fit each other ({0})")]
    Inconsistent(&'static str),
}

/// The parts of the file.
#[derive(Debug)]
pub(super) struct Packed {
    /// Ten-thousandths of a degree north.
    pub(super) latitudes: Vec<i32>,
    /// Ten-thousandths of a degree east.
    pub(super) longitudes: Vec<i32>,
    /// People.
    pub(super) people: Vec<u32>,
    /// Line in `regions`.
    pub(super) region: Vec<u16>,
    /// One a line.
    pub(super) regions: String,
    /// One a line.
    pub(super) names: String,
}

/// Unpacks the file's bytes.
pub(super) fn unpack(file: &[u8]) -> Result<Packed, GazetteerError> {
    let packed = file.strip_prefix(MAGIC).ok_or(GazetteerError::Other)?;
    let mut bytes = Vec::new();
    flate2::read::ZlibDecoder::new(packed).take(LIMIT).read_to_end(&mut bytes)?;
    let short = || GazetteerError::Inconsistent("it ends too early");
    let (head, rest) = bytes.split_at_checked(12).ok_or_else(short)?;
    let number = |at: usize| head[4 * at..].iter().take(4).rev().fold(0_usize, |n, byte| (n << 8) | usize::from(*byte));
    let (count, regions, names) = (number(0), number(1), number(2));
    let (columns, rest) = rest.split_at_checked(count.saturating_mul(COLUMNS)).ok_or_else(short)?;
    let (regions, rest) = rest.split_at_checked(regions).ok_or_else(short)?;
    if rest.len() != names {
        return Err(GazetteerError::Inconsistent("something follows"));
    }
    let text = |bytes: &[u8]| {
        let text = std::str::from_utf8(bytes).map_err(|_| GazetteerError::Inconsistent("a name is no text"));
        text.map(ToOwned::to_owned)
    };
    // Signed numbers wrap around as they were written.
    let position = |column: usize| running(column_of(columns, count, column * 4, 4).map(u32::cast_signed));
    Ok(Packed {
        latitudes: position(0),
        longitudes: position(1),
        people: column_of(columns, count, 8, 4).collect(),
        region: column_of(columns, count, 12, 2).map(|n| n as u16).collect(),
        regions: text(regions)?,
        names: text(rest)?,
    })
}

/// The numbers of a column that begins after `before` bytes of each town and has `width` bytes of each.
fn column_of(columns: &[u8], count: usize, before: usize, width: usize) -> impl Iterator<Item = u32> {
    let byte = move |of: usize, town: usize| u32::from(columns[(before + of) * count + town]) << (8 * of);
    (0..count).map(move |town| (0..width).fold(0, |number, of| number | byte(of, town)))
}

/// Differences to numbers.
fn running(differences: impl Iterator<Item = i32>) -> Vec<i32> {
    let sums = differences.scan(0_i32, |sum, difference| {
        *sum = sum.wrapping_add(difference);
        Some(*sum)
    });
    sums.collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use std::io::Write;

    /// A file of made-up towns: latitude, longitude, people, line of the region, name and others by tabs.
    pub(in crate::places) fn pack(regions: &str, towns: &[(f64, f64, u32, u16, &str)]) -> Vec<u8> {
        let mut towns = towns.to_vec();
        let row = |latitude: f64| (latitude * 4.0).floor() as i32;
        towns.sort_by(|a, b| (row(a.0), a.1).partial_cmp(&(row(b.0), b.1)).expect("numbers"));
        let fixed = |degrees: f64| (degrees * 1e4).round() as i32;
        let differences = |of: fn(&(f64, f64, u32, u16, &str)) -> f64| -> Vec<u32> {
            let all: Vec<i32> = std::iter::once(0).chain(towns.iter().map(|t| fixed(of(t)))).collect();
            all.windows(2).map(|pair| (pair[1] - pair[0]).cast_unsigned()).collect()
        };
        let people = towns.iter().map(|t| t.2).collect();
        let region = towns.iter().map(|t| u32::from(t.3)).collect();
        let columns = [(differences(|t| t.0), 4), (differences(|t| t.1), 4), (people, 4), (region, 2)];
        let names = towns.iter().map(|t| t.4).collect::<Vec<_>>().join("\n");
        let number = |n: usize| u32::try_from(n).expect("few").to_le_bytes();
        let mut body = [number(towns.len()), number(regions.len()), number(names.len())].concat();
        for (column, width) in &columns {
            body.extend((0..*width).flat_map(|k| column.iter().map(move |n: &u32| n.to_le_bytes()[k])));
        }
        body.extend(regions.bytes().chain(names.bytes()));
        let mut file = flate2::write::ZlibEncoder::new(MAGIC.to_vec(), flate2::Compression::fast());
        file.write_all(&body).expect("memory takes all");
        file.finish().expect("memory takes all")
    }

    #[test]
    fn what_was_packed_comes_out() {
        let file =
            pack("PT\tLisbon\tLissabon", &[(38.7251, -9.1498, 517_802, 0, "Lisbon"), (-4.0, 170.0, 70_000, 0, "B")]);
        let packed = unpack(&file).expect("it was packed well");
        assert_eq!(packed.latitudes, [-40_000, 387_251]);
        assert_eq!(packed.longitudes, [1_700_000, -91_498]);
        assert_eq!((packed.people, packed.region), (vec![70_000, 517_802], vec![0, 0]));
        assert_eq!((packed.regions.as_str(), packed.names.as_str()), ("PT\tLisbon\tLissabon", "B\nLisbon"));
    }

    #[test]
    fn what_is_no_such_file_is_refused() {
        let file = pack("PT", &[(38.7, -9.1, 500_000, 0, "Lisbon")]);
        assert!(matches!(unpack(b"a letter"), Err(GazetteerError::Other)));
        for end in 0..file.len() {
            assert!(unpack(&file[..end]).is_err(), "cut off after {end} bytes");
        }
    }
}
