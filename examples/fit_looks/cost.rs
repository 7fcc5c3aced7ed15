//! What stacks and themes cost, on drawn photos: metadata and embeddings, no files.

use albumen::domain::{Camera, Dates, EncoderId, PhotoFacts, PhotoId, PictureFacts, Precision, Stamp, normalise};
use albumen::grouping::{StackWeights, stacks, themes};
use albumen::search::NeighbourGraph;
use jiff::ToSpan;
use std::time::{Duration, Instant};

/// Numbers in an embedding.
const LENGTH: usize = 256;
/// A photo of each subject for so many photos of a library.
const PER_SUBJECT: usize = 60;
const NEIGHBOURS: usize = 10;

/// Prints seconds of each step and the most memory taken on top of the embeddings.
pub(super) fn time(count: usize) {
    let embeddings = draw(count);
    let camera = Camera { make: "Google".into(), model: "Pixel 8".into() };
    let names: Vec<String> = (0..count).map(|i| format!("IMG_{i}.jpg")).collect();
    let start = jiff::civil::date(2015, 1, 1).at(0, 0, 0, 0);
    let photo = |i: usize| PictureFacts {
        facts: PhotoFacts {
            id: PhotoId::from_bytes((i as u128).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835).to_be_bytes()),
            // Sessions of 12 photos, 3 of them within seconds, every hour; one in eight forwarded.
            dates: Dates {
                exif: (!i.is_multiple_of(8)).then(|| Stamp {
                    local: start
                        .checked_add(
                            (3_600 * (i / 12) as i64 + [0, 2, 3, 60, 120, 240, 300, 360, 420, 480, 540, 600][i % 12])
                                .seconds(),
                        )
                        .unwrap(),
                    offset_minutes: None,
                    precision: Precision::Second,
                }),
                ..Dates::default()
            },
            place: None,
            camera: (!i.is_multiple_of(8)).then_some(&camera),
            folder: "DCIM",
            file_name: &names[i],
            embedding: Some(&embeddings[i * LENGTH..][..LENGTH]),
        },
        likeness: Some(&embeddings[i * LENGTH..][..LENGTH]),
        width: 4_000,
        height: 3_000,
        bytes: 3_000_000,
        format: "JPEG",
        quality: None,
    };
    let photos: Vec<PictureFacts<'_>> = (0..count).map(photo).collect();
    let before = memory("VmRSS:");
    let looks: Vec<Option<&[f32]>> = photos.iter().map(|p| p.likeness).collect();
    let (graph, graph_took) = timed(|| NeighbourGraph::new(&looks, NEIGHBOURS));
    let fit = StackWeights::shipped().of(&EncoderId("albumen-lite0-1/copy".into()));
    let (stacks, stacks_took) = timed(|| stacks(&photos, &graph, fit));
    let (themes, themes_took) = timed(|| themes(&photos, &graph));
    println!(
        "{count} photos of {LENGTH} numbers: graph {graph_took:.2?}, stacks {stacks_took:.2?} ({}), themes {themes_took:.2?} ({}); \
         neighbours found {:.3}; at most {} MB on top",
        stacks.len(),
        themes.len(),
        recall(&embeddings, &graph),
        memory("VmHWM:").saturating_sub(before) / 1_000,
    );
}

/// Subjects with noise; each third photo of a session much like the one before.
fn draw(count: usize) -> Vec<f32> {
    let mut state = 1_u64;
    let mut chance = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as f32 / (1_u32 << 23) as f32 - 1.0
    };
    let subjects = count.div_ceil(PER_SUBJECT);
    let centres: Vec<f32> = (0..subjects * LENGTH).map(|_| chance()).collect();
    let mut all = vec![0.0_f32; count * LENGTH];
    for i in 0..count {
        let subject = (i / 6 * 7_919) % subjects;
        let (done, rest) = all.split_at_mut(i * LENGTH);
        let again = matches!(i % 12, 1 | 2);
        for (k, x) in rest[..LENGTH].iter_mut().enumerate() {
            *x = if again {
                done[(i - 1) * LENGTH + k] + 0.02 * chance()
            } else {
                centres[subject * LENGTH + k] + chance()
            };
        }
        normalise(&mut rest[..LENGTH]);
    }
    all
}

/// Share of the true nearest neighbours that are in the graph, by 40 photos.
fn recall(embeddings: &[f32], graph: &NeighbourGraph) -> f64 {
    let row = |i: usize| &embeddings[i * LENGTH..][..LENGTH];
    let count = graph.len();
    let (mut found, mut all) = (0, 0);
    for i in (0..count).step_by(count.div_ceil(40)) {
        let mut others: Vec<(usize, f32)> =
            (0..count).filter(|j| *j != i).map(|j| (j, albumen::domain::cosine(row(i), row(j)))).collect();
        others.sort_by(|a, b| b.1.total_cmp(&a.1));
        all += NEIGHBOURS;
        found +=
            others[..NEIGHBOURS].iter().filter(|(j, _)| graph.of(i).iter().any(|n| n.index as usize == *j)).count();
    }
    found as f64 / all as f64
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let made = work();
    (made, start.elapsed())
}

/// In kB, as Linux tells; 0 elsewhere.
fn memory(what: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(what)).unwrap_or("0");
    line.trim().trim_end_matches(" kB").trim().parse().unwrap_or(0)
}
