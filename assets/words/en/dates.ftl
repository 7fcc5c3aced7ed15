# Days, times and spans of days. `$month` and `$weekday` are keys, `$hour` and `$minute` have two digits.

month-short = { $month ->
    [jan] Jan
    [feb] Feb
    [mar] Mar
    [apr] Apr
    [may] May
    [jun] Jun
    [jul] Jul
    [aug] Aug
    [sep] Sep
    [oct] Oct
    [nov] Nov
   *[dec] Dec
}
# The month as it stands beside a day or a year.
month-in-date = { month-short }
month-of-year = { month-in-date } { $year }

weekday-name = { $weekday ->
    [mon] Monday
    [tue] Tuesday
    [wed] Wednesday
    [thu] Thursday
    [fri] Friday
    [sat] Saturday
   *[sun] Sunday
}

day-with-weekday = { weekday-name } { $day } { month-in-date } { $year }
day-alone = { $day } { month-in-date } { $year }
day-and-time = { day-with-weekday }, { clock-time }
# “14:30 (UTC+1)”; `$zone` as it is written everywhere, such as UTC−3:30.
moment-and-zone = { $moment } ({ $zone })

# For the 12-hour clock there are also `$hour-of-twelve` and `$half`, am or pm.
clock-time = { $hour }:{ $minute }
# A time where another stands beside it, as in “14:05 – 16:30”.
clock-digits = { clock-time }
day-and-times = { day-with-weekday }, { $from } – { $to }
date-and-times = { day-alone }, { $from } – { $to }
clock-times = { $from } – { $to }

# Where there is little room: without the weekday, or with two or three letters of it.
weekday-short = { $weekday ->
    [mon] Mon
    [tue] Tue
    [wed] Wed
    [thu] Thu
    [fri] Fri
    [sat] Sat
   *[sun] Sun
}
day-short = { weekday-short } { $day } { month-short } { $year }
day-shorter = { $day } { month-short } { $year }
part-of-day = { $part ->
    [morning] morning
    [afternoon] afternoon
    [evening] evening
   *[night] night
}
day-and-part-short = { day-short }, { part-of-day }
day-and-part-shorter = { day-shorter }, { part-of-day }
span-in-month-short = { $from-day }–{ $to-day } { month-short } { $year }

# As it is typed into a field; `$seconds` is such as “:07”, or nothing.
field-day = { $day } { month-in-date } { $year }
field-time = { $hour }:{ $minute }{ $seconds }

# The months of these two are written out before they are filled in.
span-in-year = { $from-day } { $from-month } – { $to-day } { $to-month } { $year }
span-over-years = { $from-day } { $from-month } { $from-year } – { $to-day } { $to-month } { $to-year }
span-in-month = { $from-day }–{ $to-day } { month-in-date } { $year }

day-and-part = { day-with-weekday }, { $part ->
    [morning] morning
    [afternoon] afternoon
    [evening] evening
   *[night] night
}
