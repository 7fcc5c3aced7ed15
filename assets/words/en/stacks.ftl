# Stacks: photos that lie as one tile, and why one of them is proposed to be shown.

stack-burst = { $count ->
    [one] { $count } photo
   *[other] { $count } photos
} within { $seconds ->
    [one] a second
   *[other] { $seconds } seconds
}
stack-copies = The same picture { $count ->
    [2] twice
   *[other] { $count } times
}
stack-raw-and-picture = { $count ->
    [2] Raw file with its picture
   *[other] Raw file with its pictures
}

best-original = { $count ->
    [2] The best is the original: the other has lost what the camera wrote
   *[other] The best is an original: others have lost what the camera wrote
}
best-raw = The best is the camera’s raw file
best-larger = The best has the most pixels
best-better-exposed = { $count ->
    [2] The best is better exposed than the other
   *[other] The best is better exposed than others
}
best-sharper = { $count ->
    [2] The best is sharper than the other
   *[other] The best is sharper than others
}
best-more-detail = { $count ->
    [2] The best shows more detail than the other: its file is larger
   *[other] The best shows more detail than others: its file is larger
}
best-alike = They are alike; one of them is proposed

stacks = Stacks
stacks-count = { $count ->
    [one] 1 to look at
   *[other] { $count } to look at
}
stacks-soon = Stacks are on their way
stacks-soon-note = Bursts, copies and raw files with their pictures are put together when all photos are in.
stacks-none = There are no stacks
stacks-none-note = No photos here are bursts or copies of each other.
stacks-blind = Albumen could not look for bursts and copies
stacks-no-encoder-note = What it tells them by is missing. Install Albumen again, which brings it; they are looked for at the next start.
stacks-not-measured-note = Another part looks at your photos now, and nobody has measured bursts and copies with it. Use Albumen’s own in the settings, and they are looked for again.
stacks-done-show = Show those you decided ({ $count })
stacks-done-hide = Hide those you decided ({ $count })
stack-tile = { $count } photos lie here
stack-tile-below = one of { $count } that lie here
stack-open = Open the stack of { $count }
stack-close = Close the stack of { $count }
stack-keep-best = Keep the best
stack-keep-best-named = Keep the best: { $stack }
stack-keep-best-key = The others are hidden under it, nothing is deleted (K)
stack-compare = Compare: { $stack }
stack-compare-short = Compare
stack-compare-short-named = Side by side: { $stack }
stack-compare-short-key = See them side by side (C)
stack-unstack = Take apart
stack-unstack-named = Take apart: { $stack }
stack-unstack-key = These are no stack: each lies by itself (U)

compare-close = Close
compare-keep = { $count ->
    [one] Keep this one
   *[other] Keep these { $count }
}
compare-keep-all = Keep all
compare-keep-key = The others are hidden under the first of them (Enter)
compare-choose = Keep
compare-choose-named = Keep { $name }
compare-proposed = Proposed
compare-look = Put { $name } beside the others

stack-kept = { $count ->
    [one] You keep one of them
   *[other] You keep { $count } of them
}
stack-kept-and-more = { $count ->
    [one] You keep one of them; more came since
   *[other] You keep { $count } of them; more came since
}

cli-stacks-none = There are no stacks: no photos here are bursts or copies of each other.
