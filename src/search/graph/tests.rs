use super::*;
use crate::domain::normalise;
use chance::Chance;

/// Photos of `subjects` subjects: each the subject's direction with noise.
fn photos(count: usize, subjects: usize, length: usize) -> Vec<Vec<f32>> {
    let mut chance = Chance::new(7);
    let mut draw = || (0..4).map(|_| (chance.next() % 1_000) as f32 / 500.0 - 1.0).sum::<f32>();
    let centres: Vec<Vec<f32>> = (0..subjects).map(|_| (0..length).map(|_| draw()).collect()).collect();
    (0..count)
        .map(|i| {
            let mut photo: Vec<f32> = centres[i % subjects].iter().map(|x| x + draw()).collect();
            assert!(normalise(&mut photo));
            photo
        })
        .collect()
}

fn graph(photos: &[Vec<f32>], count: usize) -> NeighbourGraph {
    NeighbourGraph::new(&photos.iter().map(|p| Some(p.as_slice())).collect::<Vec<_>>(), count)
}

/// Share of the true neighbours of every 50th photo that are found.
fn recall(photos: &[Vec<f32>], graph: &NeighbourGraph, count: usize) -> f64 {
    let (mut found, mut all) = (0, 0);
    for i in (0..photos.len()).step_by(50) {
        let mut others: Vec<(usize, f32)> =
            (0..photos.len()).filter(|j| *j != i).map(|j| (j, cosine(&photos[i], &photos[j]))).collect();
        others.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        all += count;
        found += others[..count].iter().filter(|(j, _)| graph.of(i).iter().any(|n| n.index as usize == *j)).count();
    }
    found as f64 / all as f64
}

#[test]
fn a_small_library_is_compared_in_full() {
    let photos = photos(300, 20, 16);
    let graph = graph(&photos, 8);
    assert_eq!(recall(&photos, &graph, 8), 1.0);
    assert!((0..300).all(|i| graph.of(i).is_sorted_by(|a, b| a.similarity >= b.similarity)));
}

#[test]
fn in_a_large_library_most_neighbours_are_found_and_always_the_same() {
    let photos = photos(2_500, 100, 320);
    let first = graph(&photos, 10);
    let recall = recall(&photos, &first, 10);
    // Noise of this kind is harder than photos: no neighbour is much nearer than the next.
    assert!(recall > 0.75, "{recall}");
    let again = graph(&photos, 10);
    assert!((0..photos.len()).all(|i| first.of(i) == again.of(i)));
}

#[test]
fn photos_without_an_embedding_have_no_neighbours() {
    let (a, b, odd) = ([1.0, 0.0], [0.6, 0.8], [1.0]);
    let graph = NeighbourGraph::new(&[Some(&a), None, Some(&b), Some(&odd)], 5);
    assert_eq!(graph.of(0), [Near { index: 2, similarity: 0.6 }]);
    assert!(graph.of(1).is_empty() && graph.of(3).is_empty() && graph.of(99).is_empty());
    assert_eq!(graph.len(), 4);
    assert!(NeighbourGraph::new(&[], 5).is_empty());
}

#[test]
fn the_same_picture_a_thousand_times_ends() {
    let photos = vec![vec![0.6, 0.8]; 2_500];
    let graph = graph(&photos, 3);
    assert!((0..photos.len()).all(|i| graph.of(i).len() == 3));
}
