# Was schiefging und was sich dagegen tun lässt: ganze Sätze.

system-said = { $kind ->
    [denied] Zugriff verweigert
    [not-there] nicht gefunden
    [there] existiert bereits
    [full] der Datenträger ist voll
    [read-only] der Datenträger ist schreibgeschützt
   *[other] { $detail }
}

# Dateien und Ordner, die nicht gelesen werden konnten; davor steht der Pfad.
unread-not-there = Nicht gefunden. Wenn sich der Pfad auf einem Laufwerk befindet, das Laufwerk anschließen und erneut einlesen.
unread-broken-link = Die Verknüpfung führt ins Leere. Wenn sich ihr Ziel auf einem Laufwerk befindet, das Laufwerk anschließen und erneut einlesen.
unread-folder = Der Ordner lässt sich nicht öffnen ({ $detail }). Leserechte prüfen und erneut einlesen.
unread-file = Die Datei lässt sich nicht lesen ({ $detail }). Leserechte prüfen und erneut einlesen.
unread-changed = Die Datei wurde während des Lesens verändert. Erneut einlesen, sobald sie fertig ist.
unread-empty = Die Datei ist leer. Falls sie noch woanders liegt, erneut kopieren.
unread-file-too-large = Die Datei ist größer als { $megabytes } MB; so große Dateien liest Albumen nicht.
unread-photo-too-large = Das Foto hat { $width } × { $height } Pixel, mehr als Albumen im Speicher halten kann. Eine verkleinerte Kopie davon lässt sich lesen.
unread-no-photo = Die Datei ist kein Foto, wie auch immer sie heißt.
unread-not-yet = Dateien im Format { $format } kann Albumen noch nicht lesen.
unread-unsupported = Albumen kann diese Art von { $format }-Datei noch nicht lesen. Falls ein anderes Programm sie öffnet, dort als JPEG speichern.
unread-no-preview = Die { $format }-Datei enthält kein Vorschaubild, das sich zeigen lässt. Mit dem Programm, das sie entwickelt hat, als JPEG speichern.
unread-truncated = Die { $format }-Datei ist abgeschnitten, vom Foto ist zu wenig da. Vom Original erneut kopieren.
unread-damaged = Die { $format }-Datei ist beschädigt. Vom Original erneut kopieren.
unread-crashed = Die { $format }-Datei ist so beschädigt, dass sie den Teil von Albumen beendet, der sie liest; sie wurde ausgelassen. Alles andere ist unberührt; vom Original erneut kopieren.
unread-too-slow = Die { $format }-Datei war nach { $seconds } Sekunden noch nicht gelesen und wurde ausgelassen. Falls ein anderes Programm sie öffnet, dort als JPEG speichern.
unread-preparing = Das Foto ließ sich nicht aufbereiten ({ $detail }). Erneut einlesen.

# Die Bibliothek.
library-is-none = { $path } ist keine Albumen-Bibliothek. Mit --library einen anderen Ordner wählen oder diese Datei woandershin verschieben.
library-newer = Die Bibliothek { $path } stammt von einer neueren Version von Albumen (Format { $found }, diese Version kennt { $known }). Die neuere Version installieren; es wurde nichts verändert.
library-busy = Die Bibliothek in { $path } wird gerade von einem anderen Albumen bearbeitet. Dieses schließen oder warten, bis es fertig ist.
library-disk-full = Der Datenträger mit der Bibliothek in { $path } ist voll. Platz schaffen und erneut versuchen; alles Bestätigte ist gesichert.
library-read-only = Die Bibliothek in { $path } lässt sich nicht beschreiben: Datenträger oder Ordner sind schreibgeschützt oder gehören jemand anderem. Den Schreibschutz aufheben und erneut versuchen; alles Bestätigte ist gesichert.
library-vanished = Die Bibliothek ist nicht mehr in { $path }: Ihr Ordner wurde verschoben oder entfernt oder das Laufwerk getrennt. Den Ordner zurücklegen und Albumen neu starten; was vorher bestätigt wurde, ist darin.
library-damaged = Die Bibliothek { $path } ist beschädigt; die Fotos selbst sind sicher. Die Alben liegen auch im Ordner „backups“ daneben: „albumen check“ sagt, wie sie sich zurückholen lassen.
library-folder = Der Bibliotheksordner { $path } lässt sich nicht verwenden ({ $detail }).
library-database = Die Bibliothek { $path } lässt sich nicht verwenden ({ $detail }).
library-missing = In { $path } gibt es noch keine Bibliothek. „albumen scan ORDNER“ legt eine an.
library-no-place = Dieser Computer verrät nicht, wo Programme ihre Daten ablegen. Mit --library DIR einen Ordner angeben.
library-empty = In der Bibliothek gibt es noch keine Fotos zum Vergleichen. „albumen scan ORDNER“ liest welche ein.
folder-not-that = { $there } enthält nicht die Fotos aus { $gone }. Nichts wurde geändert.
folders-unwatched = Das System kann nicht alle Ordner auf Änderungen überwachen, darum sieht Albumen sie alle zehn Minuten durch.
library-other-decisions = Die Bibliothek in { $path } hat eigene Entscheidungen, die dabei ersetzt würden. Mit --library DIR einen neuen Ordner nennen; nichts wurde geändert.
backup-unwritten = Die Entscheidungen sind in der Bibliothek gesichert, aber in { $path } war keine Sicherungskopie möglich ({ $detail }).
backup-is-none = { $path } ist keine Sicherung von Albumens Entscheidungen oder nur ein Teil davon (Zeile { $line }: { $detail }). Nichts wurde geändert.
log-broken = Das Protokoll der Entscheidungen in der Bibliothek { $path } ist beschädigt: Eintrag { $entry } passt nicht zu den vorigen. Die Bibliothek aus einer Sicherung wiederherstellen.
log-unreadable = Das Protokoll der Entscheidungen in der Bibliothek { $path } enthält einen Eintrag ({ $entry }), der sich nicht lesen lässt: { $detail }.

