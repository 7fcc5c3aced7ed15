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
    scene: Vec<f32>,
    likeness: Vec<f32>,
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
    /// `output` is the output of the encoder that tells copies apart.
    pub(super) fn load(path: &str, output: &str) -> Self {
        let rows: Vec<Row> =
            serde_json::from_slice(&std::fs::read(format!("{path}.json")).expect("DUMP.json")).unwrap();
        let embeddings = read(path, "scene").into_iter().zip(read(path, output));
        let photo = |(row, (scene, likeness)): (Row, (Vec<f32>, Vec<f32>))| Photo {
            id: row.hash[..32].parse().unwrap(),
            camera: row.camera.clone().map(|(make, model)| Camera { make, model }),
            scene,
            likeness,
            row,
        };
        let mut photos: Vec<Photo> = rows.into_iter().zip(embeddings).map(photo).collect();
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

    /// The graph that stacks come with.
    pub(super) fn copies(&self, neighbours: usize) -> NeighbourGraph {
        let looks: Vec<Option<&[f32]>> = self.photos.iter().map(|p| Some(p.likeness.as_slice())).collect();
        NeighbourGraph::new(&looks, neighbours)
    }

    /// The graph that themes come with.
    pub(super) fn scenes(&self, neighbours: usize) -> NeighbourGraph {
        let looks: Vec<Option<&[f32]>> = self.photos.iter().map(|p| Some(p.scene.as_slice())).collect();
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
                embedding: Some(&self.scene),
            },
            likeness: Some(&self.likeness),
            width: row.size.0,
            height: row.size.1,
            bytes: row.bytes,
            format: &row.format,
            quality: None,
        }
    }
}

/// The embeddings of one output, a row each.
fn read(path: &str, output: &str) -> Vec<Vec<f32>> {
    let npy = std::fs::read(format!("{path}.{output}.npy")).unwrap_or_else(|e| panic!("{path}.{output}.npy: {e}"));
    let array = npyz::NpyFile::new(&npy[..]).unwrap();
    let length = usize::try_from(array.shape()[1]).unwrap();
    let numbers: Vec<f32> = array.into_vec().unwrap();
    numbers.chunks(length).map(<[f32]>::to_vec).collect()
}

fn stamp(text: &str, precision: Precision) -> Stamp {
    Stamp { local: text.parse().unwrap_or_else(|e| panic!("{text}: {e}")), offset_minutes: None, precision }
}
