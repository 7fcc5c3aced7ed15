# Exporting photos to a folder.

export = Export…
export-key = Export to a folder (Ctrl E)
keys-export = Export an album
keys-export-key = Ctrl E
export-title = Export “{ $title }”
export-folder-choose = Choose folder…
export-folder-field = Folder to export to
export-folder-hint = Path of a folder
export-choose-title = Export to which folder?
export-way = How
export-way-copy = Copies
export-way-copy-note = Files of their own: whatever happens to them, the originals are safe.
export-way-hardlink = Second names
export-way-hardlink-note = The same file under a second name (a hard link); takes no room.
export-way-symlink = Pointers
export-way-symlink-note = A pointer to the original (a symbolic link); takes no room, and leads nowhere where the original is gone.
export-names = Names
export-names-original = As they are
export-names-date = Date and time
export-names-counter = Album and number
export-names-own = Your own
export-names-field = Pattern for names
export-names-help = { "{original}" } stands for the file’s own name, { "{date}" }, { "{time}" }, { "{year}" }, { "{month}" } and { "{day}" } for when the photo was taken, { "{counter}" } for its number, { "{album}" } for the album’s title.
export-names-kept = The files keep their names.
export-preview = { $old } becomes { $new }
export-xmp = Also write the albums’ names into XMP files beside the new files, for digiKam and Lightroom
export-albums-root = Albums
export-begin = Export now
export-begin-key = Enter
export-cancel = Cancel
export-looking = Looking at the folder…
export-no-folder = Choose a folder to see what would be done.

export-copies = { $count ->
    [one] { $count } photo
   *[other] { $count } photos
} will be copied, { $size }.
export-links = { $count ->
    [one] { $count } photo
   *[other] { $count } photos
} will be linked; that takes no room.
export-free = { $size } are free there.
export-full = There is not enough room: only { $size } are free there.
export-nothing = There is nothing to export.
export-all-there = { $count ->
    [one] The photo is there already: nothing is to be done.
   *[other] All { $count } photos are there already: nothing is to be done.
}
export-already = { $count ->
    [one] { $count } photo is there already, and is left as it is.
   *[other] { $count } photos are there already, and are left as they are.
}
export-renamed = { $count ->
    [one] { $count } photo gets a number behind its name, since another file there has it
   *[other] { $count } photos get a number behind their names, since other files there have them
}: { $old } becomes { $new }.
export-missing = { $count ->
    [one] { $count } photo is left out: its file is not in its place just now.
   *[other] { $count } photos are left out: their files are not in their places just now.
}
export-sides-left = { $count ->
    [one] { $count } XMP file is left out, since another file there has its name.
   *[other] { $count } XMP files are left out, since other files there have their names.
}
export-beside-originals = No XMP files are written: originals lie in this folder.
export-far = Second names work only on the disk that the photos are on. Choose another folder, or copies.
export-links-note = Whoever edits the exported file edits the original.

export-done = Exported { $count ->
    [one] { $count } file
   *[other] { $count } files
} of “{ $title }” to { $folder }
export-stopped = Stopped after { $count ->
    [one] { $count } file
   *[other] { $count } files
} of “{ $title }” in { $folder }
export-running = Exporting { $done } of { $count ->
    [one] { $count } file
   *[other] { $count } files
}
export-stop = Stop the export
export-take-back = Take back
export-show = Show
export-go-on = Go on
export-broken-off = The export of “{ $title }” to { $folder } was broken off
taken-back = Removed { $count ->
    [one] { $count } file
   *[other] { $count } files
} from { $folder } again.
taken-back-changed = { $count ->
    [one] { $count } file was changed since, and stays.
   *[other] { $count } files were changed since, and stay.
}
taken-back-last = { $count ->
    [one] { $count } copy stays, since its original is gone.
   *[other] { $count } copies stay, since their originals are gone.
}

names-empty = Say how the files are to be called.
names-unknown = “{ "{" }{ $name }{ "}" }” stands for nothing. There are { "{original}, {date}, {time}, {year}, {month}, {day}, {counter}" } and { "{album}" }.
names-brace = A brace stands alone. Write { "{date}" }, for example.
names-character = “{ $character }” cannot be in a file’s name everywhere.
names-dot = A name that begins with a dot would be hidden.

cli-export-done = { export-done }.
cli-export-stopped = { export-stopped }. Run the same again to go on.
cli-export-dry = Nothing was written.
cli-export-no-album = There is no album “{ $album }”. “albumen albums” lists them.
cli-take-back-none = Nothing that was exported to { $folder } is on record.
cli-take-back-plan = Would do: { $what } Nothing was changed.
