//! The large view.

use super::{id_of, made, seen, window};
use crate::app::Action;
use crate::app::model::{Large, photo};
use crate::domain::{
    Camera, CountryCode, Failure, Film, Locality, Mark, Photo, Place, PlaceName, Side, SideKind, Whereabouts,
};
use crate::engine::pictures::{Picture, PictureSize, Wanted};
use crate::engine::session::{Details, Event, PhotoItem};
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};

#[test]
fn enter_opens_a_photo_right_goes_on_and_escape_closes() {
    let mut harness = window(made(86, 30));
    harness.key_press(Key::ArrowRight);
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    let names = seen(&harness);
    assert!(harness.get_by_label(&names[1]).is_focused());
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().model.large.as_ref().map(|large| (large.at, large.among.len())), Some((1, 86)));
    assert!(harness.query_by_role(Role::Image).unwrap().accesskit_node().label().unwrap().contains(&names[1]));
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert!(harness.query_by_role(Role::Image).unwrap().accesskit_node().label().unwrap().contains(&names[2]));
    harness.key_press(Key::End);
    harness.run();
    assert_eq!(harness.state().model.large.as_ref().map(|large| large.at), Some(85));
    harness.get_by_label("Previous photo").click();
    harness.run();
    assert_eq!(harness.state().model.large.as_ref().map(|large| large.at), Some(84));
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(harness.state().model.large, None);
    // One is where one was at last: that photo is on the screen and has the keyboard.
    let last = harness.state().model.photos.order()[84];
    let name = format!("{}.jpg", u128::from_be_bytes(last.to_bytes()));
    assert!(harness.get_by_label_contains(&name).is_focused());
}

#[test]
fn a_click_opens_a_photo_and_the_details_say_what_is_known() {
    let mut harness = window(made(5, 60));
    harness.get_by_label_contains("3.jpg").click();
    harness.run();
    assert!(harness.state().model.large.is_some());
    harness.key_press(Key::I);
    harness.run();
    for text in ["3.jpg", "Monday 30 Jun 2025, 20:00", "From the camera"] {
        assert!(harness.query_all_by_value(text).next().is_some(), "{text}");
    }
    harness.get_by_label("Close").click();
    harness.run();
    assert_eq!(harness.state().model.large, None);
}

/// What the engine tells of a photo: a camera, a place, and two files of which one is missing.
fn details(item: &PhotoItem) -> Details {
    let photo = Photo {
        id: item.id,
        format: "JPEG".to_owned(),
        width: item.width,
        height: item.height,
        orientation: 1,
        taken: item.taken.map(|(stamp, _)| stamp),
        place: Place::new(38.7223, -9.1393),
        camera: Some(Camera { make: "Canon".to_owned(), model: "EOS R50".to_owned() }),
        film: None,
    };
    let side = Side {
        title: Some("Lisbon from above".to_owned()),
        rating: Some(4),
        keywords: vec!["town".to_owned(), "tram".to_owned()],
        ..Side::new(SideKind::Xmp)
    };
    let files = vec![(item.file.clone(), 2_400_000, true), ("/drive/copy.jpg".into(), 2_400_000, false)];
    let name = PlaceName::new("Lisbon".to_owned(), Vec::new());
    let locality = CountryCode::new("PT").map(|country| Locality { name, region: None, country });
    Details {
        photo,
        taken: item.taken,
        locality,
        group_whereabouts: None,
        side: Some(side),
        mark: Mark::default(),
        files,
    }
}

