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
select-add = Add to album…
select-add-key = I
select-add-tip = Put them into an album too; they leave no other album
select-album = New album…
select-album-key = Ctrl N
select-album-tip = Make an album of them; they stay in their events and other albums
select-cover = Make the cover
select-cover-key = T
select-cover-tip = It stands for this group wherever there is room for one photo
select-favourite = Favourite
select-favourite-key = F
select-favourite-tip = Makes all of them favourites, or none where they all are
select-stars = Stars
select-stars-key = Ctrl 1–5
select-stars-tip = The same number again takes the stars away
select-turn = Turn
select-turn-key = [ ]
select-turn-tip = Shows them turned; the files stay as they are
select-turn-left = Left
select-turn-right = Right
select-mend = Date and place…
select-mend-key = E
select-mend-tip = Corrects when and where they were taken; the files stay as they are
select-same = These belong together
select-same-key = J
select-same-tip = They are of one event, and are never suggested apart
select-different = These do not
select-different-key = D
select-different-tip = These two, or those of these two events, are never suggested together
select-export = Export…
select-export-key = Ctrl E
select-export-tip = Copies them to a folder
select-copy = Copy files
select-copy-key = Ctrl C
select-copy-tip = Puts their files on the clipboard, to paste them in another program
select-twins = Duplicate files…
select-twins-key = W
select-twins-tip = Keeps one file of each photo that lies in several places; you see what would go to the wastebasket first

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
add-title = { $count ->
    [one] Add 1 photo to
   *[other] Add { $count } photos to
}
add-find = Find an album
add-none = There is no other album yet. Ctrl N makes one.
add-none-found = No album has these words in its name.
add-keys = Up and Down choose, Enter adds, Esc closes
album-of = { $count ->
    [one] New album of 1 photo
   *[other] New album of { $count } photos
}
album-name = Name of the new album
album-name-hint = Its name, or none yet
album-make = Make album
album-make-key = Enter
album-give-up = No new album (Esc)
side-new-album = New album of the selected photos (Ctrl N)
move-keys = Up and Down choose, Enter moves, Esc closes

toast-split = { $count ->
    [one] 1 photo is a suggestion of its own
   *[other] { $count } photos are a suggestion of their own
}
toast-created = { $count ->
    [one] There is a new album of 1 photo
   *[other] There is a new album of { $count } photos
}
toast-created-named = { $count ->
    [one] “{ $title }” is an album of 1 photo
   *[other] “{ $title }” is an album of { $count } photos
}
toast-nothing-selected = Select photos first: Ctrl click, or the tick in a photo’s corner. They become the new album.
toast-not-two-sides = Select two photos that do not belong together, or a few photos of two events
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
keys-select-day = All of the day
keys-select-day-key = Ctrl Shift A
keys-select-band = By a frame; on photos with Shift
keys-select-band-key = Drag
keys-select-clear = Select nothing
keys-select-clear-key = Esc
