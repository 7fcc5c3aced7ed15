//! Kills of what takes longer to begin with: restoring a backup into a library of its own, and the window.

use super::{Albums, Trial};
use albumen::domain::GroupState;
use albumen::library::Backup;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A screen that nobody sees, for the window to be killed on; there is none where `Xvfb` is not installed.
pub(super) struct Screen {
    server: Child,
    pub(super) display: String,
}

impl Screen {
    pub(super) fn open() -> Option<Self> {
        // The server looks for a number that is free, and says it on its standard output.
        let mut server = Command::new("Xvfb");
        server.args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"]);
        let mut server = server.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
        let mut number = String::new();
        let out = server.stdout.take()?;
        std::io::BufRead::read_line(&mut std::io::BufReader::new(out), &mut number).ok()?;
        Some(Self { server, display: format!(":{}", number.trim()) })
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

impl Trial {
    /// Restores the newest backup into a new library, is killed, and restores it again: then all of it is there.
    pub(super) fn restore(&mut self) {
        let file = self.newest_backup();
        let library = self.home.path().join("restored");
        let _ = std::fs::remove_dir_all(&library);
        let (from, into) = (file.to_str().unwrap().to_owned(), library.to_str().unwrap().to_owned());
        let arguments = ["restore", &from, "--json", "--library", &into];
        if self.lasting.contains_key("restore") {
            self.kill("restore", &arguments);
            let check = self.run(&["check", "--library", &into]);
            assert!(check.status.success() || !library.join("albumen.sqlite3").exists(), "{check:?}");
        } else {
            self.whole("restore", &arguments);
        }
        // Whether it was done, undone or never begun, the second time says how much is there.
        let again = self.json(&arguments);
        // A decision that was killed before its backup was written is in the library, and in the next backup.
        let held = albums_of(&Backup::read(&file).unwrap());
        assert_eq!(again["albums"].as_u64(), Some(held.len() as u64), "{again}");
        self.restored = Some(held);
    }

    /// A decision that came to its end is in the newest backup, and all before it.
    pub(super) fn verify_backup(&self) {
        assert_eq!(albums_of(&Backup::read(&self.newest_backup()).unwrap()), self.albums, "the newest backup");
    }

    /// The library that was restored last gets its photos: then its albums are those of its backup, which were all confirmed.
    pub(super) fn end_restored(&self, held: &Albums) {
        let into = self.home.path().join("restored").to_str().unwrap().to_owned();
        self.json(&["scan", &self.photo_folder(), "--json", "--library", &into]);
        assert_eq!(&self.albums_in(&["--library", &into]), held, "the albums of the backup");
        // Decisions that came after that backup are not in it.
        assert!(!held.is_empty() && held.iter().all(|(id, album)| self.albums.get(id) == Some(album)), "{held:?}");
    }

    /// The window opens and reads new photos, and is killed at some moment of that.
    pub(super) fn window(&mut self, screen: &Screen) {
        self.shoot(super::NEW);
        let folder = self.photo_folder();
        let mut window = self.command(&[&folder]);
        window.env("DISPLAY", &screen.display).env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
        let mut window = window.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let moment = Duration::from_millis(self.below(4_000));
        let start = Instant::now();
        while start.elapsed() < moment {
            assert!(window.try_wait().unwrap().is_none(), "the window ended by itself");
            std::thread::sleep(Duration::from_millis(5));
        }
        window.kill().unwrap();
        window.wait().unwrap();
        *self.killed.entry("window").or_default() += 1;
    }

    fn newest_backup(&self) -> PathBuf {
        let backups = std::fs::read_dir(self.home.path().join("library/backups")).unwrap();
        let written = backups.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some());
        written.max().expect("a corrections file was applied, which writes one")
    }
}

/// The albums that a backup holds, as they come out of the library.
fn albums_of(backup: &Backup) -> Albums {
    let albums = backup.albums.iter().filter(|album| album.state == GroupState::Accepted);
    let album = |album: &albumen::domain::Held| {
        let is_in = |photo| album.photos.contains(photo);
        let places = backup.places.iter().filter(|place| is_in(&place.photo));
        let files = places.map(|place| place.file().unwrap().to_str().unwrap().to_owned()).collect();
        (album.id.to_string(), (album.name.clone().unwrap(), files))
    };
    albums.map(album).collect()
}
