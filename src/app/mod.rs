//! The window: reads a view model, paints it, returns what the person wants.
//!
//! Why it exists: a person double-clicks Albumen and sees their photos. [`Model`] is what there is to see, [`paint`] puts
//! it on the screen and gathers [`Action`]s, [`update`] is the pure step from model and action to model and [`Effect`]s,
//! and [`Window`] stands at the edge, where effects are carried out.
//! It must never open a file, ask SQLite or run a model: it asks the engine and goes on painting.

mod action;
mod commands;
mod keys;
mod layout;
mod mending;
mod middle;
mod model;
mod offers;
mod paint;
mod pasted;
mod place;
mod start;
mod system;
mod textures;
mod theme;
mod update;
mod widgets;
mod window;

pub use action::{Action, Effect, ExportAction, Purpose, WastebasketAction};
pub use model::{Choosing, Model, Screen, Select, Theme};
pub use start::{Watch, open, open_watched};
pub use system::{Answer, System};
pub use window::Window;
