# Vorschläge und Alben.
suggestions = Vorschläge
suggestions-count = { $sure } sicher, { $rest } zum Ansehen
suggestions-all-sure = { $sure ->
    [one] 1 sicher
   *[other] { $sure } sicher
}
suggestions-none-sure = { $rest ->
    [one] 1 zum Ansehen
   *[other] { $rest } zum Ansehen
}
accept-sure-key = Erst ansehen (Umschalt A)
sure-title = Daraus werden Alben
sure-note = Bei diesen ist Albumen sicher, oder sie sind von Hand zusammengestellt. Was einzeln entschieden werden soll, lässt sich auslassen; einmal Rückgängig nimmt alles zurück.
sure-accept = { $sure ->
    [one] 1 annehmen
   *[other] { $sure } annehmen
}
sure-accept-key = Enter
sure-leave = Nicht jetzt
accept-sure = { $sure ->
    [one] Den sicheren annehmen
   *[other] Die { $sure } sicheren annehmen
}
suggestions-soon = Vorschläge sind unterwegs
suggestions-soon-note = Sie erscheinen hier, sobald genug Fotos da sind.
suggestions-loading = Die Fotos werden geladen
suggestions-loading-note = Sobald sie da sind, erscheinen Vorschläge.
suggestions-looking = Gesucht wird, welche Fotos zusammengehören
suggestions-looking-note = Die Fotos sind alle da. Vorschläge erscheinen hier von selbst; bei sehr vielen Fotos dauert das eine Weile.
suggestions-none = Noch keine Vorschläge
suggestions-none-note = Albumen fand keine Fotos, die klar zusammengehören. Mehr Fotos helfen.
suggestions-decided = Alle Vorschläge sind entschieden
suggestions-decided-note = Neue Vorschläge kommen mit neuen Fotos. Was angenommen wurde, ist jetzt ein Album.
see-albums = Alben ansehen
put-off-show = Zurückgestelltes zeigen ({ $count })
put-off-hide = Zurückgestelltes verbergen ({ $count })
rejected-show = Abgelehntes zeigen ({ $count })
rejected-hide = Abgelehntes verbergen ({ $count })

accept = Annehmen
accept-named = „{ $title }“ annehmen
accept-key = Zum Album machen (A)
reject = Ablehnen
reject-named = „{ $title }“ ablehnen
reject-key = Diese gehören nicht zusammen (R)
later = Später
later-named = „{ $title }“ zurückstellen
later-key = Später entscheiden (S)
card-open = „{ $title }“ öffnen

# Ordner, denen jemand einen Namen gab: Sie sehen schon wie Alben aus.
folders = Ordner
folders-count = { $count ->
    [one] 1 Ordner sieht wie ein Album aus
   *[other] { $count } Ordner sehen wie Alben aus
}
folders-more = { $count ->
    [one] In einen Ordner, der ein Album ist, kamen neue Fotos
   *[other] In { $count } Ordner, die Alben sind, kamen neue Fotos
}
folders-look = Ansehen
folders-make-all = { $count ->
    [one] Zum Album machen
   *[other] Alle zu Alben machen
}
folders-accept-all = { $count ->
    [one] Annehmen
   *[other] Alle annehmen
}
folders-decided = Alle Ordner sind entschieden
folders-decided-note = Ordner, die mit neuen Fotos kommen, werden über den Vorschlägen angeboten.
folder-why = Ordner { $folder }
folder-accept = Album
folder-accept-named = „{ $title }“ zum Album machen
folder-accept-key = Zum Album machen; die Fotos bleiben auch in ihren Ereignissen (A)
folder-reject = Kein Album
folder-reject-named = „{ $title }“ ist kein Album
folder-reject-key = Dieser Ordner wird nicht wieder angeboten (R)

photos = { $count ->
    [one] 1 Foto
   *[other] { $count } Fotos
}
photos-sure = { $count ->
    [one] 1 Foto · sicher
   *[other] { $count } Fotos · sicher
}
photos-doubtful = { $count ->
    [one] 1 Foto · { $doubtful } zweifelhaft
   *[other] { $count } Fotos · { $doubtful } zweifelhaft
}

albums-count = { $count ->
    [one] 1 Album
   *[other] { $count } Alben
}
albums-none = Noch keine Alben
albums-none-note = Ein angenommener Vorschlag wird zum Album.
albums-none-yet-note = Alben entstehen aus Vorschlägen; die kommen, sobald Albumen die Fotos angesehen hat.
see-suggestions = Vorschläge ansehen

state-album = ein Album
state-rejected = abgelehnt
state-later = zurückgestellt
rename = „{ $title }“ umbenennen
clock-leave = Die Uhr von { $camera } ging richtig
clock-leave-note = Dann bleiben die Zeiten, wie die Kamera sie geschrieben hat. Die Dateien ändern sich so oder so nicht.
rename-key = Klicken oder F2 zum Umbenennen
rename-hint-theme = Was ist es?
rename-hint = Leer: Name aus den Tagen
rename-field = Name
group-gone = Diese Gruppe gibt es nicht mehr
group-gone-note = Ihre Fotos kamen in andere Gruppen.

# Eine geöffnete Gruppe: trennen, zusammenlegen, und was noch dazugehören könnte.
cut = Trennen
cut-named = Hier trennen: { $gap }
gap-of-file = die Zeit ist die der Datei und vielleicht die einer Kopie
gap-of-file-tip = Die Zeit vor oder nach dieser Pause ist die der Datei und vielleicht die einer Kopie. { $note }
cut-note = Was nach dieser Pause kommt, wird eine eigene Gruppe (X trennt vor einem Foto)
beside-before = Davor{ $pause ->
    [none] {""}
   *[other] {", "}{ $pause } früher
}
beside-after = Danach{ $pause ->
    [none] {""}
   *[other] {", "}{ $pause } später
}
beside-before-named = Öffnen, was davor kommt: „{ $title }“
beside-after-named = Öffnen, was danach kommt: „{ $title }“
join = Dazulegen
join-named = „{ $title }“ dazulegen
join-before-note = Beide werden eins (P)
join-after-note = Beide werden eins (N)
nearly = Könnte auch dazugehören
nearly-key = G fügt das erste hinzu
nearly-named = { $photo } hinzufügen
nearly-note = Hinzufügen: { $when }
