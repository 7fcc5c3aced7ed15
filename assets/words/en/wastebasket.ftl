# What is not kept, on its way to the system's wastebasket.

wastebasket = Wastebasket…
wastebasket-all = Move what is not kept to the wastebasket…
wastebasket-named = Move what is not kept to the wastebasket: { $stack }
wastebasket-key = See which files are not kept, and move them to the wastebasket (W)
keys-wastebasket = Move what is not kept to the wastebasket
keys-wastebasket-key = W
wastebasket-title = To the wastebasket
wastebasket-list = { $count ->
    [one] { $count } file that is not kept
   *[other] { $count } files that are not kept
}, { $size }. { $stacks ->
    [one] What you keep of the stack stays.
   *[other] What you keep of { $stacks } stacks stays.
}
wastebasket-twins = { $count ->
    [one] { $count } file that you have elsewhere, too
   *[other] { $count } files that you have elsewhere, too
}, { $size }. { $photos ->
    [one] One file of the photo stays.
   *[other] Of each of { $photos } photos one file stays.
}
wastebasket-twin-stays = stays: { $path }
wastebasket-no-twins = There is nothing to move: none of these lies twice on the same drive
wastebasket-note = Each file is looked at once more before it goes: it stays where it was changed, or where what you keep is not in its place. Nothing is removed for good; from the system’s wastebasket everything can be put back.
wastebasket-move = { $count ->
    [one] Move { $count } file
   *[other] Move { $count } files
}
wastebasket-cancel = Cancel
wastebasket-nothing = There is nothing to move: nothing that you decided about has files that are not kept
discarded = Moved { $count ->
    [one] { $count } file
   *[other] { $count } files
}, { $size }, to the wastebasket, from which they can be put back
discarded-stayed = { $count ->
    [one] { $count } stayed:
   *[other] { $count } stayed:
} { $reason }
stayed-changed = { $file } is not as Albumen knows it. Look for new photos first.
stayed-gone = { $file } is not in its place.
stayed-kept-gone = what you keep instead of { $file } is not in its place, or was changed.
stayed-same-file = { $file } is the very file that you keep, under another name: nothing would be gained.
stayed-none = the system has no wastebasket for { $file }. Nothing was removed.
wastebasket-put-back = Put back
wastebasket-back = Put { $count ->
    [one] { $count } file
   *[other] { $count } files
} back
wastebasket-back-left = Put { $count ->
    [one] { $count } file
   *[other] { $count } files
} back; { $left } could not be: look for them in the system’s wastebasket

cli-discard-dry = Nothing was moved.
