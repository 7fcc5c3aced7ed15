//! A dumped library: what stacks and themes see of it, and what would be right.

use albumen::domain::{Camera, Dates, PhotoFacts, PhotoId, PictureFacts, Place, Precision, Stamp};
use albumen::search::NeighbourGraph;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Row {
    path: String,
    /// 64 hexadecimal digits of the content.
    hash: String,
    exif: Option<String>,
    /// A day.
    name: Option<String>,
    file: String,
    gps: Option<(f64, f64)>,
    camera: Option<(String, String)>,
    size: (u32, u32),
    bytes: u64,
    format: String,
    stack: String,
    theme: String,
}

struct Photo {
    row: Row,
    id: PhotoId,
    camera: Option<Camera>,
    embedding: Vec<f32>,
}

/// One made library.
pub(super) struct Library {
    pub(super) name: String,
    photos: Vec<Photo>,
    /// The true stack of each photo.
    pub(super) stacks: BTreeMap<PhotoId, String>,
    /// The true theme of each photo.
    pub(super) themes: BTreeMap<PhotoId, String>,
    pub(super) paths: BTreeMap<PhotoId, String>,
}

impl Library {
    pub(super) fn load(path: &str) -> Self {
        let rows: Vec<Row> =
            serde_json::from_slice(&std::fs::read(format!("{path}.json")).expect("DUMP.json")).unwrap();
        let npy = std::fs::read(format!("{path}.npy")).expect("DUMP.npy");
        let array = npyz::NpyFile::new(&npy[..]).unwrap();
        let length = usize::try_from(array.shape()[1]).unwrap();
        let numbers: Vec<f32> = array.into_vec().unwrap();
        let photo = |(row, embedding): (Row, &[f32])| Photo {
            id: row.hash[..32].parse().unwrap(),
            camera: row.camera.clone().map(|(make, model)| Camera { make, model }),
            embedding: embedding.to_vec(),
            row,
        };
        let mut photos: Vec<Photo> = rows.into_iter().zip(numbers.chunks(length)).map(photo).collect();
        // As the engine hands them over.
        photos.sort_by_key(|photo| photo.id);
        Self {
            name: path.rsplit('/').next().unwrap_or(path).to_owned(),
            stacks: photos.iter().map(|p| (p.id, p.row.stack.clone())).collect(),
            themes: photos.iter().map(|p| (p.id, p.row.theme.clone())).collect(),
            paths: photos.iter().map(|p| (p.id, p.row.path.clone())).collect(),
            photos,
        }
    }

    /// The photos as stacks and themes see them.
    pub(super) fn pictures(&self) -> Vec<PictureFacts<'_>> {
        self.photos.iter().map(Photo::facts).collect()
    }

    /// The graph that they come with.
    pub(super) fn graph(&self, neighbours: usize) -> NeighbourGraph {
        let looks: Vec<Option<&[f32]>> = self.photos.iter().map(|p| Some(p.embedding.as_slice())).collect();
        NeighbourGraph::new(&looks, neighbours)
    }
}

impl Photo {
    fn facts(&self) -> PictureFacts<'_> {
        let row = &self.row;
        let (folder, file_name) = row.path.rsplit_once('/').unwrap_or(("", &row.path));
        PictureFacts {
            facts: PhotoFacts {
                id: self.id,
                dates: Dates {
                    exif: row.exif.as_ref().map(|s| stamp(s, Precision::Second)),
                    name: row.name.as_ref().map(|s| stamp(&format!("{s}T00:00:00"), Precision::Day)),
                    file: Some(stamp(&row.file, Precision::Second)),
                },
                place: row.gps.and_then(|(latitude, longitude)| Place::new(latitude, longitude)),
                camera: self.camera.as_ref(),
                folder,
                file_name,
                embedding: Some(&self.embedding),
            },
            likeness: Some(&self.embedding),
            width: row.size.0,
            height: row.size.1,
            bytes: row.bytes,
            format: &row.format,
        }
    }
}

fn stamp(text: &str, precision: Precision) -> Stamp {
    Stamp { local: text.parse().unwrap_or_else(|e| panic!("{text}: {e}")), offset_minutes: None, precision }
}
