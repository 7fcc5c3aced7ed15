# Wie eine Gruppe ohne eigenen Namen heißt, und warum ihre Fotos zusammengehören.

title-undated = Ohne Datum

photos-counted = { $count ->
    [one] { $count } Foto
   *[other] { $count } Fotos
}

# „23 Fotos innerhalb von 3 Stunden, bis zu 400 m auseinander, sehen sich ähnlich; 2 Fotos passen weniger gut“
reason-on-days = an { $days } Tagen
reason-on-one-day = an einem Tag
reason-within-minutes = innerhalb { $minutes ->
    [one] einer Minute
   *[other] von { $minutes } Minuten
}
reason-within-hours = innerhalb { $hours ->
    [one] einer Stunde
   *[other] von { $hours } Stunden
}
reason-apart = bis zu { $distance } auseinander
reason-from-home = { $distance } von zu Hause entfernt
reason-alike = sehen sich ähnlich
reason-doubtful = { $reason }; { $count ->
    [one] { $count } Foto passt weniger gut
   *[other] { $count } Fotos passen weniger gut
}

# Hinter „Rückgängig gemacht:“ und Ähnlichem.
did-accept = Album angenommen
did-reject = Vorschlag abgelehnt
did-put-off = Vorschlag zurückgestellt
did-split = { $count ->
    [one] { $count } Foto abgetrennt
   *[other] { $count } Fotos abgetrennt
}
did-merge = { $count } Gruppen zusammengelegt
did-move = { $count ->
    [one] { $count } Foto verschoben
   *[other] { $count } Fotos verschoben
}
did-remove = { $count ->
    [one] { $count } Foto herausgenommen
   *[other] { $count } Fotos herausgenommen
}
did-rename = Album umbenannt
did-unname = Albumnamen entfernt
