# What a group is called as long as it has no name of its own, and why its photos belong together.

title-undated = Undated
# Photos that came after an album was accepted and belong to it.
title-addition = { $count ->
    [one] { $count } more photo of “{ $title }”
   *[other] { $count } more photos of “{ $title }”
}

photos-counted = { $count ->
    [one] { $count } photo
   *[other] { $count } photos
}

# The reason is put together from these, as far as it is known:
# “23 photos within 3 hours, 400 m apart, look alike; 2 photos fit less well”.
reason-on-days = on { $days } days
reason-on-one-day = on one day
reason-within-minutes = within { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
}
reason-within-hours = within { $hours ->
    [one] an hour
   *[other] { $hours } hours
}
reason-apart = { $distance } apart
reason-from-home = { $distance } from home
reason-alike = look alike
reason-again = with photos of a suggestion that you rejected
reason-doubtful = { $reason }; { $count ->
    [one] { $count } photo fits less well
   *[other] { $count } photos fit less well
}

# Where a camera’s clock was off: “clock of Canon EOS R50 moved by +7 h”.
reason-clock = clock of { $camera } moved by { $shift }
# A number and its unit stay on one line (U+00A0 between them).
shift-hours = { $sign }{ $hours } h
shift-minutes = { $sign }{ $minutes } min
shift-both = { $sign }{ $hours } h { $minutes } min

# Why a photo is marked as doubtful.
doubt-far-in-time = This photo was taken { $duration } apart from the others
doubt-elsewhere = This photo was taken { $distance } from the others
doubt-looks-different = This photo looks different from the others
doubt-no-date = This photo has no date of its own; its look speaks for it
doubt-only-day = Only the day of this photo is known; its look speaks for it

# What undo takes back and redo does again, as in “Undone: accepted an album”.
did-accept = accepted an album
did-reject = rejected a suggestion
did-put-off = put off a suggestion
did-split = split { $count ->
    [one] { $count } photo
   *[other] { $count } photos
} off
did-merge = merged { $count } groups
did-move = moved { $count ->
    [one] { $count } photo
   *[other] { $count } photos
}
did-remove = took { $count ->
    [one] { $count } photo
   *[other] { $count } photos
} out
did-rename = renamed an album
did-unname = took an album’s name away
did-cover = chose a cover
did-create = { $count ->
    [one] made an album of 1 photo
   *[other] made an album of { $count } photos
}
did-add = { $count ->
    [one] added 1 photo to an album
   *[other] added { $count } photos to an album
}
did-keep = { $count ->
    [one] kept 1 photo of a stack
   *[other] kept { $count } photos of a stack
}
did-unstack = took a stack of { $count } apart
did-clock-off = left the clock of { $camera } as it is
did-clock-on = allowed the clock of { $camera } to be corrected
did-same = said that { $count } photos belong together
did-different = said that photos do not belong together
did-favourite = { $count ->
    [one] made 1 photo a favourite
   *[other] made { $count } photos favourites
}
did-unfavourite = { $count ->
    [one] made 1 photo no favourite
   *[other] made { $count } photos no favourites
}
did-rate = { $stars ->
    [0] took the stars of { $count ->
        [one] 1 photo
       *[other] { $count } photos
    } away
   *[other] gave { $stars ->
        [one] 1 star
       *[other] { $stars } stars
    } to { $count ->
        [one] 1 photo
       *[other] { $count } photos
    }
}
did-rotate = { $count ->
    [one] turned 1 photo
   *[other] turned { $count } photos
}
did-date = { $count ->
    [one] corrected the date of 1 photo
   *[other] corrected the dates of { $count } photos
}
did-undate = { $count ->
    [one] gave 1 photo its own date back
   *[other] gave { $count } photos their own dates back
}
did-place = { $count ->
    [one] corrected the place of 1 photo
   *[other] corrected the places of { $count } photos
}
did-unplace = { $count ->
    [one] gave 1 photo its own place back
   *[other] gave { $count } photos their own places back
}
