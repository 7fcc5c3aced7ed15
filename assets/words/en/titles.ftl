# What a group is called as long as it has no name of its own, and why its photos belong together.

title-undated = Undated

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
reason-doubtful = { $reason }; { $count ->
    [one] { $count } photo fits less well
   *[other] { $count } photos fit less well
}

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
