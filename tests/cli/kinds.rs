//! `suggest --kind stacks` and `--kind themes`, and corrections about them.

use super::{Home, groups, text};
use image::{Rgb, RgbImage};
use serde_json::{Value, json};
use std::path::Path;

impl Home {
    /// A raw file of Minolta's kind with the picture that the camera made of it, by one name.
    pub(super) fn shoot_raw(&self, name: &str, look: u8) -> [String; 2] {
        let [picture, raw] = [format!("{name}.jpg"), format!("{name}.mrw")];
        self.shoot("inside.jpg", look);
        let inside = self.photos().join("inside.jpg");
        let bytes = [b"\0MRM\0\0\0\0".to_vec(), std::fs::read(&inside).unwrap()].concat();
        std::fs::remove_file(inside).unwrap();
        std::fs::write(self.photos().join(&raw), bytes).unwrap();
        self.shoot(&picture, look + 1);
        [picture, raw].map(|name| self.photos().join(name).display().to_string())
    }

    /// The stacks or themes.
    fn kind(&self, kind: &str) -> Value {
        self.json(&["suggest", "--kind", kind, "--json"])
    }
}

/// The group that holds this file.
fn with<'a>(listed: &'a Value, file: &str) -> Option<&'a Value> {
    let holds = |group: &&Value| group["photos"].as_array().unwrap().iter().any(|photo| photo == file);
    listed["groups"].as_array().unwrap().iter().find(holds)
}

#[test]
fn stacks_are_listed_kept_and_taken_apart() {
    let home = Home::new();
    let [picture, raw] = home.shoot_raw("IMG_20250901_120000", 200);
    home.scan();
    let listed = home.kind("stacks");
    let stack = with(&listed, &raw).expect("a raw file lies with its picture");
    for key in ["id", "kind", "state", "title", "reason", "confidence", "best", "photos"] {
        assert!(!stack[key].is_null(), "{key} is missing: {stack}");
    }
    assert_eq!((&stack["kind"], &stack["state"], &stack["best"]), (&json!("stacks"), &json!("open"), &json!(raw)));
    let mut files = groups(&listed).concat();
    files.sort_unstable();
    assert!(files.windows(2).all(|pair| pair[0] != pair[1]), "no file is in two stacks");
    assert!(text(&home.run(&["suggest", "--kind", "stacks"]).stdout).contains(&format!("* {raw}")));

    let keep = json!({"op": "keep", "stack": [picture, raw], "photos": [picture]});
    assert!(home.apply(&[keep]).status.success());
    let listed = home.kind("stacks");
    let stack = with(&listed, &raw).expect("it is still there");
    assert_eq!(
        (&stack["state"], &stack["best"], &stack["kept"]),
        (&json!("accepted"), &json!(picture), &json!([picture]))
    );
    let apart = home.apply(&[json!({"op": "unstack", "photos": [picture, raw]})]);
    assert!(apart.status.success(), "{}", text(&apart.stderr));
    assert_eq!(with(&home.kind("stacks"), &raw), None);
    home.scan();
    assert_eq!(with(&home.kind("stacks"), &raw), None, "it stays apart");
    assert!(home.apply(&[json!({"op": "undo"}), json!({"op": "undo"})]).status.success());
    assert_eq!(with(&home.kind("stacks"), &raw).map(|stack| &stack["best"]), Some(&json!(raw)), "undo gives the start");

    let refused = home.apply(&[json!({"op": "keep", "stack": [picture, raw], "photos": []})]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stderr).contains("line 1: It names no photos"), "{}", text(&refused.stderr));
    assert!(text(&home.run(&["check"]).stdout).contains("All is well"));
}

/// A picture with fine and coarse detail that covers the tones, framed a little differently each time.
fn scene(n: u32) -> RgbImage {
    let wave = |at: u32, length: f32| (at as f32 / length).sin();
    let grey = |x: u32, y: u32| {
        let (x, y) = (x + 2 * n, y + n);
        0.5 + 0.3 * wave(x, 90.0) * wave(y, 70.0) + 0.12 * wave(x + y, 3.0) + 0.08 * wave(3 * x + 400 - y, 7.0)
    };
    RgbImage::from_fn(400, 300, |x, y| {
        let light = grey(x, y);
        Rgb([light, 0.9 * light + 0.03, 0.75 * light + 0.1].map(|v| (255.0 * v).clamp(0.0, 255.0) as u8))
    })
}

#[test]
fn of_a_burst_the_sharp_photo_is_proposed_and_the_well_exposed_one() {
    let home = Home::new();
    let photo = |name: String, pixels: RgbImage| {
        let path = home.photos().join(name);
        pixels.save(&path).unwrap();
        path.display().to_string()
    };
    let lit = |pixels: RgbImage, gain: f32| {
        RgbImage::from_fn(400, 300, |x, y| {
            Rgb(pixels.get_pixel(x, y).0.map(|v| (f32::from(v) * gain).min(255.0) as u8))
        })
    };
    let blurred = |n, by| image::imageops::blur(&scene(n), by);
    let sharp = [blurred(0, 2.0), blurred(1, 1.2), scene(2), blurred(3, 3.0)];
    let sharp: Vec<_> = (0..).zip(sharp).map(|(n, p)| photo(format!("IMG_20250915_12000{n}.jpg"), p)).collect();
    let exposed = [lit(scene(0), 2.2), lit(scene(1), 0.3), lit(scene(2), 1.9), scene(3)];
    let exposed: Vec<_> = (0..).zip(exposed).map(|(n, p)| photo(format!("IMG_20251020_15000{n}.jpg"), p)).collect();
    home.scan();
    let listed = home.kind("stacks");
    for (burst, best, reason) in [
        (&sharp, &sharp[2], "The best is sharper than others"),
        (&exposed, &exposed[3], "The best is better exposed than others"),
    ] {
        let stack = with(&listed, best).expect("a burst is a stack");
        assert_eq!(stack["photos"], json!(burst));
        assert_eq!((&stack["best"], &stack["reason"]), (&json!(best), &json!(reason)), "{stack}");
    }
}

