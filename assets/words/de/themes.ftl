# Themen: was über Ereignisse hinweg wiederkehrt, solange ein Thema keinen eigenen Namen hat.

themes = Themen
themes-count = { $count ->
    [one] 1 anzusehen
   *[other] { $count } anzusehen
}
themes-count-in = { $text }, in „{ $title }“
themes-in-here = Themen hierin suchen
themes-in-all = In allen Fotos suchen
themes-again = Noch einmal suchen
themes-stale = Seit diese gefunden wurden, sind Fotos dazugekommen oder weggefallen.
themes-find = Themen suchen
themes-working = { $photos } werden durchgesehen
themes-loading = Die Fotos werden geladen
themes-loading-note = Sobald sie da sind, lassen sich Themen suchen.
themes-ask = Was kehrt in den Fotos wieder?
themes-ask-note = Zuerst kommen Bildschirmfotos, Dokumente und Bilder aus Messengern, dann was sich ähnlich sieht: ein Hund, Strände, Teller mit Essen. Zum Album wird ein Thema nur, wenn es angenommen wird; seine Fotos bleiben in ihren Ereignissen.
themes-at-work = Wiederkehrendes wird gesucht
themes-at-work-note = Anderes kann inzwischen weitergehen.
themes-none = Hier kehrt nichts wieder
themes-none-note = Keine drei Fotos zeigen dasselbe. Mehr Fotos helfen.
themes-decided = Über alle Themen ist entschieden
themes-decided-note = Was angenommen wurde, steht bei den Alben.

theme-title-screenshots = Bildschirmfotos
theme-title-documents = Dokumente
theme-title-received = Aus Messengern
theme-title-look = Thema wie diese
theme-title-hand = Neues Album

theme-look = { $count ->
    [one] { $count } Foto wie kein anderes
   *[other] { $count } Fotos, die sich ähnlich sehen
}
theme-received = { $count ->
    [one] { $count } Foto aus einem Messenger
   *[other] { $count } ähnliche Fotos aus Messengern
}
theme-screenshots = { $count ->
    [one] { $count } Bildschirmfoto
   *[other] { $count } Bildschirmfotos
}
theme-documents = { $count ->
    [one] { $count } gescannte Seite
   *[other] { $count } gescannte Seiten
}

theme-why-look = { $percent } % der Fotos, die ihnen am ähnlichsten sehen, sind hier
theme-why-more = { $percent } % der Fotos, die { $count ->
    [one] ihm
   *[other] ihnen
} am ähnlichsten sehen, sind im Album
theme-why-hand = Von Ihnen zusammengestellt; die Fotos sind auch in ihren Ereignissen
theme-why-signs = An Name, Format und Größe erkannt
theme-why-single = Nichts anderes sieht so aus
