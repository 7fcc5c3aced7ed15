# Der Rahmen des Fensters: Seitenleiste, Leisten, Begrüßung, Einstellungen.
app-name = Albumen
no-screen = Das Fenster ließ sich nicht öffnen: Hier ist kein Bildschirm dafür. Alles geht auch über die Befehlszeile: albumen --help
no-graphics = Das Fenster ließ sich nicht öffnen: Der Grafiktreiber lässt Programme nicht zeichnen. Vielleicht hilft, das System oder den Treiber zu aktualisieren; unter Linux ohne Grafikkarte hilft das Paket libgl1-mesa-dri. Alles geht auch über die Befehlszeile: albumen --help
choose-folders = Fotoordner auswählen

locate-folder = „{ $folder }“ wiederfinden

drop-one = „{ $name }“ hinzufügen
drop-several = { $count ->
    [one] { $count } Datei oder Ordner hinzufügen
   *[other] { $count } Dateien oder Ordner hinzufügen
}

problem-title = Die Bibliothek ließ sich nicht öffnen
problem-stopped = In Albumen ist ein Fehler aufgetreten
problem-try-again = Erneut versuchen
problem-quit = Beenden

add-photos = Fotos hinzufügen …
back = Zurück
undo = Rückgängig
all-photos = Alle Fotos
albums = Alben
settings = Einstellungen
side-albums = ALBEN
side-no-albums = Ein angenommener Vorschlag wird zum Album.
unread-count = { $count ->
    [one] 1 unlesbare Datei
   *[other] { $count } unlesbare Dateien
}
unread-files = { $count ->
    [one] 1 Datei
   *[other] { $count } Dateien
}

import-running = { $done } von { $found } eingelesen
import-walking = { $count ->
    [one] Ordner werden durchsucht: bisher 1 Foto
   *[other] Ordner werden durchsucht: bisher { $found } Fotos
}
import-paused = Angehalten bei { $done } von { $found }
import-paused-walking = { $count ->
    [one] Suche angehalten: bisher 1 Foto
   *[other] Suche angehalten: bisher { $found } Fotos
}
import-speed = { $count }/s
import-left = noch { $time }
import-pause = Einlesen anhalten
import-resume = Einlesen fortsetzen
import-stop = Einlesen beenden

toast-dismiss = Meldung schließen
toast-see-unread = Anzeigen
toast-name-it = Benennen
toast-accepted = „{ $title }“ angenommen
toast-accepted-gone = Angenommen
toast-accepted-several = { $count } Vorschläge angenommen
toast-rejected = „{ $title }“ abgelehnt
toast-rejected-gone = Abgelehnt
toast-put-off = „{ $title }“ zurückgestellt
toast-put-off-gone = Zurückgestellt
toast-renamed = In „{ $title }“ umbenannt
toast-renamed-gone = Umbenannt
toast-removed = { $count ->
    [one] 1 Foto herausgenommen
   *[other] { $count } Fotos herausgenommen
}
toast-kept = { $kept ->
    [one] 1 Foto behalten
   *[other] { $kept } Fotos behalten
}; { $hidden ->
    [one] 1 liegt darunter verborgen
   *[other] { $hidden } liegen darunter verborgen
}
toast-unstacked = { $count } Fotos liegen wieder einzeln
toast-joined = Zu „{ $title }“ gelegt
toast-joined-gone = Zusammengelegt
toast-added-to = { $count ->
    [one] 1 Foto hinzugefügt
   *[other] { $count } Fotos hinzugefügt
}
toast-stands-for = „{ $title }“ hat ein anderes Titelbild
toast-stands-for-gone = Das Titelbild ist ein anderes
toast-clock-off = Die Uhr von { $camera } bleibt, wie sie ist
toast-clock-on = Die Uhr von { $camera } wird berichtigt, wo sie falsch ging
toast-undone = { $count ->
    [one] Rückgängig gemacht
   *[other] { $count } Schritte rückgängig gemacht
}
toast-refused = Das ging nicht: { $reason }
toast-imported = { $new ->
    [one] 1 Foto eingelesen
   *[other] { $new } Fotos eingelesen
}
toast-imported-failed = { $new ->
    [one] 1 Foto eingelesen; { $failed } nicht lesbar
   *[other] { $new } Fotos eingelesen; { $failed } nicht lesbar
}
toast-only-failed = { $failed ->
    [one] 1 Datei war nicht lesbar, sonst nichts Neues
   *[other] { $failed } Dateien waren nicht lesbar, sonst nichts Neues
}
toast-nothing-new = In diesen Ordnern ist nichts Neues
toast-stopped = { $new ->
    [0] Einlesen beendet, bevor etwas Neues gefunden war
    [one] Einlesen beendet; 1 neues Foto ist da
   *[other] Einlesen beendet; { $new } neue Fotos sind da
}
toast-forgotten = „{ $folder }“ aus Albumen entfernt; die Dateien bleiben, wo sie sind
toast-nothing-pasted = Das nennt keinen Ordner und kein Foto auf diesem Computer
toast-no-dialog = Dieses System hat keinen Ordnerdialog; Ordner hierher ziehen oder einen Pfad einfügen
toast-not-played = Der Film ließ sich nicht abspielen: { $reason }
toast-not-revealed = Der Ordner ließ sich nicht anzeigen: { $reason }
toast-listed = Albumen steht jetzt bei den anderen Programmen
toast-not-listed = Albumen ließ sich nicht zu den anderen Programmen hinzufügen: { $reason }

