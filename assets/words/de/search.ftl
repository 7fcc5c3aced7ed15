# Suche und die Encoder in den Einstellungen.
search-hint = Suchen
search-field = Fotos suchen
search-note = Datum, Ort, Alben, Stichwörter, Kameras, Dateinamen; und was Fotos zeigen, wenn der Teil, der sie ansieht, Wörter versteht (Strg F)
found-title = Gefunden
found-chip = „{ $text }“
found-end = Suche nach { $text } beenden
found-nothing = Nichts gefunden
found-nothing-note = Weniger oder andere Wörter versuchen.
found-no-words = Gesucht in Datum, Ort, Alben, Stichwörtern, Kameras und Dateinamen. Was Fotos zeigen, lässt sich noch nicht suchen: Der Teil von Albumen, der Fotos ansieht, versteht keine Wörter. Einer, der es kann, lässt sich in den Einstellungen hinzufügen.
found-see-encoders = Einstellungen öffnen
similar-title = Ähnliche Fotos
similar-nothing-note = Noch wurde kein anderes Foto angesehen.
large-similar = Ähnliche Fotos (M)
keys-find = Suchen
keys-find-key = Strg F
keys-similar = Ähnliche Fotos
keys-similar-key = M

encoders-title = Der Teil, der Fotos ansieht
encoders-note = Er beurteilt, was Fotos zeigen und welche sich ähneln. Es geht auch mit einem anderen: Alle Fotos werden dann neu angesehen, und bis dahin läuft alles mit dem bisherigen.
encoders-measuring = Es wird gemessen, wie schnell jeder hier ist …
encoders-add = Anderen hinzufügen …
encoders-add-note = Den Ordner eines CLIP-, SigLIP-, MobileCLIP- oder DINO-Modells im ONNX-Format wählen, wie Modellsammlungen ihn haben. Er wird kopiert und bleibt unverändert. Nur Modelle von Leuten hinzufügen, denen Sie vertrauen.
encoders-trying = Wird ausprobiert …
encoder-shipped = Von Albumen selbst
encoder-used = In Gebrauch
encoder-used-still = Bis dahin in Gebrauch
encoder-coming = Sieht alle Fotos an …
encoder-use = Verwenden
encoder-go-on = Fortsetzen
encoder-use-named = { $name } verwenden
encoder-speed = { $milliseconds } ms je Foto
encoder-broken = läuft nicht
encoder-words = versteht Wörter
encoder-no-text = versteht keine Wörter
encoder-seen = { $count ->
    [one] hat { $count } Foto gesehen
   *[other] hat { $count } Fotos gesehen
}
encoder-unmeasured = Serien und Kopien wurden mit ihm nicht gemessen: Nur Rohdateien kommen zu ihren Bildern.
encoder-mute = Er versteht keine Wörter ({ $detail }).
choose-encoder = Ordner eines anderen Teils, der Fotos ansieht
toast-encoder-added = { $name } wurde hinzugefügt.
toast-encoder-there = { $name } ist schon da.
toast-encoder-used = Fotos werden jetzt mit dem anderen angesehen.
toast-encoder-chosen = Alle Fotos werden neu angesehen. Bis dahin ist der bisherige in Gebrauch.

# Was von Fotos und Alben verlangt wird, damit nur einige zu sehen sind.
filter = { $count ->
    [0] Filter
   *[other] Filter ({ $count })
}
filter-note = Nur einige davon sehen (Strg Umschalt F)
filter-remove = „{ $what }“ wegnehmen
filter-clear = Filter leeren
filter-left = { $left } von { $count ->
    [one] 1 Foto
   *[other] { $count } Fotos
}
filter-albums-left = { $left } von { $count ->
    [one] 1 Album
   *[other] { $count } Alben
}
filter-nothing = Nichts ist übrig
filter-nothing-note = Kein Foto erfüllt alles, was verlangt ist. Nehmen Sie eine der Bedingungen weg, oder alle.
filter-date = Datum
filter-from = Von
filter-to = Bis
filter-date-hint = Juni 2025
filter-date-set = Dazwischen
filter-date-wrong = Geben Sie ein Jahr, einen Monat mit Jahr oder einen Tag wie { $day } ein.
filter-since = seit { $day }
filter-until = bis { $day }
filter-dated = Mit Datum
filter-camera = Kamera
filter-no-cameras = Kein Foto sagt, womit es aufgenommen wurde.
filter-place = Ort
filter-no-places = Kein Foto sagt, wo es aufgenommen wurde.
filter-folder = Ordner
filter-no-folders = Es gibt noch keine Ordner.
filter-rating = Sterne
filter-stars = { $stars ->
    [5] 5 Sterne
    [one] 1 Stern oder mehr
   *[other] { $stars } Sterne oder mehr
}
filter-favourites = Favoriten
filter-no-album = In keinem Album
filter-several-places = An mehreren Orten
filter-keep-one = Von jedem eine Datei behalten …
filter-unread = { $count ->
    [one] 1 war nicht lesbar
   *[other] { $count } waren nicht lesbar
}
