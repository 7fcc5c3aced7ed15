# Was jemand von einzelnen Fotos sagt: Favoriten, Sterne, berichtigte Daten und Orte.
mark-favourite = Favorit
mark-stars = { $stars ->
    [one] 1 Stern
   *[other] { $stars } Sterne
}
toast-marked = Erledigt: { $what }

large-favourite = Zum Favoriten machen (F)
large-unfavourite = Kein Favorit mehr (F)
large-turn-left = Nach links drehen (Umschalt R)
large-turn-right = Nach rechts drehen (R)
large-mend = Datum und Ort berichtigen …

mend-title = Datum und Ort
mend-note = Die Dateien bleiben, wie sie sind, und es lässt sich rückgängig machen.
mend-date = Datum und Uhrzeit
mend-date-wrong = Geben Sie einen Tag mit Uhrzeit ein, zum Beispiel { $example }, oder nur den Tag.
mend-all = Allen dieses Datum geben
mend-apart = Das ist das erste; die anderen behalten ihren Abstand.
mend-move = Verschieben um
mend-days = { $count ->
    [one] Tag
   *[other] Tage
}
mend-hours = { $count ->
    [one] Stunde
   *[other] Stunden
}
mend-minutes = { $count ->
    [one] Minute
   *[other] Minuten
}
mend-zone = Zeitzone
mend-zone-same = Wie bisher
mend-zone-note = Die angezeigte Stunde bleibt; dies sagt, auf welcher Uhr.
mend-who = Für
mend-who-these = { $count ->
    [one] Dieses Foto
   *[other] Diese { $count } Fotos
}
mend-who-days = Alle { $count } Fotos von { $camera } an diesen Tagen
mend-who-camera = Alle { $count } Fotos von { $camera }
mend-becomes = Wird zu { $moment }
mend-place = Ort
mend-place-note = Der Name eines Ortes oder Grade wie 38.7223, -9.1393
mend-place-unknown = Kein Ort dieses Namens ist bekannt. Grade gehen auch.
mend-apply = Berichtigen
mend-apply-key = Enter
mend-cancel = Abbrechen
mend-reset = Wie in den Dateien
mend-reset-note = Nimmt zurück, was Sie an Datum und Ort berichtigt haben

keys-favourite = Favorit, oder keiner mehr
keys-favourite-key = F
keys-stars = Sterne; dieselben noch einmal: keine
keys-stars-key = Strg 1 bis 5
keys-turn = Nach links und rechts drehen
keys-turn-key = [, ]
keys-mend = Datum und Ort berichtigen
keys-mend-key = E
keys-filter = Nur einige davon sehen
keys-filter-key = Strg Umschalt F
keys-large-stars = Sterne; dieselben noch einmal: keine
keys-large-stars-key = 1 bis 5
keys-large-turn = Nach rechts und links drehen
keys-large-turn-key = R, Umschalt R
