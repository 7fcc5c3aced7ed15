# Wie eine Gruppe ohne eigenen Namen heißt, und warum ihre Fotos zusammengehören.

title-undated = Ohne Datum
title-addition = { $count ->
    [one] { $count } weiteres Foto von „{ $title }“
   *[other] { $count } weitere Fotos von „{ $title }“
}

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
reason-again = mit Fotos eines abgelehnten Vorschlags
reason-doubtful = { $reason }; { $count ->
    [one] { $count } Foto passt weniger gut
   *[other] { $count } Fotos passen weniger gut
}

# „Uhr von Canon EOS R50 um +7 h verschoben“
reason-clock = Uhr von { $camera } um { $shift } verschoben
# Zahl und Einheit bleiben in einer Zeile (dazwischen U+00A0).
shift-hours = { $sign }{ $hours } h
shift-minutes = { $sign }{ $minutes } min
shift-both = { $sign }{ $hours } h { $minutes } min

doubt-far-in-time = Dieses Foto liegt zeitlich { $duration } von den anderen entfernt
doubt-elsewhere = Dieses Foto wurde { $distance } von den anderen entfernt aufgenommen
doubt-looks-different = Dieses Foto sieht anders aus als die anderen
doubt-no-date = Dieses Foto hat kein eigenes Datum; nur sein Aussehen spricht für die Gruppe
doubt-only-day = Von diesem Foto ist nur der Tag bekannt; sein Aussehen spricht für die Gruppe

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
did-cover = Titelbild gewählt
did-create = { $count ->
    [one] Album aus 1 Foto angelegt
   *[other] Album aus { $count } Fotos angelegt
}
did-add = { $count ->
    [one] 1 Foto zu einem Album hinzugefügt
   *[other] { $count } Fotos zu einem Album hinzugefügt
}
did-keep = { $count ->
    [one] 1 Foto eines Stapels behalten
   *[other] { $count } Fotos eines Stapels behalten
}
did-unstack = Stapel von { $count } aufgelöst
did-clock-off = Uhr von { $camera } gelassen, wie sie ist
did-clock-on = Uhr von { $camera } zum Korrigieren freigegeben
did-same = gesagt, dass { $count } Fotos zusammengehören
did-different = gesagt, dass Fotos nicht zusammengehören
did-favourite = { $count ->
    [one] 1 Foto zum Favoriten gemacht
   *[other] { $count } Fotos zu Favoriten gemacht
}
did-unfavourite = { $count ->
    [one] 1 Foto aus den Favoriten genommen
   *[other] { $count } Fotos aus den Favoriten genommen
}
did-rate = { $stars ->
    [0] Sterne von { $count ->
        [one] 1 Foto
       *[other] { $count } Fotos
    } entfernt
   *[other] { $count ->
        [one] 1 Foto
       *[other] { $count } Fotos
    } mit { $stars ->
        [one] 1 Stern
       *[other] { $stars } Sternen
    } bewertet
}
did-rotate = { $count ->
    [one] 1 Foto gedreht
   *[other] { $count } Fotos gedreht
}
did-date = { $count ->
    [one] Datum von 1 Foto berichtigt
   *[other] Daten von { $count } Fotos berichtigt
}
did-undate = { $count ->
    [one] 1 Foto sein eigenes Datum zurückgegeben
   *[other] { $count } Fotos ihr eigenes Datum zurückgegeben
}
did-place = { $count ->
    [one] Ort von 1 Foto berichtigt
   *[other] Ort von { $count } Fotos berichtigt
}
did-unplace = { $count ->
    [one] 1 Foto seinen eigenen Ort zurückgegeben
   *[other] { $count } Fotos ihren eigenen Ort zurückgegeben
}
