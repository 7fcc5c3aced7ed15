//! Long paths, shortened where they say least.

/// `path` with so much taken out of its middle that it `fits`; the name of the file is kept before the folders are.
pub(super) fn shorten(path: &str, fits: impl Fn(&str) -> bool) -> String {
    if fits(path) {
        return path.to_owned();
    }
    let letters: Vec<char> = path.chars().collect();
    let with = |kept: usize| {
        // Two thirds of what is kept are at the end, where the name is.
        let (head, tail) = (kept / 3, kept - kept / 3);
        letters[..head].iter().chain(&['…']).chain(&letters[letters.len() - tail..]).collect::<String>()
    };
    let (mut low, mut high) = (0, letters.len().saturating_sub(1));
    while low < high {
        let middle = (low + high).div_ceil(2);
        if fits(&with(middle)) { low = middle } else { high = middle - 1 }
    }
    with(low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_goes_first() {
        let fits = |room: usize| move |text: &str| text.chars().count() <= room;
        assert_eq!(shorten("/photos/a.jpg", fits(20)), "/photos/a.jpg");
        assert_eq!(shorten("/photos/2024/summer/sea/IMG_0001.jpg", fits(19)), "/photo…IMG_0001.jpg");
        assert_eq!(shorten("/ünïcödé/größe.jpg", fits(10)), "/ün…ße.jpg");
        assert_eq!(shorten("/photos/a.jpg", fits(0)), "…");
    }
}
