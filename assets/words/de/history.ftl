# Was getan wurde.
history = Was ich getan habe
history-note = Jeder Schritt lässt sich zurücknehmen, auch der von letzter Woche. Was zurückgenommen ist, lässt sich wiederholen, bis Sie etwas anderes entscheiden.
history-none = Noch ist nichts entschieden
history-none-note = Was Sie annehmen, ablehnen und korrigieren, steht hier, und Sie können zu jedem Schritt zurück.
history-what = { $what }: „{ $title }“
history-accepted = { $count } Alben auf einmal angenommen
history-more = { $what }, und { $count ->
    [one] ein weiterer Schritt
   *[other] { $count } weitere Schritte
} auf einmal
history-back = Zurück vor dies
history-back-named = Zurück vor: { $what }
history-forward = Bis hier wiederholen
history-forward-named = Wiederholen bis: { $what }
history-taken-back = { $when } · zurückgenommen
cli-history-entry = { $what } ({ $when })
cli-history-taken-back = { $what } ({ $when }; zurückgenommen)