#[test]
fn themes_are_listed_and_become_albums_that_are_no_events() {
    let home = Home::new();
    let names: Vec<_> = (1..=4).map(|day| format!("Screenshot_2025030{day}-120000.png")).collect();
    names.iter().zip(150..).for_each(|(name, look)| home.shoot(name, look));
    home.scan();
    let events = home.json(&["suggest", "--json"]);
    let listed = home.kind("themes");
    let mut files = groups(&listed).concat();
    assert_eq!((files.len(), groups(&listed)[0].len()), (16, 4), "every file once, screenshots first");
    files.sort_unstable();
    files.dedup();
    assert_eq!(files.len(), 16);
    let theme = &listed["groups"][0];
    assert_eq!((&theme["kind"], &theme["title"]), (&json!("themes"), &json!("4 screenshots")));

    let id = theme["id"].as_str().unwrap();
    let said = [
        json!({"op": "accept", "group": id}),
        json!({"op": "rename", "group": id, "name": "Screens"}),
        json!({"op": "remove", "group": id, "photos": [home.photos().join(&names[0])]}),
    ];
    let accepted = home.apply(&said);
    assert!(accepted.status.success(), "{}", text(&accepted.stderr));
    let albums = home.json(&["albums", "--json"]);
    let album = &albums["groups"][0];
    assert_eq!(
        (&album["title"], &album["kind"], &album["state"]),
        (&json!("Screens"), &json!("themes"), &json!("accepted"))
    );
    assert_eq!(groups(&albums)[0].len(), 3);
    assert_eq!(home.json(&["suggest", "--json"]), events, "no event is touched");
    let listed = home.kind("themes");
    assert_eq!(groups(&listed).concat().len(), 16 - 1, "what was taken out is not suggested for it again");
    let folder = home.dir.path().join("out");
    let exported = home.run(&["export", "Screens", folder.to_str().unwrap()]);
    assert!(exported.status.success() && Path::new(&folder.join(&names[1])).exists(), "{}", text(&exported.stderr));

    let undo = vec![json!({"op": "undo"}); 3];
    assert!(home.apply(&undo).status.success());
    assert!(home.apply(&[json!({"op": "reject", "group": id})]).status.success());
    let listed = home.kind("themes");
    let theme = with(&listed, &home.photos().join(&names[0]).display().to_string()).expect("it is listed");
    assert_eq!(theme["state"], "rejected");
    assert!(text(&home.run(&["check"]).stdout).contains("All is well"));
}

#[test]
fn folders_that_look_like_albums_are_listed_made_and_refused() {
    let home = Home::new();
    for (folder, look) in [("2019-05 Wedding Anna", 150), ("Norway", 160), ("DCIM", 170)] {
        std::fs::create_dir(home.photos().join(folder)).unwrap();
        (0..3).for_each(|n| home.shoot(&format!("{folder}/IMG_2019050{n}_120000.jpg"), look + n));
    }
    home.scan();
    let listed = home.kind("folders");
    let titles = |listed: &Value| -> Vec<String> {
        let all = listed["groups"].as_array().unwrap().iter();
        all.map(|group| format!("{} {}", group["title"].as_str().unwrap(), group["state"].as_str().unwrap())).collect()
    };
    assert_eq!(titles(&listed), ["Wedding Anna open", "Norway open"]);
    let [anna, norway] = [0, 1].map(|at| listed["groups"][at].clone());
    assert_eq!((&anna["kind"], groups(&listed)[0].len()), (&json!("folders"), 3));
    assert!(text(&home.run(&["suggest", "--kind", "folders"]).stdout).contains("2019-05 Wedding Anna"));

    let said = [json!({"op": "accept", "group": anna["id"]}), json!({"op": "reject", "group": norway["id"]})];
    let done = home.apply(&said);
    assert!(done.status.success(), "{}", text(&done.stderr));
    assert_eq!(home.json(&["albums", "--json"])["groups"][0]["title"], "Wedding Anna");
    home.scan();
    assert_eq!(titles(&home.kind("folders")), ["Norway rejected"]);
    assert!(home.apply(&[json!({"op": "undo"})]).status.success());
    assert_eq!(titles(&home.kind("folders")), ["Norway open"], "a refusal can be taken back");

    // An album that was made of it by its photos is the same.
    let made = home.apply(&[json!({"op": "create", "name": "Norway", "photos": norway["photos"]})]);
    assert!(made.status.success(), "{}", text(&made.stderr));
    assert_eq!(titles(&home.kind("folders")), Vec::<String>::new());
    assert!(text(&home.run(&["check"]).stdout).contains("All is well"));
}