welcome-drop = Fotoordner hierher ziehen
welcome-choose = Ordner auswählen …
welcome-path = Oder einen Pfad eingeben und Enter drücken
welcome-promise = Fotos bleiben, wo sie sind, werden nie verändert, und nichts wird hochgeladen.
list-program = Albumen zu den anderen Programmen hinzufügen

unread-none = Alle Dateien waren lesbar
unread-none-note = Hier stehen Dateien, die nicht lesbar sind, mit dem Grund.
unread-note = Nichts wurde verändert: Diese Dateien sind, wie sie waren, und alles andere wurde eingelesen.
look-again = Erneut suchen
show-in-folder = Im Ordner zeigen
show-in-folder-named = { $file } im Ordner zeigen

settings-theme = Farben
theme-system = Wie das System
theme-dark = Dunkel
theme-light = Hell
settings-folders = Ordner
settings-no-folders = Noch kein Ordner hinzugefügt.
settings-remove-note = Wird ein Ordner entfernt, verschwinden seine Fotos aus Albumen. Die Dateien selbst bleiben unberührt, und alle Entscheidungen sind wieder da, sobald der Ordner erneut hinzugefügt wird.
settings-remove = Aus Albumen entfernen
settings-remove-named = { $folder } aus Albumen entfernen
settings-locate = Wiederfinden …
settings-locate-note = Zeigen, wo dieser Ordner jetzt liegt; nichts wird neu eingelesen
settings-locate-named = { $folder } wiederfinden
settings-watch = Diese Ordner beobachten: Neue und geänderte Fotos kommen von selbst dazu
settings-folder-offline = Gerade nicht verbunden. Die Fotos bleiben in den Alben.
settings-add = Ordner hinzufügen …
settings-look = Neue Fotos suchen
settings-look-key = Alle Ordner erneut durchsuchen (F5)
settings-library = Bibliothek
settings-library-note = Vorschaubilder und Entscheidungen liegen hier, getrennt von den Fotos.
settings-about = Über
settings-version = Albumen { $version }
settings-privacy = Albumen arbeitet nur auf diesem Computer: Es baut keine Netzverbindung auf und verändert nie ein Foto.

close = Schließen
keys-title = Tasten
keys-everywhere = Überall
keys-group = Ein Vorschlag oder Album
keys-large = Ein Foto
keys-suggestions = Vorschläge und Themen
keys-compare = Fotos nebeneinander
keys-places = Fotos, Vorschläge, Alben, …
keys-places-key = 1 bis 6
keys-undo = Rückgängig
keys-undo-key = Strg Z
keys-redo = Wiederholen
keys-redo-key = Strg Umschalt Z
keys-history = Was ich getan habe
keys-history-key = Strg H
keys-add = Fotos hinzufügen
keys-add-key = Strg O
keys-paste = Kopierte Ordner hinzufügen
keys-paste-key = Strg V
keys-look = Neue Fotos suchen
keys-look-key = F5
keys-back = Zurück
keys-back-key = Alt Links
keys-leave = Zurück
keys-leave-key = Esc
keys-help = Diese Tasten zeigen
keys-help-key = ?
keys-quit = Albumen schließen
keys-quit-key = Strg Q
keys-step = Von Foto zu Foto
keys-step-key = Pfeiltasten
keys-enlarge = Foto groß zeigen
keys-enlarge-key = Enter
keys-zoom = Größer und kleiner
keys-zoom-key = Strg +, Strg −
keys-ends = Zum neuesten und ältesten
keys-ends-key = Pos1, Ende
keys-cards = Von Karte zu Karte
keys-cards-key = Pfeiltasten
keys-sure = Die sicheren annehmen
keys-sure-key = Umschalt A
keys-accept = Annehmen
keys-accept-key = A
keys-reject = Ablehnen
keys-reject-key = R
keys-later = Später entscheiden
keys-later-key = S
keys-open = Öffnen
keys-open-key = Enter
keys-folders = Die Ordner ansehen, die wie Alben aussehen
keys-folders-key = F
keys-cut = Vor dem Foto trennen
keys-cut-key = X
keys-join = Dazulegen, was davor, danach kommt
keys-join-key = P, N
keys-nearly = Hinzufügen, was dazugehören könnte
keys-nearly-key = G
keys-cover = Foto zum Titelbild machen
keys-cover-key = T
keys-rename = Umbenennen
keys-rename-key = F2
keys-decide = Annehmen, ablehnen, später
keys-decide-key = A, R, S
keys-next = Nächstes und voriges
keys-next-key = Rechts, Links
keys-scale = Größer und kleiner
keys-scale-key = +, −
keys-details = Einzelheiten
keys-details-key = I
keys-shrink = Schließen
keys-shrink-key = Esc
keys-stack-toggle = Aufklappen, zuklappen
keys-stack-toggle-key = Enter
keys-stack-keep = Bestes behalten; offen: dieses
keys-stack-keep-key = K
keys-stack-compare = Nebeneinander ansehen
keys-stack-compare-key = C
keys-stack-unstack = Auflösen
keys-stack-unstack-key = U
keys-compare-step = Von Foto zu Foto
keys-compare-step-key = Pfeile, 1 bis 4
keys-compare-choose = Behalten oder nicht
keys-compare-choose-key = Leertaste
keys-compare-keep = Diese behalten; nur eines
keys-compare-keep-key = Enter; K
keys-compare-zoom = Alle größer und kleiner
keys-compare-zoom-key = +, −
keys-take-out = Foto herausnehmen
keys-take-out-key = Entf
