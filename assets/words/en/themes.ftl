# Themes: what recurs across events, as long as a theme has no name of its own.

themes = Themes
themes-count = { $count ->
    [one] 1 to look at
   *[other] { $count } to look at
}
themes-count-in = { $text }, in “{ $title }”
themes-in-here = Find themes in here
themes-in-all = Look in all photos
themes-again = Look again
themes-stale = Photos came or went since these were found.
themes-find = Find themes
themes-working = Looking through { $photos }
themes-loading = Your photos are being loaded
themes-loading-note = Themes can be looked for as soon as they are here.
themes-ask = What recurs in your photos?
themes-ask-note = Screenshots, documents and pictures from messengers come first, then what looks alike: a dog, beaches, plates of food. A theme becomes an album only where you accept it, and its photos stay in their events.
themes-at-work = Looking for what recurs
themes-at-work-note = You can go on with something else meanwhile.
themes-none = Nothing recurs here
themes-none-note = No three photos show the same kind of thing. More photos will help.
themes-decided = All themes are decided
themes-decided-note = What you accepted is among your albums.

theme-title-screenshots = Screenshots
theme-title-documents = Documents
theme-title-received = From messengers
theme-title-look = Theme like these
theme-title-hand = New album

theme-look = { $count ->
    [one] { $count } photo like no other
   *[other] { $count } photos that look alike
}
theme-received = { $count ->
    [one] { $count } photo from a messenger
   *[other] { $count } photos from messengers that look alike
}
theme-screenshots = { $count ->
    [one] { $count } screenshot
   *[other] { $count } screenshots
}
theme-documents = { $count ->
    [one] { $count } scanned page
   *[other] { $count } scanned pages
}

theme-why-look = { $percent }% of the photos that look most like them are in here
theme-why-more = { $percent }% of the photos that look most like { $count ->
    [one] it
   *[other] them
} are in the album
theme-why-hand = Put together by you; the photos are in their events, too
theme-why-signs = Told by their names, formats and sizes
theme-why-single = Nothing else looks like it