# Was eine Prüfung der Bibliothek ergab.
found-damaged = Die Datei der Bibliothek ist beschädigt: { $detail }.
found-orphans = { $count ->
    [one] { $count } Eintrag in „{ $table }“ verwies auf ein Foto, das es nicht gibt, und wurde entfernt.
   *[other] { $count } Einträge in „{ $table }“ verwiesen auf Fotos, die es nicht gibt, und wurden entfernt.
}
found-embeddings = { $count ->
    [one] { $count } Embedding war beschädigt und wurde entfernt; beim nächsten Einlesen entsteht es neu.
   *[other] { $count } Embeddings waren beschädigt und wurden entfernt; beim nächsten Einlesen entstehen sie neu.
}
found-indexes = Die Verzeichnisse, mit denen die Bibliothek nachschlägt, waren beschädigt und wurden neu angelegt.
found-photos = { $count ->
    [one] { $count } Foto der Alben fehlte in der Liste der Fotos; der nächste Durchgang liest es neu.
   *[other] { $count } Fotos der Alben fehlten in der Liste der Fotos; der nächste Durchgang liest sie neu.
}
found-record = Das Protokoll der Entscheidungen ist bei Eintrag { $entry } beschädigt. Die Alben sind, wie sie waren; das Protokoll aus einer Sicherung holen.
found-thumbnail-file = Die Datei mit den Vorschaubildern war beschädigt und wurde neu begonnen.
found-thumbnails = { $made ->
    [one] { $made } Vorschaubild fehlte oder war beschädigt und wurde neu gemacht
   *[other] { $made } Vorschaubilder fehlten oder waren beschädigt und wurden neu gemacht
}{ $left ->
    [0] .
   *[other] ; { $left } weitere folgen, sobald ihre Fotos lesbar sind.
}
found-albums = Die Alben passten nicht zum Protokoll der Entscheidungen und wurden daraus neu angelegt.

# Encoder und ONNX Runtime.
model-missing = Der Teil von Albumen, der Fotos ansieht ({ $model }), wurde nicht gefunden. Installieren Sie Albumen neu, dann ist er dabei. Gesucht wurde hier: { $searched }.
model-unreadable = { $path } gehört zu dem Teil, der Fotos ansieht, und konnte nicht gelesen werden ({ $detail }). { $whose ->
    [shipped] Installieren Sie Albumen neu, dann ist sie dabei.
   *[added] Fügen Sie ihn in den Einstellungen noch einmal hinzu, oder wählen Sie dort einen anderen.
}
model-invalid = { $path } gehört zu dem Teil, der Fotos ansieht, und ist nicht zu gebrauchen ({ $detail }). { $whose ->
    [shipped] Installieren Sie Albumen neu, dann ist die richtige dabei.
   *[added] Fügen Sie ihn in den Einstellungen noch einmal hinzu, oder wählen Sie dort einen anderen.
}
runtime-missing = ONNX Runtime, womit Albumen Fotos betrachtet, wurde nicht gefunden. Installieren Sie Albumen neu, dann ist es dabei. Gesucht wurde hier: { $searched }.
runtime-unusable = { $path } ist als ONNX Runtime nicht zu gebrauchen ({ $detail }). Installieren Sie Albumen neu, dann ist die richtige Datei dabei.
model-failed = Das Modell { $model } ist bei der Ausführung gescheitert ({ $detail }).
model-no-output = Das Modell { $model } hat keine Ausgabe „{ $output }“. Es gibt { $outputs }.
encoder-named = Ein anderes Modell namens { $encoder } gibt es schon in { $folder }. Einem von beiden einen anderen Namen geben.
encoder-needed = { $encoder } wird verwendet. Erst einen anderen wählen, dann lässt sich vergessen, was er gesehen hat.
photo-not-encoded = Albumen hat sich das noch nicht angesehen oder kann es nicht, wie bei Filmen.
model-misuse = Ein Foto ließ sich nicht für das Modell aufbereiten ({ $detail }).

