# Was die Befehlszeile sagt.

cli-files-counted = { $count ->
    [one] { $count } Datei
   *[other] { $count } Dateien
}

cli-suggest-no-folders = Kein Ordner sieht wie ein Album aus, der nicht schon eines ist.
cli-suggest-empty = In der Bibliothek sind noch keine Fotos. „albumen scan ORDNER“ liest welche ein.
cli-suggest-single = { $count ->
    [one] { $count } Foto steht
   *[other] { $count } Fotos stehen
} für sich allein.
cli-suggest-group = { $state ->
    [sure] { $title } · sicher
    [accepted] { $title } · angenommen
    [rejected] { $title } · abgelehnt
    [later] { $title } · zurückgestellt
   *[open] { $title }
}

cli-applied = { $count ->
    [one] { $count } Korrektur übernommen
   *[other] { $count } Korrekturen übernommen
}.
cli-applied-some = { $count ->
    [one] { $count } Korrektur übernommen
   *[other] { $count } Korrekturen übernommen
}; bei { $idle } davon war es schon so.

cli-albums-none = Es gibt noch keine Alben. „albumen suggest“ zeigt, was eines werden könnte.
cli-album = { $title } · { photos-counted }

cli-learn-nothing = Noch gibt es nichts zu lernen: zuerst einige Vorschläge annehmen, teilen oder zusammenlegen.
cli-learn-kept = Alle Korrekturen sind gesichert und gelten. Nichts, was sich bisher daraus lernen ließe, würde die anderen Fotos besser gruppieren.
cli-learn-adopted = Andere Fotos werden gruppiert, wie es die Korrekturen zeigen. Von { $albums } Alben, die dabei unbekannt waren, entstehen { $after } von selbst, vorher { $before }.
cli-learn-off = Aus Korrekturen wird nichts gelernt: Fotos werden gruppiert wie am ersten Tag. Alle Korrekturen sind gesichert und gelten.
cli-learn-counted = Bisher { $count ->
    [one] { $count } Korrektur
   *[other] { $count } Korrekturen
}.

cli-embedded = { $count ->
    [one] { $count } Embedding
   *[other] { $count } Embeddings
} mit je { $length } Zahlen in { $path }

cli-info-library = Bibliothek: { $path }
cli-info-counts = { $photos ->
    [one] { $photos } Foto
   *[other] { $photos } Fotos
} in { $files ->
    [one] { $files } Datei
   *[other] { $files } Dateien
}, { $albums ->
    [one] { $albums } Album
   *[other] { $albums } Alben
}
cli-info-missing = { $count ->
    [one] { $count } Datei war
   *[other] { $count } Dateien waren
} zuletzt nicht an ihrem Platz
cli-info-unread = { cli-files-counted } nicht lesbar
cli-info-corrections = { $count ->
    [one] { $count } Korrektur
   *[other] { $count } Korrekturen
}
cli-info-folder = Ordner: { $path }
cli-info-folder-offline = Ordner: { $path } (nicht verbunden; die Fotos bleiben erhalten)
cli-info-encoder = Encoder: { $encoder }

cli-search-nothing = Zu „{ $text }“ wurde nichts gefunden.
cli-search-no-words = Gesucht in Datum, Ort, Alben, Stichwörtern, Kameras und Dateinamen. Um zu finden, was Fotos zeigen, einen Encoder hinzufügen, der Wörter versteht, etwa ein CLIP- oder SigLIP-Modell: albumen encoders --add ORDNER.

cli-encoder = { $name }{ $used ->
    [yes] { " " }(wird verwendet)
    [next] { " " }(gewählt, noch nicht so weit)
   *[no] { "" }
}
cli-encoder-facts = { $size } MB · { $seconds ->
    [none] läuft nicht
   *[other] { $seconds } ms je Foto hier
} · { $text ->
    [yes] versteht Wörter
   *[no] versteht keine Wörter
} · hat { $photos ->
    [one] { $photos } Foto
   *[other] { $photos } Fotos
} gesehen
cli-encoder-unmeasured = Serien und Kopien hat mit ihm noch niemand gemessen: Stapel enthalten nur Rohdateien mit ihren Bildern.
cli-encoder-added = { $name } wurde hinzugefügt. „albumen encoders --use { $encoder }“ liest die Fotos damit neu.
cli-encoder-there = { $name } ist schon da. „albumen encoders --use { $encoder }“ liest die Fotos damit neu.
cli-encoder-mute = Er versteht keine Wörter ({ $detail }).
cli-encoder-used = { $encoder } wird jetzt verwendet.
cli-encoder-left = { $count ->
    [one] { $count } Foto ist
   *[other] { $count } Fotos sind
} mit { $encoder } noch zu lesen. Bis dahin wird der bisherige Encoder verwendet.
cli-encoder-forgotten = { $count ->
    [one] { $count } Embedding von { $encoder } wurde
   *[other] { $count } Embeddings von { $encoder } wurden
} entfernt.

