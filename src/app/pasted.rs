//! Paths in text that was pasted, as file managers and terminals write them.

use std::path::PathBuf;

/// The absolute paths in `text`, one a line: plain, in quotes, or as `file://` addresses. Lines that are none are left out.
pub(super) fn paths(text: &str) -> Vec<PathBuf> {
    text.lines().filter_map(path).collect()
}

fn path(line: &str) -> Option<PathBuf> {
    let line = line.trim();
    let quoted = ['"', '\''].into_iter().find_map(|quote| line.strip_prefix(quote)?.strip_suffix(quote));
    let line = quoted.unwrap_or(line);
    let path = match url::Url::parse(line) {
        // A Windows path such as `C:\Photos` reads as an address too; only `file` is one here.
        Ok(address) if address.scheme() == "file" => address.to_file_path().ok()?,
        _ => PathBuf::from(line),
    };
    path.is_absolute().then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn paths_as_file_managers_and_terminals_write_them() {
        let text = "/photos/2025\n  \"/photos/with space\"\r\n'/photos/quoted'\nfile:///photos/%C3%A4%20b\n";
        let expected = ["/photos/2025", "/photos/with space", "/photos/quoted", "/photos/ä b"].map(PathBuf::from);
        assert_eq!(paths(text), expected);
    }

    #[test]
    fn what_is_no_path_is_left_out() {
        assert_eq!(paths("hello\nphotos/2025\nhttps://example.org/a.jpg\n\n"), Vec::<PathBuf>::new());
    }
}
