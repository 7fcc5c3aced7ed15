# Größen, Dauern und Entfernungen.

size-in-bytes = { $count ->
    [one] { $count } Byte
   *[other] { $count } Byte
}
size = { $size } { $unit ->
    [kb] kB
    [mb] MB
    [gb] GB
   *[tb] TB
}

duration-none = weniger als eine Sekunde
duration-seconds = { $seconds } Sek.
duration-minutes = { $seconds ->
    [0] { $minutes } Min.
   *[other] { $minutes } Min. { $seconds } Sek.
}
duration-hours = { $minutes ->
    [0] { $hours } Std.
   *[other] { $hours } Std. { $minutes } Min.
}

span-days = { $days ->
    [one] 1 Tag
   *[other] { $days } Tage
}
span-days-later = { $days ->
    [one] Am nächsten Tag
   *[other] { $days } Tage später
}
span-later = { $span } später
span-later-about = Etwa { $span } später
distance-metres = { $distance } m
distance-kilometres = { $distance } km
