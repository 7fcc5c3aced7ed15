# „Dasselbe Ereignis?“ und was gelernt wird.

same-event = Dasselbe Ereignis?
question-journey = { $pause } und eine Nacht dazwischen, auf einer Reise
question-next-day = { $pause } und eine Nacht dazwischen
question-same-day = { $pause } dazwischen, am selben Tag
question-stray = Ein einzelnes Foto, { $pause } dazwischen
questions-left = { $count ->
    [one] { $count } Frage lohnt
   *[other] { $count } Fragen lohnen
} sich.
questions-settled-all = Ihre Alben stehen fest.
questions-settled = Ihre Alben stehen fest, soweit Fragen helfen; { $count ->
    [one] an { $count } Stelle
   *[other] an { $count } Stellen
} ist nicht sicher, ob ein Album endet.
questions-ask = Gehören diese in ein Album?
questions-yes = Ja, dasselbe Ereignis
questions-no = Nein
questions-unknown = Weiß nicht
questions-yes-key = Y
questions-no-key = N
questions-unknown-key = Leertaste
questions-answered = { $count ->
    [0] Jede Antwort ordnet die Vorschläge neu und lehrt, wie Sie gruppieren.
    [one] Bisher { $count } Antwort.
   *[other] Bisher { $count } Antworten.
}
questions-settled-open = { $count ->
    [one] An { $count } Stelle
   *[other] An { $count } Stellen
} ist nicht sicher, ob ein Album endet; keine Antwort würde dort mehr als ein, zwei Fotos verschieben. Neue Fotos bringen neue Fragen.
questions-settled-note = Keine Antwort würde noch mehr als ein, zwei Fotos verschieben. Neue Fotos bringen neue Fragen.
questions-loading = Fragen werden gesucht
questions-loading-note = Wenn die Fotos nach Ereignissen sortiert sind, kommen die Fragen von selbst.
toast-same = Sie haben gesagt: dasselbe Ereignis.
toast-different = Sie haben gesagt: nicht dasselbe Ereignis.
keys-answer = Ja, nein, weiß nicht
keys-answer-key = Y, N, Leertaste

learning-title = Lernen
learning-switch = Aus meinen Korrekturen lernen (nur auf diesem Computer)
learning-counted = { $count ->
    [0] Noch keine Korrekturen.
    [one] Bisher { $count } Korrektur.
   *[other] Bisher { $count } Korrekturen.
}
learning-off = Es wird nichts gelernt: Fotos werden gruppiert wie am ersten Tag. Ihre Korrekturen und Antworten gelten.
learning-held = Fotos werden gruppiert wie am ersten Tag. Neues wird erst gelernt, wenn Sie „Weiter lernen“ drücken.
learning-held-here = Neues wird erst gelernt, wenn Sie „Weiter lernen“ drücken.
learning-nothing = Noch gibt es nichts zu lernen. Nehmen Sie Vorschläge an, trennen Sie sie, legen Sie sie zusammen, oder beantworten Sie Fragen.
learning-kept = Nichts, was sich bisher lernen ließe, würde die anderen Fotos besser gruppieren. Ihre Korrekturen und Antworten gelten.
learning-agrees = Stimmt mit { $after } von { $albums } Ihrer Alben und Antworten überein, die dabei unbekannt waren; vorher mit { $before }.
learning-looks-agree = Von 100 Fotos, die einem von Ihren am ähnlichsten sein sollen, sind { $after } aus demselben Thema; vorher { $before }. (Erprobt mit Fotos und Themen, die dabei unbekannt waren.)
learning-versions = Was wann gelernt wurde, und mit wie vielen Ihrer Alben und Antworten es übereinstimmt
learning-version = Fassung { $version }
learning-version-when = Fassung { $version } · { $when }
learning-figures = Nach { $corrections ->
    [one] { $corrections } Korrektur
   *[other] { $corrections } Korrekturen
}: { $after } von { $albums }, vorher { $before }
learning-figures-looks = Nach { $corrections ->
    [one] { $corrections } Korrektur
   *[other] { $corrections } Korrekturen
}: von 100 ähnlichen Fotos { $looks-after } aus einem Thema, vorher { $looks-before }
learning-figures-both = Nach { $corrections ->
    [one] { $corrections } Korrektur
   *[other] { $corrections } Korrekturen
}: { $after } von { $albums }, vorher { $before }; von 100 ähnlichen Fotos { $looks-after }, vorher { $looks-before }
learning-shipped = Wie am ersten Tag
learning-in-use = in Gebrauch
learning-use = Dahin zurück
learning-use-named = Zurück zu: { $version }
learning-go-on = Weiter lernen
learning-reset = Zurücksetzen
learning-reset-note = Zurücksetzen vergisst, was gelernt wurde: Andere Fotos werden gruppiert wie am ersten Tag. Ihre Alben, Korrekturen und Antworten bleiben; das haben Sie gesagt.
learning-no-version = Eine Fassung { $version } dessen, was gelernt wurde, gibt es nicht. „albumen learn --json“ nennt alle.
habit-days-of-journeys-apart = Die Tage einer Reise halten Sie auseinander.
habit-journeys-whole = Eine Reise kommt bei Ihnen in ein Album.
habit-nights-together = Einen Abend und den nächsten Tag legen Sie zusammen.
habit-parts-of-days-apart = Die Teile eines Tages halten Sie auseinander.
habit-days-whole = Ein ganzer Tag kommt bei Ihnen in ein Album.
habit-looks = Ähnliche Fotos richten sich nach { $albums ->
    [one] dem Thema, das Sie behalten haben.
   *[other] den { $albums } Themen, die Sie behalten haben.
}