cli-info-backup = Neueste Sicherung der Entscheidungen: { $path }

cli-located = { cli-files-counted } in { $folder } gefunden.
cli-located-left = { $count ->
    [one] { $count } Datei wurde
   *[other] { $count } Dateien wurden
} dort nicht gefunden und { $count ->
    [one] behält
   *[other] behalten
} den alten Platz. Was der neue Ordner sonst enthält, findet ein Durchgang.

cli-restored = Die Bibliothek hat aus der Sicherung { $albums ->
    [one] { $albums } Album
   *[other] { $albums } Alben
} und { $decisions ->
    [one] { $decisions } Entscheidung
   *[other] { $decisions } Entscheidungen
}.
cli-restored-same = Die Bibliothek hat schon alles, was in der Sicherung steht; nichts wurde geändert.
cli-restored-rebuilt = Die Aufzeichnung in der Sicherung ist beschädigt: Die Alben sind wie zuletzt, aber was zu ihnen führte, lässt sich nicht mehr schrittweise zurücknehmen.
cli-restored-here = { $count ->
    [one] { $count } ihrer Fotos ist
   *[other] { $count } ihrer Fotos sind
} an seinem Platz.
cli-restored-pending = { $count ->
    [one] { $count } Foto wurde
   *[other] { $count } Fotos wurden
} noch nicht gefunden. Der Platz in den Alben bleibt frei: „albumen scan FOLDER“ findet sie am Inhalt, wo immer sie jetzt liegen. Zuletzt hießen sie:
cli-restored-nameless = und { $count }, deren Namen nicht bekannt sind.

cli-check-well = Alles in Ordnung.
cli-check-restore = Die Alben stehen auch in der Sicherung { $path }: „albumen restore“ mit dieser Datei und „--library NEUERORDNER“ holt sie zurück, und ein Durchgang findet die Fotos.
cli-check-damaged = Die Bibliothek in { $path } ist beschädigt; die Fotos selbst sind sicher.

cli-scan-stopped = Vor dem Ende angehalten. Was gelesen wurde, ist gesichert: Derselbe Befehl macht hier weiter.
cli-scan-nothing = Dort gibt es keine Fotos.
cli-scan-found = { photos-counted }: { $new } neu, { $unchanged } unverändert.
cli-scan-missing = { $count ->
    [one] { $count } Fotodatei ist
   *[other] { $count } Fotodateien sind
} nicht mehr an ihrem Platz; alle Entscheidungen dazu bleiben erhalten.
cli-scan-measured = Von { $count ->
    [one] einem Foto
   *[other] { $count } Fotos
} einer früheren Version wurde nachgemessen, wie hell es ist; das hilft, unter ähnlichen Aufnahmen die beste zu finden.
cli-scan-damaged = { $count ->
    [one] { $count } Foto ist beschädigt
   *[other] { $count } Fotos sind beschädigt
}; nur ein Teil des Bildes ist vorhanden:
cli-scan-unread = { $count ->
    [one] { $count } Datei oder Ordner
   *[other] { $count } Dateien oder Ordner
} nicht lesbar:
cli-scan-more = und { $count } weitere; --json listet alle auf.
cli-scan-took = Dauer: { $duration }.
cli-scan-took-at = Dauer: { $duration }, { $speed ->
    [one] ein Foto
   *[other] { $speed } Fotos
} pro Sekunde.
cli-scan-others = { $count ->
    [one] { $count } Datei
   *[other] { $count } Dateien
} beiseitegelassen: keine Fotos.
cli-scan-next = Die Fotos sind unverändert. Weiter mit „albumen suggest“.

cli-progress = { $done } von { $found } Fotos
cli-progress-walking = { $done } von { $found }+ Fotos
cli-progress-speed = { $speed }/s
cli-progress-left = noch { $duration }
cli-progress-unread = { $count } nicht lesbar
