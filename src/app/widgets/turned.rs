//! A picture in its place, upright or in quarter turns.

use super::photo::part;
use eframe::egui::{Color32, CornerRadius, Mesh, Painter, Pos2, Rect, Shape, TextureId, Vec2, epaint::RectShape, vec2};
use std::f32::consts::FRAC_PI_2;

/// Points of a rounded corner.
const STEPS: usize = 5;

/// Paints a picture of `size` pixels so that it covers `rect`, which is as it is shown: after `turned` quarter turns
/// clockwise. `tint` is white for the picture as it is.
pub(in crate::app) fn paint(
    painter: &Painter,
    rect: Rect,
    corner: CornerRadius,
    (texture, size): (TextureId, Vec2),
    turned: u8,
    tint: Color32,
) {
    if turned == 0 {
        painter.add(RectShape::filled(rect, corner, tint).with_texture(texture, part(rect, size)));
        return;
    }
    // egui turns a rectangle and leaves the picture on it as it was, so the triangles are made here.
    let mut mesh = Mesh::with_texture(texture);
    let outline = outline(rect, corner);
    let uv = |point: Pos2| seen_at(rect, size, turned, point);
    mesh.vertices = std::iter::once(rect.center())
        .chain(outline.iter().copied())
        .map(|pos| eframe::egui::epaint::Vertex { pos, uv: uv(pos), color: tint })
        .collect();
    let count = outline.len() as u32;
    (0..count).for_each(|at| mesh.add_triangle(0, at + 1, (at + 1) % count + 1));
    painter.add(Shape::mesh(mesh));
}

/// Which point of a picture (0 to 1 in both directions) is seen at this point of its place.
fn seen_at(rect: Rect, size: Vec2, turned: u8, point: Pos2) -> Pos2 {
    let is_across = turned % 2 == 1;
    let lying = if is_across { vec2(rect.height(), rect.width()) } else { rect.size() };
    let covered = part(Rect::from_min_size(rect.min, lying), size);
    let at = (point - rect.min) / rect.size().max(Vec2::splat(f32::MIN_POSITIVE));
    let (x, y) = match turned % 4 {
        0 => (at.x, at.y),
        1 => (at.y, 1.0 - at.x),
        2 => (1.0 - at.x, 1.0 - at.y),
        _ => (1.0 - at.y, at.x),
    };
    covered.lerp_inside(vec2(x, y))
}

/// The edge of a rectangle with rounded corners, clockwise.
fn outline(rect: Rect, corner: CornerRadius) -> Vec<Pos2> {
    let most = rect.size().min_elem() / 2.0;
    let corners = [
        (rect.left_top(), corner.nw, vec2(1.0, 1.0), 2.0),
        (rect.right_top(), corner.ne, vec2(-1.0, 1.0), 3.0),
        (rect.right_bottom(), corner.se, vec2(-1.0, -1.0), 0.0),
        (rect.left_bottom(), corner.sw, vec2(1.0, -1.0), 1.0),
    ];
    let arc = |(at, radius, inwards, quarter): (Pos2, u8, Vec2, f32)| {
        let radius = f32::from(radius).min(most);
        let middle = at + inwards * radius;
        let steps = if radius > 0.0 { STEPS } else { 1 };
        let angle = move |step: usize| (quarter + step as f32 / (STEPS - 1) as f32) * FRAC_PI_2;
        (0..steps).map(move |step| middle + vec2(angle(step).cos(), angle(step).sin()) * radius)
    };
    corners.into_iter().flat_map(arc).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::pos2;

    #[test]
    fn a_turn_brings_each_corner_to_the_next() {
        // A wide picture that is shown tall.
        let (rect, size) = (Rect::from_min_size(pos2(10.0, 20.0), vec2(100.0, 200.0)), vec2(400.0, 200.0));
        let at = |turned, point| seen_at(rect, size, turned, point);
        assert_eq!(at(1, rect.right_top()), pos2(0.0, 0.0), "its upper left is at the upper right");
        assert_eq!(at(1, rect.left_top()), pos2(0.0, 1.0));
        assert_eq!(at(3, rect.left_bottom()), pos2(0.0, 0.0));
        let flat = Rect::from_min_size(rect.min, vec2(200.0, 100.0));
        assert_eq!(seen_at(flat, size, 2, flat.right_bottom()), pos2(0.0, 0.0));
        // What stands out is cut off: of a wide picture in a square, the middle is seen.
        let square = Rect::from_min_size(rect.min, vec2(100.0, 100.0));
        assert_eq!(seen_at(square, size, 1, square.right_top()), pos2(0.25, 0.0));
    }

    #[test]
    fn the_edge_stays_within() {
        let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(40.0, 20.0));
        for radius in [0, 4, 200] {
            let points = outline(rect, CornerRadius::same(radius));
            assert!(points.iter().all(|point| rect.expand(0.01).contains(*point)), "{points:?}");
        }
        assert_eq!(
            outline(rect, CornerRadius::ZERO),
            [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()]
        );
    }
}
