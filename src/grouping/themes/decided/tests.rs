use super::*;

fn photos(numbers: &[u8]) -> Vec<PhotoId> {
    numbers.iter().map(|n| PhotoId::from_bytes([*n; 16])).collect()
}

fn found(id: &str, numbers: &[u8]) -> Suggestion {
    let theme = Some(ThemeSummary { kind: ThemeKind::Look, cohesion: Some(0.8) });
    Suggestion {
        id: GroupId(id.to_owned()),
        state: GroupState::Open,
        name: None,
        photos: photos(numbers),
        confidence: 0.8,
        sure: false,
        addition_to: None,
        summary: Summary { theme, typical: photos(numbers), ..Summary::default() },
    }
}

fn held(id: &str, state: GroupState, numbers: &[u8]) -> Held {
    let theme = Some(ThemeKind::Look);
    Held { id: GroupId(id.to_owned()), state, name: None, photos: photos(numbers), theme }
}

/// Id, state, photos and what it is an addition to; all but photos 90 and above are here.
fn shown(found: &[Suggestion], held: &[Held], apart: &[(&str, u8)]) -> Vec<String> {
    let apart = apart.iter().map(|(id, n)| (GroupId((*id).to_owned()), photos(&[*n])[0])).collect();
    let order = |photos: &mut Vec<PhotoId>| photos.retain(|photo| photo.to_bytes()[0] < 90);
    let line = |theme: &Suggestion| {
        let numbers: Vec<_> = theme.photos.iter().map(|photo| photo.to_bytes()[0]).collect();
        let addition = theme.addition_to.as_ref().map_or(String::new(), |id| format!(" to {id}"));
        format!("{} {:?} {numbers:?}{addition}", theme.id, theme.state)
    };
    decided_themes(found, held, &apart, 3, order).iter().map(line).collect()
}

#[test]
fn what_was_rejected_does_not_come_back_while_it_is_mostly_the_same() {
    let no = [held("t1", GroupState::Rejected, &[1, 2, 3, 4])];
    assert_eq!(shown(&[found("t0", &[0, 1, 2, 3, 4])], &no, &[]), ["t1 Rejected [1, 2, 3, 4]"]);
    let other = [found("t0", &[1, 2, 5, 6, 7])];
    assert_eq!(shown(&other, &no, &[]), ["t0 Open [1, 2, 5, 6, 7]", "t1 Rejected [1, 2, 3, 4]"]);
}

fn named_by(smallest: u8, rest: &str) -> String {
    format!("t{} Open {rest}", &photos(&[smallest])[0].to_string()[..16])
}

#[test]
fn what_is_found_to_come_to_an_album_is_an_addition_and_in_no_other_theme() {
    let album = held("t1", GroupState::Accepted, &[1, 2, 3, 4]);
    let more = Suggestion { addition_to: Some(album.id.clone()), ..found("t5", &[5, 6]) };
    let all = [found("t0", &[1, 2, 5, 7, 8, 9]), found("t6", &[6, 10, 11, 12]), more];
    let themes = [named_by(7, "[7, 8, 9]"), named_by(10, "[10, 11, 12]")];
    let kept = "t1 Accepted [1, 2, 3, 4]".to_owned();
    let shown_with = |others: &[Held], apart: &[(&str, u8)]| {
        let lines = shown(&all, &[std::slice::from_ref(&album), others].concat(), apart);
        let (others, own): (Vec<_>, Vec<_>) = lines.into_iter().partition(|line| themes.contains(line));
        assert_eq!(others, themes, "beside {own:?}");
        own
    };
    assert_eq!(shown(&all, std::slice::from_ref(&album), &[])[0], "t5 Open [5, 6] to t1", "it comes first");
    assert_eq!(shown_with(&[], &[]), ["t5 Open [5, 6] to t1".to_owned(), kept.clone()]);
    assert_eq!(shown_with(&[], &[("t1", 5)]), [named_by(6, "[6] to t1"), kept.clone()], "it was taken out");
    let refused = held("t5", GroupState::Rejected, &[5, 6]);
    assert_eq!(shown_with(&[refused], &[]), [kept, "t5 Rejected [5, 6]".to_owned()]);
    let no_album = held("t1", GroupState::Rejected, &[1, 2, 3, 4]);
    assert_eq!(shown(&all, &[no_album], &[])[0], "t0 Open [1, 2, 5, 7, 8, 9]", "what came to it is as it was");
}

#[test]
fn what_else_is_found_with_an_album_is_an_addition_where_plain_signs_tell_it() {
    let album = [held("t1", GroupState::Accepted, &[1, 2, 3, 4, 5])];
    let kept = "t1 Accepted [1, 2, 3, 4, 5]";
    let of = |kind: ThemeKind, id: &str, numbers: &[u8]| {
        let mut found = found(id, numbers);
        found.summary.theme = Some(ThemeSummary { kind, cohesion: Some(0.8) });
        [found]
    };
    let screens = of(ThemeKind::Screenshots, "t0", &[0, 1, 2, 3, 4]);
    assert_eq!(shown(&screens, &album, &[]), [named_by(0, "[0] to t1"), kept.to_owned()]);
    assert_eq!(shown(&screens, &album, &[("t1", 0)]), [kept], "it was taken out");
    let grown = of(ThemeKind::Screenshots, "t1", &[1, 2, 3, 4, 7]);
    assert_eq!(shown(&grown, &album, &[])[0], named_by(7, "[7] to t1"), "by another name than the album's");
    let alike = of(ThemeKind::Look, "t0", &[0, 1, 2, 3, 4, 5, 6, 7, 8]);
    assert_eq!(shown(&alike, &album, &[]), [named_by(0, "[0, 6, 7, 8]"), kept.to_owned()], "of its own");
    assert_eq!(shown(&alike, &album, &[("t1", 0), ("t1", 6)]), [kept], "what was taken out is none");
    let refused = held("t6", GroupState::Rejected, &[6]);
    let left = shown(&alike, &[album[0].clone(), refused], &[]);
    assert_eq!(left[0], named_by(0, "[0, 7, 8]"), "nor what was refused");
    let little = [found("t0", &[1, 6, 7, 8])];
    assert_eq!(shown(&little, &album, &[])[0], named_by(6, "[6, 7, 8]"), "mostly something else");
}

#[test]
fn two_photos_do_not_recur_and_those_that_are_away_do_not_count() {
    let kept = [held("t1", GroupState::Later, &[1, 2, 3])];
    assert_eq!(shown(&[found("t1", &[1, 2, 3, 4])], &kept, &[]), ["t1 Later [1, 2, 3]"], "it is put off");
    assert_eq!(shown(&[found("t0", &[1, 2, 90])], &[], &[]), Vec::<String>::new());
    assert_eq!(shown(&[], &[held("t1", GroupState::Accepted, &[1, 90])], &[]), ["t1 Accepted [1]"]);
    assert_eq!(shown(&[], &[held("t1", GroupState::Accepted, &[90])], &[]), Vec::<String>::new());
}
