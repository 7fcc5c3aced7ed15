# Themen: was über Anlässe hinweg wiederkehrt, solange ein Thema keinen eigenen Namen hat.

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

theme-why-look = { $percent } % ihrer nächsten Nachbarn dem Aussehen nach sind hier
theme-why-signs = An Name, Format und Größe erkannt
theme-why-single = Nichts anderes sieht so aus
