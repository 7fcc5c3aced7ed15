# Themes: what recurs across events, as long as a theme has no name of its own.

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

theme-why-look = { $percent }% of their nearest neighbours by look are in here
theme-why-signs = Told by their names, formats and sizes
theme-why-single = Nothing else looks like it
