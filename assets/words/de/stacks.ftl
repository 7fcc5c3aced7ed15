# Stapel: Fotos, die als eine Kachel liegen, und warum eines davon vorgeschlagen wird.

stack-burst = { $count ->
    [one] { $count } Foto
   *[other] { $count } Fotos
} innerhalb { $seconds ->
    [one] einer Sekunde
   *[other] von { $seconds } Sekunden
}
stack-copies = Dasselbe Bild { $count ->
    [2] zweimal
   *[other] { $count }-mal
}
stack-raw-and-picture = { $count ->
    [2] Rohdatei mit Bild
   *[other] Rohdatei mit Bildern
}

best-original = Das beste ist das Original: den anderen fehlt, was die Kamera hineingeschrieben hat
best-raw = Das beste ist die Rohdatei der Kamera
best-larger = Das beste hat die meisten Pixel
best-more-detail = Das beste zeigt am meisten Einzelheiten: seine Datei ist die größte
best-first = Sie gleichen sich; das erste wird vorgeschlagen

cli-stacks-none = Es gibt keine Stapel: Keine Fotos hier sind Serien oder Kopien voneinander.
