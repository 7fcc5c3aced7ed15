# Alle Befehle.

keys-commands = Alle Befehle
keys-commands-key = Strg K
command-hint = Was möchten Sie tun oder öffnen?
command-field = Einen Befehl, ein Album oder einen Vorschlag finden
command-none = So etwas gibt es hier gerade nicht zu tun oder zu öffnen.
command-album = Album
command-suggestion = Vorschlag
command-folders = Die Ordner ansehen, die wie Alben aussehen
command-folders-all = Alle Ordner, die wie Alben aussehen, zu Alben machen
command-themes = In allen Fotos nach Themen suchen
command-watch = Die Ordner auf neue Fotos beobachten
command-unwatch = Die Ordner nicht mehr beobachten
command-theme-system = Farben wie im System
command-theme-dark = Dunkle Farben
command-theme-light = Helle Farben
command-unread = Was nicht gelesen werden konnte