#[test]
fn the_details_name_every_file_and_show_one_in_its_folder() {
    let mut harness = window(made(5, 60));
    harness.get_by_label_contains("3.jpg").click();
    harness.run();
    harness.get_by_label("Details").click();
    let item = PhotoItem { stars: 4, ..harness.state().model.photos.get(id_of("3.jpg")).unwrap().clone() };
    harness.state_mut().model.take(Event::Photos(vec![item.clone()]));
    harness.state_mut().model.take(Event::Described(Box::new(details(&item))));
    harness.run();
    let place = ["Lisbon, Portugal", "38.7223° north, 9.1393° west"];
    let beside = ["Lisbon from above", "4 of 5 stars", "town, tram"];
    let files = ["Canon EOS R50", "In 2 places", "/drive/copy.jpg", "2.4 MB"];
    for text in files.into_iter().chain(place).chain(beside) {
        assert!(harness.query_all_by_value(text).next().is_some(), "{text}");
    }
    assert!(harness.query_by_value("This file is missing. It may be on a drive that is not connected.").is_some());
    harness.get_by_label("Show in folder").click();
    harness.run();
    assert!(harness.state().done.contains(&Action::Reveal(item.file)));
    // What is known of one photo is not said of the next.
    harness.key_press(Key::PageDown);
    harness.run();
    assert!(harness.query_by_value("Canon EOS R50").is_none());
}

#[test]
fn a_photo_without_a_position_has_the_place_of_its_group() {
    let mut harness = window(made(5, 60));
    harness.get_by_label_contains("3.jpg").click();
    harness.run();
    harness.get_by_label("Details").click();
    let item = harness.state().model.photos.get(id_of("3.jpg")).unwrap().clone();
    let mut told = details(&item);
    told.group_whereabouts = told.locality.take().map(Whereabouts::Town);
    told.photo.place = None;
    harness.state_mut().model.take(Event::Described(Box::new(told)));
    harness.run();
    for text in ["Lisbon, Portugal", "From photos taken with it"] {
        assert!(harness.query_all_by_value(text).next().is_some(), "{text}");
    }
}

#[test]
fn close_to_a_photo_arrows_move_it_and_elsewhere_they_go_on() {
    let mut harness = window(vec![photo(1, "2025-05-03T12:00", (4_000, 3_000)), photo(2, "2025-05-03T13:00", (3, 2))]);
    harness.get_by_label_contains("1.jpg").click();
    harness.run();
    harness.key_press(Key::Plus);
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert_eq!(harness.state().model.large.as_ref().map(|large| large.at), Some(0));
    harness.key_press(Key::Num0);
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert_eq!(harness.state().model.large.as_ref().map(|large| large.at), Some(1));
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().model.large, None);
}

#[test]
fn a_photo_that_cannot_be_shown_says_why() {
    let mut harness = window(made(5, 60));
    harness.get_by_label_contains("3.jpg").click();
    harness.run();
    let whole = |wanted: &&Wanted| matches!(wanted.size, PictureSize::Screen { .. });
    let wanted: Vec<_> = harness.state().wanted.iter().filter(whole).cloned().collect();
    let shown = harness.state().model.large.as_ref().and_then(Large::photo);
    assert_eq!(wanted.first().map(|wanted| wanted.photo), shown, "the one that is looked at comes first");
    assert_eq!(wanted.len(), 4, "then the next, the previous, and the one after the next");
    let (photo, size, context) = (wanted[0].photo, wanted[0].size, harness.ctx.clone());
    let pixels = Err(Failure::Empty);
    harness.state_mut().textures.receive(&context, Picture { photo, size, pixels });
    harness.run();
    let sentence = format!("This photo cannot be shown.\n{}", harness.state().words.unread(&Failure::Empty));
    assert!(harness.query_by_value(&sentence).is_some());
}

#[test]
fn a_film_is_played_by_the_system() {
    let mut harness = window(made(5, 60));
    let item = harness.state().model.photos.get(id_of("3.jpg")).unwrap().clone();
    let film = PhotoItem { film: Some(Film { milliseconds: Some(12_000) }), ..item };
    harness.state_mut().model.take(Event::Photos(vec![film]));
    harness.run();
    harness.get_by_label_contains("3.jpg").click();
    harness.run();
    harness.get_by_label("Play in the system’s player").click();
    harness.run();
    assert!(matches!(&harness.state().done[..], [.., Action::Play(path)] if path.ends_with("3.jpg")));
}
