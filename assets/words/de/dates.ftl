# Tage, Uhrzeiten und Zeiträume.

month-short = { $month ->
    [jan] Jan
    [feb] Feb
    [mar] Mär
    [apr] Apr
    [may] Mai
    [jun] Jun
    [jul] Jul
    [aug] Aug
    [sep] Sep
    [oct] Okt
    [nov] Nov
   *[dec] Dez
}
month-in-date = { $month ->
    [jan] Januar
    [feb] Februar
    [mar] März
    [apr] April
    [may] Mai
    [jun] Juni
    [jul] Juli
    [aug] August
    [sep] September
    [oct] Oktober
    [nov] November
   *[dec] Dezember
}
month-of-year = { month-in-date } { $year }

weekday-name = { $weekday ->
    [mon] Montag
    [tue] Dienstag
    [wed] Mittwoch
    [thu] Donnerstag
    [fri] Freitag
    [sat] Samstag
   *[sun] Sonntag
}

day-with-weekday = { weekday-name }, { $day }. { month-in-date } { $year }
day-alone = { $day }. { month-in-date } { $year }
day-and-time = { day-with-weekday }, { clock-time }
moment-and-zone = { $moment } ({ $zone })

clock-time = { clock-digits } Uhr
# Eine Uhrzeit neben einer anderen: „14:05 – 16:30 Uhr“
clock-digits = { $hour }:{ $minute }
day-and-times = { day-with-weekday }, { $from } – { $to } Uhr
date-and-times = { day-alone }, { $from } – { $to } Uhr
clock-times = { $from } – { $to } Uhr

# Wo wenig Platz ist.
weekday-short = { $weekday ->
    [mon] Mo
    [tue] Di
    [wed] Mi
    [thu] Do
    [fri] Fr
    [sat] Sa
   *[sun] So
}
day-short = { weekday-short }, { $day }. { month-short } { $year }
day-shorter = { $day }. { month-short } { $year }
part-of-day = { $part ->
    [morning] vormittags
    [afternoon] nachmittags
    [evening] abends
   *[night] nachts
}
day-and-part-short = { day-short }, { part-of-day }
day-and-part-shorter = { day-shorter }, { part-of-day }
span-in-month-short = { $from-day }.–{ $to-day }. { month-short } { $year }

# Wie es in ein Feld getippt wird.
field-day = { $day }.{ $month ->
    [jan] 1
    [feb] 2
    [mar] 3
    [apr] 4
    [may] 5
    [jun] 6
    [jul] 7
    [aug] 8
    [sep] 9
    [oct] 10
    [nov] 11
   *[dec] 12
}.{ $year }
field-time = { $hour }:{ $minute }{ $seconds }

span-in-year = { $from-day }. { $from-month } – { $to-day }. { $to-month } { $year }
span-over-years = { $from-day }. { $from-month } { $from-year } – { $to-day }. { $to-month } { $to-year }
span-in-month = { $from-day }.–{ $to-day }. { month-in-date } { $year }

# „Samstagabend, 3. Mai 2025“
day-and-part = { weekday-name }{ $part ->
    [morning] vormittag
    [afternoon] nachmittag
    [evening] abend
   *[night] nacht
}, { $day }. { month-in-date } { $year }
