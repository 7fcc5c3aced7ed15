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

best-original = { $count ->
    [2] Das beste ist das Original: Dem anderen fehlt, was die Kamera hineingeschrieben hat
   *[other] Das beste ist ein Original: Anderen fehlt, was die Kamera hineingeschrieben hat
}
best-raw = Das beste ist die Rohdatei der Kamera
best-larger = Das beste hat die meisten Pixel
best-better-exposed = { $count ->
    [2] Das beste ist besser belichtet als das andere
   *[other] Das beste ist besser belichtet als andere
}
best-sharper = { $count ->
    [2] Das beste ist schärfer als das andere
   *[other] Das beste ist schärfer als andere
}
best-more-detail = { $count ->
    [2] Das beste zeigt mehr Einzelheiten als das andere: Seine Datei ist größer
   *[other] Das beste zeigt mehr Einzelheiten als andere: Seine Datei ist größer
}
best-alike = Sie gleichen sich; eines davon wird vorgeschlagen

stacks = Stapel
stacks-count = { $count ->
    [one] 1 anzusehen
   *[other] { $count } anzusehen
}
stacks-soon = Stapel sind unterwegs
stacks-soon-note = Serien, Kopien und Rohdateien mit ihren Bildern werden zusammengelegt, wenn alle Fotos da sind.
stacks-none = Es gibt keine Stapel
stacks-none-note = Keine Fotos hier sind Serien oder Kopien voneinander.
stacks-blind = Albumen konnte nicht nach Serien und Kopien suchen
stacks-no-encoder-note = Woran es sie erkennt, fehlt. Installieren Sie Albumen neu, dann ist es dabei; beim nächsten Start wird danach gesucht.
stacks-not-measured-note = Ein anderer Teil sieht Ihre Fotos jetzt an, und mit ihm hat niemand Serien und Kopien gemessen. Nehmen Sie in den Einstellungen Albumens eigenen, dann wird wieder danach gesucht.
stacks-done-show = Entschiedene zeigen ({ $count })
stacks-done-hide = Entschiedene verbergen ({ $count })
stack-tile = { $count } Fotos liegen hier
stack-tile-below = eines von { $count }, die hier liegen
stack-open = Stapel von { $count } öffnen
stack-close = Stapel von { $count } schließen
stack-keep-best = Bestes behalten
stack-keep-best-named = Das beste behalten: { $stack }
stack-keep-best-key = Die anderen liegen darunter verborgen, nichts wird gelöscht (K)
stack-compare = Vergleichen: { $stack }
stack-compare-short = Vergleichen
stack-compare-short-named = Nebeneinander: { $stack }
stack-compare-short-key = Nebeneinander ansehen (C)
stack-unstack = Auflösen
stack-unstack-named = Auflösen: { $stack }
stack-unstack-key = Das ist kein Stapel: Jedes liegt für sich (U)

compare-close = Schließen
compare-keep = { $count ->
    [one] Dieses behalten
   *[other] Diese { $count } behalten
}
compare-keep-all = Alle behalten
compare-keep-key = Die anderen liegen unter dem ersten davon verborgen (Enter)
compare-choose = Behalten
compare-choose-named = { $name } behalten
compare-proposed = Vorgeschlagen
compare-look = { $name } neben die anderen stellen

stack-kept = { $count ->
    [one] Eines davon ist behalten
   *[other] { $count } davon sind behalten
}
stack-kept-and-more = { $count ->
    [one] Eines davon ist behalten; seither kamen weitere dazu
   *[other] { $count } davon sind behalten; seither kamen weitere dazu
}

cli-stacks-none = Es gibt keine Stapel: Keine Fotos hier sind Serien oder Kopien voneinander.
