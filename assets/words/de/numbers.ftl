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
duration-minutes = { $minutes } Min. { $seconds } Sek.
duration-hours = { $hours } Std. { $minutes } Min.

distance-metres = { $distance } m
distance-kilometres = { $distance } km
