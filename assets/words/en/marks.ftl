# What the person says of single photos: favourites, stars, corrected dates and places.
mark-favourite = favourite
mark-stars = { $stars ->
    [one] 1 star
   *[other] { $stars } stars
}
toast-marked = Done: { $what }

large-favourite = Make it a favourite (F)
large-unfavourite = No favourite any more (F)
large-turn-left = Turn left (Shift R)
large-turn-right = Turn right (R)
large-mend = Correct date and place…

mend-title = Date and place
mend-note = The files stay as they are, and it can be undone.
mend-date = Date and time
mend-date-wrong = Type a day and a time, such as { $example }, or the day alone.
mend-all = Give all of them this date
mend-apart = This is the first of them; the others keep the time between them.
mend-move = Move by
mend-days = { $count ->
    [one] day
   *[other] days
}
mend-hours = { $count ->
    [one] hour
   *[other] hours
}
mend-minutes = { $count ->
    [one] minute
   *[other] minutes
}
mend-zone = Time zone
mend-zone-same = As it is
mend-zone-note = The hour that is shown stays; this says on which clock.
mend-who = For
mend-who-these = { $count ->
    [one] This photo
   *[other] These { $count } photos
}
mend-who-days = All { $count } photos of { $camera } on these days
mend-who-camera = All { $count } photos of { $camera }
mend-becomes = Becomes { $moment }
mend-place = Place
mend-place-note = The name of a town, or degrees such as 38.7223, -9.1393
mend-place-unknown = No town of this name is known. Degrees do as well.
mend-apply = Correct
mend-apply-key = Enter
mend-cancel = Cancel
mend-reset = As the files say
mend-reset-note = Takes back what you corrected of date and place

keys-favourite = Favourite, or none any more
keys-favourite-key = F
keys-stars = Stars; the same again takes them away
keys-stars-key = Ctrl 1 to 5
keys-turn = Turn left and right
keys-turn-key = [, ]
keys-mend = Correct date and place
keys-mend-key = E
keys-filter = See only some of them
keys-filter-key = Ctrl Shift F
keys-large-stars = Stars; the same again takes them away
keys-large-stars-key = 1 to 5
keys-large-turn = Turn right and left
keys-large-turn-key = R, Shift R
