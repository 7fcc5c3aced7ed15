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

best-original = The best is the original: the others have lost what the camera wrote
best-raw = The best is the camera’s raw file
best-larger = The best has the most pixels
best-more-detail = The best shows the most detail: its file is the largest
best-first = They are alike; the first is proposed

cli-stacks-none = There are no stacks: no photos here are bursts or copies of each other.
