# Fotos in einen Ordner exportieren.

export = Exportieren…
export-key = In einen Ordner exportieren (Strg E)
keys-export = Album exportieren
keys-export-key = Strg E
export-title = „{ $title }“ exportieren
export-folder-choose = Ordner wählen…
export-folder-field = Zielordner
export-folder-hint = Pfad eines Ordners
export-choose-title = In welchen Ordner exportieren?
export-way = Art
export-way-copy = Kopien
export-way-copy-note = Eigene Dateien: Was immer mit ihnen geschieht, die Originale sind sicher.
export-way-hardlink = Zweite Namen
export-way-hardlink-note = Dieselbe Datei unter einem zweiten Namen (harte Verknüpfung); braucht keinen Platz.
export-way-symlink = Verweise
export-way-symlink-note = Ein Verweis auf das Original (symbolische Verknüpfung); braucht keinen Platz und führt ins Leere, wenn das Original fehlt.
export-names = Namen
export-names-original = Wie sie sind
export-names-date = Datum und Uhrzeit
export-names-counter = Album und Nummer
export-names-own = Eigene
export-names-field = Muster für Namen
export-names-help = { "{original}" } steht für den eigenen Namen der Datei, { "{date}" }, { "{time}" }, { "{year}" }, { "{month}" } und { "{day}" } für Datum, Uhrzeit, Jahr, Monat und Tag der Aufnahme, { "{counter}" } für die Nummer, { "{album}" } für den Titel des Albums.
export-names-kept = Die Dateien behalten ihre Namen.
export-preview = Aus { $old } wird { $new }
export-xmp = Auch die Namen der Alben in XMP-Dateien neben die neuen Dateien schreiben, für digiKam und Lightroom
export-albums-root = Alben
export-begin = Jetzt exportieren
export-begin-key = Enter
export-cancel = Abbrechen
export-looking = Der Ordner wird angesehen…
export-no-folder = Wählen Sie einen Ordner, um zu sehen, was geschehen würde.

export-copies = { $count ->
    [one] { $count } Foto wird
   *[other] { $count } Fotos werden
} kopiert, { $size }.
export-links = { $count ->
    [one] { $count } Foto wird
   *[other] { $count } Fotos werden
} verknüpft; das braucht keinen Platz.
export-free = { $size } sind dort frei.
export-full = Der Platz reicht nicht: Nur { $size } sind dort frei.
export-nothing = Es gibt nichts zu exportieren.
export-all-there = { $count ->
    [one] Das Foto ist schon dort: Es ist nichts zu tun.
   *[other] Alle { $count } Fotos sind schon dort: Es ist nichts zu tun.
}
export-already = { $count ->
    [one] { $count } Foto ist schon dort und bleibt, wie es ist.
   *[other] { $count } Fotos sind schon dort und bleiben, wie sie sind.
}
export-renamed = { $count ->
    [one] { $count } Foto bekommt eine Nummer hinter den Namen, da eine andere Datei dort so heißt
   *[other] { $count } Fotos bekommen eine Nummer hinter den Namen, da andere Dateien dort so heißen
}: Aus { $old } wird { $new }.
export-missing = { $count ->
    [one] { $count } Foto bleibt weg: Seine Datei ist gerade nicht an ihrem Ort.
   *[other] { $count } Fotos bleiben weg: Ihre Dateien sind gerade nicht an ihrem Ort.
}
export-sides-left = { $count ->
    [one] { $count } XMP-Datei bleibt weg, da eine andere Datei dort so heißt.
   *[other] { $count } XMP-Dateien bleiben weg, da andere Dateien dort so heißen.
}
export-beside-originals = XMP-Dateien werden nicht geschrieben: In diesem Ordner liegen Originale.
export-far = Zweite Namen gibt es nur auf demselben Laufwerk wie die Fotos. Wählen Sie einen anderen Ordner oder Kopien.
export-links-note = Wer die exportierte Datei bearbeitet, bearbeitet das Original.

export-done = { $count ->
    [one] { $count } Datei
   *[other] { $count } Dateien
} aus „{ $title }“ nach { $folder } exportiert
export-stopped = Angehalten nach { $count ->
    [one] { $count } Datei
   *[other] { $count } Dateien
} aus „{ $title }“ in { $folder }
export-running = Exportiert: { $done } von { $count ->
    [one] { $count } Datei
   *[other] { $count } Dateien
}
export-stop = Export anhalten
export-take-back = Zurücknehmen
export-show = Zeigen
export-go-on = Fortsetzen
export-broken-off = Der Export von „{ $title }“ nach { $folder } wurde unterbrochen
taken-back = { $count ->
    [one] { $count } Datei
   *[other] { $count } Dateien
} wieder aus { $folder } entfernt.
taken-back-changed = { $count ->
    [one] { $count } Datei wurde seitdem geändert und bleibt.
   *[other] { $count } Dateien wurden seitdem geändert und bleiben.
}
taken-back-last = { $count ->
    [one] { $count } Kopie bleibt, da ihr Original fehlt.
   *[other] { $count } Kopien bleiben, da ihre Originale fehlen.
}

names-empty = Geben Sie an, wie die Dateien heißen sollen.
names-unknown = „{ "{" }{ $name }{ "}" }“ steht für nichts. Es gibt { "{original}, {date}, {time}, {year}, {month}, {day}, {counter}" } und { "{album}" }.
names-brace = Eine geschweifte Klammer steht allein. Schreiben Sie zum Beispiel { "{date}" }.
names-character = „{ $character }“ kann nicht überall in einem Dateinamen stehen.
names-dot = Ein Name, der mit einem Punkt beginnt, wäre versteckt.

cli-export-done = { export-done }.
cli-export-stopped = { export-stopped }. Derselbe Befehl setzt den Export fort.
cli-export-dry = Nichts wurde geschrieben.
cli-export-no-album = Es gibt kein Album „{ $album }“. „albumen albums“ listet alle auf.
cli-take-back-none = Es ist nichts verzeichnet, das nach { $folder } exportiert wurde.
cli-take-back-plan = Würde tun: { $what } Nichts wurde geändert.
