# Sizes, durations and distances.

size-in-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
size = { $size } { $unit ->
    [kb] kB
    [mb] MB
    [gb] GB
   *[tb] TB
}

duration-none = less than a second
duration-seconds = { $seconds } s
duration-minutes = { $minutes } min { $seconds } s
duration-hours = { $hours } h { $minutes } min

distance-metres = { $distance } m
distance-kilometres = { $distance } km
