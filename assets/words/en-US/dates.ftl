# What the United States say in another way.

day-with-weekday = { weekday-name }, { month-in-date } { $day }, { $year }
day-alone = { month-in-date } { $day }, { $year }
day-short = { weekday-short }, { month-short } { $day }, { $year }
day-shorter = { month-short } { $day }, { $year }
span-in-month-short = { month-short } { $from-day }–{ $to-day }, { $year }
clock-time = { $hour-of-twelve }:{ $minute } { $half ->
    [am] AM
   *[pm] PM
}
field-day = { $month ->
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
}/{ $day }/{ $year }
field-time = { $hour-of-twelve }:{ $minute }{ $seconds } { $half ->
    [am] AM
   *[pm] PM
}
span-in-year = { $from-month } { $from-day } – { $to-month } { $to-day }, { $year }
span-over-years = { $from-month } { $from-day }, { $from-year } – { $to-month } { $to-day }, { $to-year }
span-in-month = { month-in-date } { $from-day }–{ $to-day }, { $year }
