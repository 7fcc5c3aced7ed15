# Ausgewählte Fotos, und was mit ihnen getan werden kann.
select-count = { $count ->
    [one] 1 Foto ausgewählt
   *[other] { $count } Fotos ausgewählt
}
select-tick = { $name } auswählen
select-clear = Auswahl aufheben (Esc)
select-more = Mehr
select-take-out = Herausnehmen
select-take-out-key = Entf
select-take-out-tip = Sie gehören nicht hierher; jedes kann anderswo vorgeschlagen werden
select-split = Abtrennen
select-split-key = X
select-split-tip = Sie kommen heraus und sind ein eigener Vorschlag
select-move = Verschieben …
select-move-key = V
select-move-tip = In ein anderes Album oder einen anderen Vorschlag; sie lassen sich auch dorthin ziehen
select-stack = Stapel bilden
select-stack-key = G
select-stack-tip = In einen Stapel legen, das zuletzt ausgewählte oben
select-unstack = Stapel auflösen
select-unstack-key = U
select-unstack-tip = Sie sind kein Stapel: Jedes liegt für sich
select-add = Zu Album …
select-add-key = I
select-add-tip = Auch in ein Album legen; aus anderen Alben kommen sie nicht heraus
select-album = Neues Album …
select-album-key = Strg N
select-album-tip = Ein Album aus ihnen machen; in ihren Ereignissen und anderen Alben bleiben sie
select-cover = Titelbild
select-cover-key = T
select-cover-tip = Es steht für diese Gruppe, wo nur für ein Foto Platz ist
select-favourite = Favorit
select-favourite-key = F
select-favourite-tip = Macht alle zu Favoriten; sind es alle schon, keines mehr
select-stars = Sterne
select-stars-key = Strg 1–5
select-stars-tip = Dieselbe Zahl noch einmal nimmt die Sterne weg
select-turn = Drehen
select-turn-key = [ ]
select-turn-tip = Zeigt sie gedreht; die Dateien bleiben, wie sie sind
select-turn-left = Nach links
select-turn-right = Nach rechts
select-mend = Datum und Ort …
select-mend-key = E
select-mend-tip = Berichtigt, wann und wo sie aufgenommen wurden; die Dateien bleiben, wie sie sind
select-same = Gehören zusammen
select-same-key = J
select-same-tip = Sie sind von einem Ereignis und werden nie getrennt vorgeschlagen
select-different = Gehören nicht zusammen
select-different-key = D
select-different-tip = Diese zwei, oder die Fotos dieser zwei Ereignisse, werden nie zusammen vorgeschlagen
select-export = Exportieren …
select-export-key = Strg E
select-export-tip = Kopiert sie in einen Ordner
select-copy = Dateien kopieren
select-copy-key = Strg C
select-copy-tip = Legt ihre Dateien in die Zwischenablage, um sie in einem anderen Programm einzufügen
select-twins = Doppelte Dateien …
select-twins-key = W
select-twins-tip = Behält von jedem Foto, das an mehreren Orten liegt, eine Datei; zuerst sehen Sie, was in den Papierkorb käme

move-title = { $count ->
    [one] 1 Foto verschieben nach
   *[other] { $count } Fotos verschieben nach
}
move-find = Album oder Vorschlag suchen
move-album = { $count ->
    [one] Album · 1 Foto
   *[other] Album · { $count } Fotos
}
move-suggestion = { $count ->
    [one] Vorschlag · 1 Foto
   *[other] Vorschlag · { $count } Fotos
}
move-none = Es gibt noch kein anderes Album und keinen anderen Vorschlag.
move-none-found = Kein Album und kein Vorschlag hat diese Wörter im Namen.
add-title = { $count ->
    [one] 1 Foto hinzufügen zu
   *[other] { $count } Fotos hinzufügen zu
}
add-find = Album suchen
add-none = Es gibt noch kein anderes Album. Strg N macht eines.
add-none-found = Kein Album hat diese Wörter im Namen.
add-keys = Auf und Ab wählen, Enter fügt hinzu, Esc schließt
album-of = { $count ->
    [one] Neues Album aus 1 Foto
   *[other] Neues Album aus { $count } Fotos
}
album-name = Name des neuen Albums
album-name-hint = Name, oder noch keiner
album-make = Album anlegen
album-make-key = Enter
album-give-up = Kein neues Album (Esc)
side-new-album = Neues Album aus den ausgewählten Fotos (Strg N)
move-keys = Auf und Ab wählen, Enter verschiebt, Esc schließt

toast-split = { $count ->
    [one] 1 Foto ist ein eigener Vorschlag
   *[other] { $count } Fotos sind ein eigener Vorschlag
}
toast-created = { $count ->
    [one] Ein neues Album mit 1 Foto ist angelegt
   *[other] Ein neues Album mit { $count } Fotos ist angelegt
}
toast-created-named = { $count ->
    [one] „{ $title }“ ist ein Album mit 1 Foto
   *[other] „{ $title }“ ist ein Album mit { $count } Fotos
}
toast-nothing-selected = Erst Fotos auswählen: Strg Klick, oder der Haken in der Ecke eines Fotos. Aus ihnen wird das neue Album.
toast-not-two-sides = Zwei Fotos auswählen, die nicht zusammengehören, oder wenige Fotos aus zwei Ereignissen
toast-moved = { $count ->
    [one] 1 Foto nach „{ $title }“ verschoben
   *[other] { $count } Fotos nach „{ $title }“ verschoben
}
toast-moved-gone = { $count ->
    [one] 1 Foto verschoben
   *[other] { $count } Fotos verschoben
}
toast-added = { $count ->
    [one] 1 Foto zu „{ $title }“ hinzugefügt
   *[other] { $count } Fotos zu „{ $title }“ hinzugefügt
}
toast-stacked = { $count ->
    [one] 1 Foto liegt in einem Stapel
   *[other] { $count } Fotos liegen in einem Stapel
}
toast-copied = { $count ->
    [one] 1 Datei kopiert; sie lässt sich in einem anderen Programm einfügen
   *[other] { $count } Dateien kopiert; sie lassen sich in einem anderen Programm einfügen
}
toast-copied-some = { $count ->
    [one] 1 Datei kopiert
   *[other] { $count } Dateien kopiert
}; { $missing ->
    [one] 1 ist nicht an ihrem Platz
   *[other] { $missing } sind nicht an ihrem Platz
}
toast-not-copied = Die Dateien ließen sich nicht kopieren: { $reason }

keys-select = Ausgewählte Fotos
keys-select-one = Ein Foto auswählen oder nicht
keys-select-one-key = Strg Klick
keys-select-here = Das, bei dem die Tastatur ist
keys-select-here-key = Strg Leertaste
keys-select-next = Ebenso, sobald welche da sind
keys-select-next-key = Klick, Leertaste
keys-select-range = Alle bis zu diesem Foto
keys-select-range-key = Umschalt Klick
keys-select-step = Alle bis zum nächsten
keys-select-step-key = Umschalt Pfeile
keys-select-all = Alle der Ansicht
keys-select-all-key = Strg A
keys-select-day = Den ganzen Tag
keys-select-day-key = Strg Umschalt A
keys-select-band = Mit Rahmen; auf Fotos mit Umschalt
keys-select-band-key = Ziehen
keys-select-clear = Nichts auswählen
keys-select-clear-key = Esc
