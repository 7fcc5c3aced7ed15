# Fotos: Zeitleiste, große Ansicht, Einzelheiten.
photos-title = Alle Fotos
photos-undated = Ohne Datum
photos-photo = { $name }, { $when }
photos-scrubber = Zu einem Monat gehen

large-position = { $at } von { $count }
large-close = Schließen
large-next = Nächstes Foto
large-previous = Voriges Foto
large-details = Einzelheiten
large-hide-details = Einzelheiten verbergen
large-file = Datei
large-taken = Aufgenommen
large-size = Größe
large-size-of = { $width } × { $height } Pixel, { $megapixels } Megapixel
large-pixels = { $width } × { $height } Pixel
large-length = Länge
large-play = Mit dem Player des Systems abspielen
large-title = Titel
large-description = Beschreibung
large-rating = Bewertung
large-stars = { $stars } von 5 Sternen
large-rejected = Verworfen
large-keywords = Stichwörter
large-in-albums = { $count ->
    [one] Album
   *[other] Alben
}
large-in-suggestions = Vorschlag
large-open-named = { $title } öffnen
large-albums = Album bei Google
large-camera = Kamera
large-lens = Objektiv
large-exposure = Belichtung
large-place = Ort
large-place-of = { $latitude }° { $north ->
    [yes] Nord
   *[no] Süd
}, { $longitude }° { $east ->
    [yes] Ost
   *[no] West
}
large-place-from-group = Wie die Fotos, die dazugehören
large-files = { $count ->
    [one] Wo es liegt
   *[other] An { $count } Orten
}
large-file-missing = Diese Datei fehlt. Vielleicht liegt sie auf einem Laufwerk, das nicht angeschlossen ist.
large-twins = Nur eine davon behalten …
large-twins-tip = Zuerst sehen Sie, welche davon in den Papierkorb kämen
twins-badge = Dieselbe Datei an { $count } Orten
twins-tile = an { $count } Orten
large-reveal = Im Ordner zeigen
large-broken = Dieses Foto lässt sich nicht zeigen.
large-gone = Dieses Foto ist nicht mehr in der Bibliothek.
photos-date-from-camera = Von der Kamera
photos-date-from-person = Von Ihnen berichtigt
photos-date-from-side = Aus einer Datei daneben
photos-date-from-name = Aus dem Namen der Datei
photos-date-from-file = Aus der Zeit der letzten Änderung
