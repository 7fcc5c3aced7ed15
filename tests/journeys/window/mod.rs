//! The same days through the window, headless: what is there is found by its accessible name, as a screen reader would;
//! and how each view looks.

mod exporting;
mod filter;
mod folders;
mod history;
mod keyboard;
mod kinds;
mod large;
mod marks;
mod mend;
mod mouse;
mod opened;
mod review;
mod screen;
mod search;
mod select;
mod snapshots;
mod twins;
mod wastebasket;
