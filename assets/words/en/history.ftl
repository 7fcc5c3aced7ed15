# What was done.
history = What I did
history-note = Every step can be taken back, also those of last week. What is taken back can be done again until you decide something else.
history-none = Nothing was decided yet
history-none-note = What you accept, reject and correct is listed here, and you can go back to any step.
history-what = { $what }: “{ $title }”
history-accepted = Accepted { $count } albums in one go
history-more = { $what }, and { $count ->
    [one] one more step
   *[other] { $count } more steps
} in one go
history-back = Back to before this
history-back-named = Back to before: { $what }
history-forward = Do again up to here
history-forward-named = Do again up to: { $what }
history-taken-back = { $when } · taken back
cli-history-entry = { $what } ({ $when })
cli-history-taken-back = { $what } ({ $when }; taken back)
