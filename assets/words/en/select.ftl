# Selected photos, and what can be done with them.
select-count = { $count ->
    [one] 1 photo selected
   *[other] { $count } photos selected
}
select-tick = Select { $name }
select-clear = Clear the selection (Esc)
select-more = More
select-take-out = Take out
select-take-out-key = Del
select-take-out-tip = They do not belong here; each may be suggested elsewhere
select-split = Split off
select-split-key = X
select-split-tip = They leave, and are a suggestion of their own
select-move = Move to…
select-move-key = V
select-move-tip = Put them into another album or suggestion; you can also drag them there
select-stack = Make a stack
select-stack-key = G
select-stack-tip = Lay them in one stack, with the one that was selected last on top
select-unstack = Take apart
select-unstack-key = U
select-unstack-tip = They are no stack: each lies by itself
select-copy = Copy files
select-copy-key = Ctrl C
select-copy-tip = Puts their files on the clipboard, to paste them in another program

move-title = { $count ->
    [one] Move 1 photo to
   *[other] Move { $count } photos to
}
move-find = Find an album or suggestion
move-album = { $count ->
    [one] Album · 1 photo
   *[other] Album · { $count } photos
}
move-suggestion = { $count ->
    [one] Suggestion · 1 photo
   *[other] Suggestion · { $count } photos
}
move-none = There is no other album or suggestion yet.
move-none-found = No album or suggestion has these words in its name.
move-keys = Up and Down choose, Enter moves, Esc closes

toast-split = { $count ->
    [one] 1 photo is a suggestion of its own
   *[other] { $count } photos are a suggestion of their own
}
toast-moved = { $count ->
    [one] Moved 1 photo to “{ $title }”
   *[other] Moved { $count } photos to “{ $title }”
}
toast-moved-gone = { $count ->
    [one] Moved 1 photo
   *[other] Moved { $count } photos
}
toast-added = { $count ->
    [one] Added 1 photo to “{ $title }”
   *[other] Added { $count } photos to “{ $title }”
}
toast-stacked = { $count ->
    [one] 1 photo lies in one stack
   *[other] { $count } photos lie in one stack
}
toast-copied = { $count ->
    [one] Copied 1 file; paste it in another program
   *[other] Copied { $count } files; paste them in another program
}
toast-copied-some = { $count ->
    [one] Copied 1 file
   *[other] Copied { $count } files
}; { $missing ->
    [one] 1 is not in its place
   *[other] { $missing } are not in their places
}
toast-not-copied = The files could not be copied: { $reason }

keys-select = Selected photos
keys-select-one = Select a photo, or not
keys-select-one-key = Ctrl click
keys-select-here = That where the keyboard is
keys-select-here-key = Ctrl Space
keys-select-next = The same, once some are
keys-select-next-key = Click, Space
keys-select-range = All up to this photo
keys-select-range-key = Shift click
keys-select-step = All up to the next one
keys-select-step-key = Shift arrows
keys-select-all = All of the view
keys-select-all-key = Ctrl A
keys-select-band = By a frame; on photos with Shift
keys-select-band-key = Drag
keys-select-clear = Select nothing
keys-select-clear-key = Esc
