# Was nicht behalten wird, auf dem Weg in den Papierkorb des Systems.

wastebasket = Papierkorb…
wastebasket-all = Nicht Behaltenes in den Papierkorb…
wastebasket-named = Nicht Behaltenes in den Papierkorb: { $stack }
wastebasket-key = Ansehen, welche Dateien nicht behalten werden, und sie in den Papierkorb legen (W)
keys-wastebasket = Nicht Behaltenes in den Papierkorb legen
keys-wastebasket-key = W
wastebasket-title = In den Papierkorb
wastebasket-list = { $count ->
    [one] { $count } Datei, die nicht behalten wird
   *[other] { $count } Dateien, die nicht behalten werden
}, { $size }. { $stacks ->
    [one] Was Sie vom Stapel behalten, bleibt.
   *[other] Was Sie von { $stacks } Stapeln behalten, bleibt.
}
wastebasket-twins = { $count ->
    [one] { $count } Datei, die es noch einmal gibt
   *[other] { $count } Dateien, die es noch einmal gibt
}, { $size }. { $photos ->
    [one] Eine Datei des Fotos bleibt.
   *[other] Von jedem der { $photos } Fotos bleibt eine Datei.
}
wastebasket-twin-stays = es bleibt: { $path }
wastebasket-no-twins = Es gibt nichts zu verschieben: Keines davon liegt zweimal auf demselben Laufwerk
wastebasket-note = Jede Datei wird vorher noch einmal angesehen: Sie bleibt, wenn sie geändert wurde oder wenn nicht an seinem Ort ist, was Sie behalten. Nichts wird endgültig gelöscht; aus dem Papierkorb des Systems lässt sich alles zurücklegen.
wastebasket-move = { $count ->
    [one] { $count } Datei verschieben
   *[other] { $count } Dateien verschieben
}
wastebasket-cancel = Abbrechen
wastebasket-nothing = Es gibt nichts zu verschieben: Von allem, was Sie entschieden haben, gibt es keine Dateien, die nicht behalten werden
discarded = { $count ->
    [one] { $count } Datei
   *[other] { $count } Dateien
} ({ $size }) in den Papierkorb gelegt; von dort lässt sich alles zurücklegen
discarded-stayed = { $count ->
    [one] { $count } blieb:
   *[other] { $count } blieben:
} { $reason }
stayed-changed = { $file } ist nicht so, wie Albumen die Datei kennt. Suchen Sie zuerst nach neuen Fotos.
stayed-gone = { $file } ist nicht an ihrem Ort.
stayed-kept-gone = Was Sie statt { $file } behalten, ist nicht an seinem Ort oder wurde geändert.
stayed-same-file = { $file } ist dieselbe Datei, die Sie behalten, unter einem anderen Namen: Es wäre nichts gewonnen.
stayed-none = Das System hat keinen Papierkorb für { $file }. Nichts wurde gelöscht.
wastebasket-put-back = Zurücklegen
wastebasket-back = { $count ->
    [one] { $count } Datei
   *[other] { $count } Dateien
} zurückgelegt
wastebasket-back-left = { $count ->
    [one] { $count } Datei
   *[other] { $count } Dateien
} zurückgelegt; { $left } nicht: Sehen Sie im Papierkorb des Systems nach

cli-discard-dry = Nichts wurde verschoben.
