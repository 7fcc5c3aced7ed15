//! Which drive a folder lies on, so that a drive is known again wherever it is mounted, and another one in its place is not
//! taken for it.
//!
//! Linux says so in `/proc/self/mountinfo`; elsewhere no volume is known, and only what is not there counts as offline.

use std::path::{Path, PathBuf};

/// Where Linux lists what is mounted.
const MOUNTS: &str = "/proc/self/mountinfo";

/// Where it lists file systems by the number that they were made with.
const BY_UUID: &str = "/dev/disk/by-uuid";

/// A drive or network folder that is mounted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Volume {
    /// The same on every computer and at every mount: the file system's own number, or the address of a network folder.
    pub(super) id: String,
    /// Where it is mounted.
    pub(super) mount: PathBuf,
}

/// All volumes that can be known again.
pub(super) fn mounted() -> Vec<Volume> {
    let Ok(mounts) = std::fs::read_to_string(MOUNTS) else { return Vec::new() };
    let uuids: Vec<(PathBuf, String)> = std::fs::read_dir(BY_UUID)
        .map(|entries| {
            let entries = entries.filter_map(Result::ok);
            entries.filter_map(|e| Some((e.path().canonicalize().ok()?, e.file_name().into_string().ok()?))).collect()
        })
        .unwrap_or_default();
    let uuid = |device: &Path| {
        let device = device.canonicalize().ok()?;
        uuids.iter().find(|(of, _)| *of == device).map(|(_, uuid)| uuid.clone())
    };
    volumes(&mounts, &uuid)
}

/// The volumes that a list of mounts names. Pure, but for what `uuid` finds out of a device.
fn volumes(mounts: &str, uuid: &dyn Fn(&Path) -> Option<String>) -> Vec<Volume> {
    let volume = |line: &str| {
        // As in proc(5): number, parent, device, root, mount point, options, tags, "-", type, source, options.
        let (left, right) = line.split_once(" - ")?;
        let mut left = left.split(' ').skip(3);
        let (root, mount) = (left.next()?, unescaped(left.next()?));
        let mut right = right.split(' ');
        let (kind, source) = (right.next()?, unescaped(right.next()?));
        let id = if source.starts_with("/dev/") {
            format!("uuid:{}", uuid(Path::new(&source))?)
        } else if source.starts_with("//") || source.contains(":/") {
            format!("net:{source}")
        } else {
            return None; // made up at each start, such as tmpfs
        };
        // A part of a file system that is mounted by itself is a volume of its own.
        let part =
            if root == "/" || kind.starts_with("fuse") { String::new() } else { format!("!{}", unescaped(root)) };
        Some(Volume { id: id + &part, mount: mount.into() })
    };
    mounts.lines().filter_map(volume).collect()
}

/// Spaces and the like are written as three octal digits there.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let octal = after.get(..3).filter(|_| *first == b'\\').and_then(|digits| std::str::from_utf8(digits).ok());
        match octal.and_then(|digits| u8::from_str_radix(digits, 8).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[3..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The volume that a place lies on, and its path from there. `mounts` as [`mounted`] gives them; the later of two at one
/// place is the one that is seen.
pub(super) fn volume_of<'a>(path: &Path, mounts: &'a [Volume]) -> Option<(&'a Volume, PathBuf)> {
    let mut best: Option<&Volume> = None;
    for volume in mounts.iter().filter(|volume| path.starts_with(&volume.mount)) {
        if best.is_none_or(|best| volume.mount.components().count() >= best.mount.components().count()) {
            best = Some(volume);
        }
    }
    let best = best?;
    Some((best, path.strip_prefix(&best.mount).ok()?.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw
29 22 0:26 / /tmp rw - tmpfs tmpfs rw
90 22 8:17 / /media/me/My\\040stick rw,nosuid shared:5 - vfat /dev/sdb1 rw
91 22 0:55 / /mnt/nas rw shared:6 - cifs //nas/photos rw
92 22 0:56 / /mnt/home rw - nfs4 server:/home rw
93 22 259:2 /var/pictures /srv rw - ext4 /dev/nvme0n1p2 rw
94 22 8:33 / /mnt/unnamed rw - ext4 /dev/sdc1 rw
";

    fn known() -> Vec<Volume> {
        volumes(MOUNTS, &|device| match device.to_str() {
            Some("/dev/nvme0n1p2") => Some("aaaa".to_owned()),
            Some("/dev/sdb1") => Some("1234-ABCD".to_owned()),
            _ => None,
        })
    }

    #[test]
    fn drives_and_network_folders_are_known_and_what_is_made_up_is_not() {
        let ids: Vec<_> = known().into_iter().map(|volume| volume.id).collect();
        let all = ["uuid:aaaa", "uuid:1234-ABCD", "net://nas/photos", "net:server:/home", "uuid:aaaa!/var/pictures"];
        assert_eq!(ids, all);
    }

    #[test]
    fn a_place_is_on_the_innermost_volume() {
        let known = known();
        let at = |path: &str| volume_of(Path::new(path), &known).map(|(volume, inside)| (volume.id.as_str(), inside));
        assert_eq!(at("/media/me/My stick/DCIM"), Some(("uuid:1234-ABCD", "DCIM".into())));
        assert_eq!(at("/media/me/My stick 2/DCIM"), Some(("uuid:aaaa", "media/me/My stick 2/DCIM".into())));
        assert_eq!(at("/mnt/nas"), Some(("net://nas/photos", PathBuf::new())));
        assert_eq!(at("/srv/2025").map(|(id, _)| id), Some("uuid:aaaa!/var/pictures"));
        assert_eq!(volume_of(Path::new("/x"), &[]), None);
    }
}
