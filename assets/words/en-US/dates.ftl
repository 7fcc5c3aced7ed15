# What the United States say in another way.

day-with-weekday = { weekday-name }, { month-in-date } { $day }, { $year }
day-alone = { month-in-date } { $day }, { $year }
clock-time = { $hour-of-twelve }:{ $minute } { $half ->
    [am] AM
   *[pm] PM
}
field-day = { $month-number }/{ $day }/{ $year }
field-time = { $hour-of-twelve }:{ $minute }{ $seconds } { $half ->
    [am] AM
   *[pm] PM
}
span-in-year = { $from-month } { $from-day } – { $to-month } { $to-day }, { $year }
span-over-years = { $from-month } { $from-day }, { $from-year } – { $to-month } { $to-day }, { $to-year }
span-in-month = { month-in-date } { $from-day }–{ $to-day }, { $year }
