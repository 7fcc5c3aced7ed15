# "Same event?" and what is learned.

same-event = Same event?
question-journey = { $pause } and a night apart, on a journey
question-next-day = { $pause } and a night apart
question-same-day = { $pause } apart, on the same day
question-stray = A photo on its own, { $pause } apart
questions-left = { $count ->
    [one] { $count } question is
   *[other] { $count } questions are
} worth asking.
questions-settled-all = Your albums are settled.
questions-settled = Your albums are settled as far as questions can help; { $count ->
    [one] at { $count } place
   *[other] at { $count } places
} it is not sure whether an album ends.
questions-ask = Do these belong in one album?
questions-yes = Yes, the same event
questions-no = No
questions-unknown = Don’t know
questions-yes-key = Y
questions-no-key = N
questions-unknown-key = Space
questions-answered = { $count ->
    [0] Each answer moves the suggestions, and teaches how you group.
    [one] { $count } answer so far.
   *[other] { $count } answers so far.
}
questions-settled-open = { $count ->
    [one] At { $count } place
   *[other] At { $count } places
} it is not sure whether an album ends, but no answer there would move more than a photo or two. New photos bring new questions.
questions-settled-note = Nothing is left whose answer would move more than a photo or two. New photos bring new questions.
questions-loading = Looking for questions
questions-loading-note = When the photos are sorted into events, the questions come by themselves.
toast-same = You said: the same event.
toast-different = You said: not the same event.
keys-answer = Yes, no, don’t know
keys-answer-key = Y, N, Space

learning-title = Learning
learning-switch = Learn from my corrections (on this computer only)
learning-counted = { $count ->
    [0] No corrections yet.
    [one] { $count } correction so far.
   *[other] { $count } corrections so far.
}
learning-off = Nothing is learned: photos are grouped as on the first day. Your corrections and answers hold.
learning-held = Photos are grouped as on the first day. Nothing new is learned until you press “Learn again”.
learning-held-here = Nothing new is learned until you press “Learn again”.
learning-nothing = There is nothing to learn from yet. Accept, cut or join suggestions, or answer questions.
learning-kept = Nothing that could be learned so far would group your other photos better. Your corrections and answers hold.
learning-agrees = Agrees with { $after } of { $albums } of your albums and answers that it had not seen; before, { $before }.
learning-looks-agree = Of 100 photos that it finds most like one of yours, { $after } are of the same theme; before, { $before }. (Tried on photos and themes that it had not seen.)
learning-versions = What was learned when, and with how many of your albums and answers it agrees
learning-version = Version { $version }
learning-version-when = Version { $version } · { $when }
learning-figures = After { $corrections ->
    [one] { $corrections } correction
   *[other] { $corrections } corrections
}: { $after } of { $albums }, before { $before }
learning-figures-looks = After { $corrections ->
    [one] { $corrections } correction
   *[other] { $corrections } corrections
}: of 100 similar photos { $looks-after } are of one theme, before { $looks-before }
learning-figures-both = After { $corrections ->
    [one] { $corrections } correction
   *[other] { $corrections } corrections
}: { $after } of { $albums }, before { $before }; of 100 similar photos { $looks-after }, before { $looks-before }
learning-shipped = As on the first day
learning-in-use = in use
learning-use = Go back to this
learning-use-named = Go back to: { $version }
learning-go-on = Learn again
learning-reset = Reset
learning-reset-note = Reset forgets what was learned: other photos are grouped as on the first day. Your albums, corrections and answers stay; they are your words.
learning-no-version = There is no version { $version } of what was learned. “albumen learn --json” lists them.
habit-days-of-journeys-apart = You keep the days of a journey apart.
habit-journeys-whole = You keep a journey in one album.
habit-nights-together = You put an evening and the next day together.
habit-parts-of-days-apart = You keep the parts of a day apart.
habit-days-whole = You keep a whole day in one album.
habit-looks = Similar photos follow { $albums ->
    [one] the theme
   *[other] the { $albums } themes
} that you kept.
