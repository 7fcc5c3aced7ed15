//! Files that lie in several places: which of them would go, and what stays. Nothing is moved here.

use crate::beside::mov;
use crate::person::Person;
use albumen::engine::{DiscardPlan, plan_twins};
use std::fs;
use std::path::{Path, PathBuf};

/// Lays a copy of a file into a folder of the photos, and says where.
pub fn copy(person: &Person, file: &Path, folder: &str) -> PathBuf {
    let there = person.photos.join(folder).join(file.file_name().expect("it has a name"));
    fs::create_dir_all(there.parent().expect("a folder")).expect("made");
    fs::copy(file, &there).expect("copied");
    there
}

/// What goes, each with what stays for it.
fn pairs(plan: &DiscardPlan) -> Vec<(PathBuf, PathBuf)> {
    let mut pairs: Vec<_> = plan.files.iter().map(|file| (file.path.clone(), file.kept[0].1[0].clone())).collect();
    pairs.sort();
    pairs
}

fn planned(person: &Person) -> DiscardPlan {
    person.untouched(|| plan_twins(&person.library, None)).expect("it can be planned")
}

#[test]
fn one_of_each_stays_and_other_names_of_a_file_do_too() {
    let person = Person::new();
    let photos = person.outing("20250503", 10, 4, 1);
    person.scan();
    assert_eq!((pairs(&planned(&person)), planned(&person).twins), (vec![], Some(0)));

    let backup = copy(&person, &photos[0], "Backup");
    let again = copy(&person, &photos[0], "Backup/2024");
    let album = copy(&person, &photos[1], "Wedding Anna");
    // These take no room.
    let hard = person.photos.join("hard.jpg");
    fs::hard_link(&photos[2], &hard).expect("linked");
    person.scan();
    let plan = planned(&person);
    let kept = || photos[0].clone();
    let mut expected = vec![(backup, kept()), (again.clone(), kept()), (photos[1].clone(), album)];
    expected.sort();
    assert_eq!((pairs(&plan), plan.twins), (expected, Some(2)));
    assert_eq!(plan.bytes, plan.files.iter().map(|file| fs::metadata(&file.path).unwrap().len()).sum::<u64>());

    // What is gone since the last look neither stays nor goes.
    fs::remove_file(&photos[0]).expect("it is there");
    let stays = person.photos.join("Backup").join(photos[0].file_name().expect("a name"));
    assert!(pairs(&planned(&person)).contains(&(stays, again)));
}

#[test]
fn a_live_photo_goes_with_its_film_and_never_without_one() {
    let person = Person::new();
    let [whole, half, other] = [1, 2, 3].map(|n| person.shoot(&format!("IMG_000{n}.jpg"), n * 20));
    let film = |of: &Path, length: u32| {
        let path = of.with_extension("mov");
        fs::write(&path, mov(length, false, None)).expect("written");
        path
    };
    let [whole_copy, half_copy, other_copy] = [&whole, &half, &other].map(|photo| copy(&person, photo, "Backup"));
    let (whole_film, whole_film_copy) = (film(&whole, 2_900), film(&whole_copy, 2_900));
    film(&half_copy, 2_800);
    film(&other, 2_700);
    film(&other_copy, 2_600);
    person.scan();
    // Of the second, only the copy has a film; of the third, each has another.
    let mut expected = vec![(whole_copy, whole), (whole_film_copy, whole_film), (half, half_copy)];
    expected.sort();
    let plan = planned(&person);
    assert_eq!((pairs(&plan), plan.twins), (expected, Some(2)));
}