# Bei der Arbeit.
thread-refused = Das System konnte keinen Thread starten ({ $detail }). Andere Programme schließen und erneut versuchen.
session-stopped = Was Sie entschieden haben, ist gespeichert, und Ihre Fotos sind unverändert. Bitte öffnen Sie die Bibliothek erneut.
scan-bug = Das Einlesen wurde durch einen Fehler in Albumen beendet (in { $detail }). Zum Fortsetzen erneut einlesen.
file-unreadable = { $path } lässt sich nicht lesen ({ $detail }).
file-unwritable = { $path } lässt sich nicht schreiben ({ $detail }).
photo-unusable = { $path }: { $reason }
export-folder = Der Ordner { $path } lässt sich nicht verwenden ({ $detail }).
export-file = { $path } konnte nicht nach { $to } exportiert werden ({ $detail }). { $done ->
    [one] { $done } Datei ist schon dort
   *[other] { $done } Dateien sind schon dort
}; die Originale sind unverändert.
export-gone = { $path } ist nicht da. Wenn sich die Datei auf einem Laufwerk befindet, das Laufwerk anschließen und erneut exportieren; der Export geht dann hier weiter: { $done ->
    [0] Noch wurde nichts exportiert.
    [one] Eine Datei ist schon dort.
   *[other] { $done } Dateien sind schon dort.
}
export-remove = { $path } konnte nicht entfernt werden ({ $detail }). Was davor exportiert wurde, ist noch da; die Originale sind unverändert.
export-record = Was exportiert wird, konnte nicht in { $path } vermerkt werden ({ $detail }); darum wurde nichts weiter exportiert.

# Eine Datei mit Korrekturen.
line-bad = { $path }, Zeile { $line } ist keine Korrektur: { $detail }. Nichts wurde übernommen.
line-refused = { $path }, Zeile { $line }: { $reason } Nichts wurde übernommen.
line-unknown-photo = { $path }, Zeile { $line }: In der Bibliothek gibt es kein Foto { $photo }. Zuerst seinen Ordner einlesen. Nichts wurde übernommen.

# Eine Entscheidung, die sich nicht ausführen lässt.
refused-no-group = Die Gruppe „{ $group }“ gibt es nicht mehr. Die Vorschläge noch einmal ansehen.
refused-not-in-group = Das Foto { $photo } ist nicht in der Gruppe „{ $group }“.
refused-no-photo = Das Foto { $photo } ist nicht in dieser Bibliothek.
refused-no-photos = Es sind keine Fotos angegeben.
refused-nothing-left = Damit bliebe in der Gruppe „{ $group }“ kein Foto übrig. Mindestens eines darin lassen oder die Gruppe ablehnen.
refused-one-group = Zum Zusammenlegen braucht es zwei verschiedene Gruppen.
refused-one-photo = Dafür braucht es zwei verschiedene Fotos.
refused-both-sides = Das Foto { $photo } steht auf beiden Seiten.
refused-two-groups = Diese Fotos sind in zwei Gruppen, die Sie gemacht haben: „{ $one }“ und „{ $other }“. Legen Sie die Gruppen zusammen, oder verschieben Sie die Fotos.
refused-same-group = Diese Fotos sind beide in der Gruppe „{ $group }“. Nehmen Sie heraus, was nicht hineingehört.
refused-one-in-stack = Ein Stapel braucht zwei verschiedene Fotos.
refused-not-in-stack = Das Foto { $photo } soll behalten werden, liegt aber nicht im Stapel.
refused-theme-and-event = Ein Thema lässt sich nicht mit einem Ereignis zusammenlegen. Die Fotos in das Thema verschieben: Sie bleiben auch in ihrem Ereignis.
refused-in-another-album = Ein Foto ist schon in einem anderen Album, und jedes Foto gehört zu nur einem Ereignis. Es von dort verschieben oder ein neues Album anlegen: Das darf beliebige Fotos enthalten.
refused-no-entry = Zu diesem Schritt geht es nicht mehr zurück oder vor. Die eigenen Schritte noch einmal ansehen.
refused-no-camera = In dieser Bibliothek gibt es keine Kamera „{ $camera }“.
refused-stars = Es gibt 0 bis 5 Sterne, nicht { $stars }.
refused-turn = Fotos werden um 90, 180 oder 270 Grad gedreht, nicht um { $degrees }.
refused-too-far = Daten lassen sich um höchstens 250 Jahre verschieben.
refused-zone = Keine Uhr ist { $minutes } Minuten von UTC entfernt.
refused-town = Es ist kein Ort namens „{ $town }“ bekannt. Geben Sie stattdessen seine Grade ein, etwa 38.72, -9.14.
refused-nothing-to-undo = Es gibt nichts rückgängig zu machen.
refused-nothing-to-redo = Es gibt nichts zu wiederholen.
