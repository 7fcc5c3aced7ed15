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
duration-minutes = { $seconds ->
    [0] { $minutes } min
   *[other] { $minutes } min { $seconds } s
}
duration-hours = { $minutes ->
    [0] { $hours } h
   *[other] { $hours } h { $minutes } min
}

span-days = { $days ->
    [one] 1 day
   *[other] { $days } days
}
span-days-later = { $days ->
    [one] The next day
   *[other] { $days } days later
}
span-later = { $span } later
span-later-about = About { $span } later
distance-metres = { $distance } m
distance-kilometres = { $distance } km
