//! Where things go: pure arithmetic, in points.

mod anchor;
mod justified;
mod months;
mod section;
mod steps;
mod timeline;

pub(in crate::app) use anchor::Anchor;
pub(in crate::app) use justified::{Row, edges, justify};
pub(in crate::app) use months::{Month, months};
pub(in crate::app) use section::Measures;
pub(in crate::app) use steps::Step;
pub(in crate::app) use timeline::{At, Timeline};
