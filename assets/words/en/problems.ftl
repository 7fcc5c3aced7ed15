# What went wrong, and what can be done about it: whole sentences.

# What the system said, where it is something that people know; else in the system's own words.
system-said = { $kind ->
    [denied] permission denied
    [not-there] not found
    [there] it exists already
    [full] the disk is full
    [read-only] the disk is read-only
   *[other] { $detail }
}

# A file or folder that could not be read; its path stands before it.
unread-not-there = It is not there. If it is on a drive, plug the drive in and scan again.
unread-broken-link = It is a link that leads nowhere. If its target is on a drive, plug the drive in and scan again.
unread-folder = The folder cannot be opened ({ $detail }). Check that you may read it and scan again.
unread-file = The file cannot be read ({ $detail }). Check that you may read it and scan again.
unread-changed = The file changed while it was read. Scan again when it is finished.
unread-empty = The file is empty. If you have it elsewhere, copy it again.
unread-file-too-large = The file is larger than { $megabytes } MB, more than Albumen reads.
unread-photo-too-large = The photo has { $width } × { $height } pixels, more than Albumen can hold in memory. A smaller copy of it can be read.
unread-no-photo = The file is not a photo, whatever its name.
unread-not-yet = Albumen cannot read { $format } files yet.
unread-unsupported = Albumen cannot read this kind of { $format } file yet. If another program opens it, save it there as JPEG.
unread-no-preview = The { $format } file holds no preview that can be shown. Save it as JPEG with the program that developed it.
unread-truncated = The { $format } file is cut off, too little of the photo is there. Copy it again from where it came.
unread-damaged = The { $format } file is damaged. Copy it again from where it came.
unread-crashed = The { $format } file is damaged in a way that ends the part of Albumen that reads it, so it was left out. Nothing else is affected; copy it again from where it came.
unread-too-slow = The { $format } file was still not read after { $seconds } seconds, so it was left out. If another program opens it, save it there as JPEG.
unread-preparing = The photo could not be prepared ({ $detail }). Scan again.

# The library.
library-is-none = { $path } is not an Albumen library. Choose another folder with --library, or move that file away.
library-newer = The library { $path } was written by a newer version of Albumen (its format is { $found }, this version knows { $known }). Install the newer version; nothing was changed.
library-busy = The library in { $path } is being changed by another Albumen just now. Close it, or wait until it is done.
library-disk-full = The disk that holds the library in { $path } is full. Make room and try again; what was confirmed is kept.
library-read-only = The library in { $path } cannot be written: the disk or folder is read-only, or belongs to somebody else. Make it writable and try again; what was confirmed is kept.
library-vanished = The library is no longer in { $path }: its folder was moved or removed, or its drive was unplugged. Put it back and start Albumen again; what was confirmed before is in it.
library-damaged = The library { $path } is damaged; the photos themselves are safe. Your albums are also in the folder “backups” beside it: “albumen check” says how to bring them back.
library-folder = The library folder { $path } cannot be used ({ $detail }).
library-database = The library { $path } could not be used ({ $detail }).
library-missing = There is no library in { $path } yet. “albumen scan FOLDER” makes one.
library-no-place = This computer does not say where programs keep their data. Name a folder with --library DIR.
library-empty = The library has no photos to compare with yet. “albumen scan FOLDER” reads some.
folder-not-that = { $there } does not hold the photos of { $gone }. Nothing was changed.
folders-unwatched = The system cannot watch all of your folders for changes, so Albumen looks through them every ten minutes.
library-other-decisions = The library in { $path } has decisions of its own, which restoring would replace. Name a new folder with --library DIR; nothing was changed.
backup-unwritten = Your decisions are kept in the library, but no backup of them could be written to { $path } ({ $detail }).
backup-is-none = { $path } is no backup of Albumen’s decisions, or only a part of one (line { $line }: { $detail }). Nothing was changed.
log-broken = The record of your decisions in the library { $path } is damaged: entry { $entry } does not follow from those before it. Restore the library from a backup.
log-unreadable = The record of your decisions in the library { $path } has an entry ({ $entry }) that cannot be read: { $detail }.

# What a check of the library found.
found-damaged = The library’s file is damaged: { $detail }.
found-orphans = { $count ->
    [one] { $count } entry of “{ $table }” pointed to a photo that is not there, and was taken out.
   *[other] { $count } entries of “{ $table }” pointed to photos that are not there, and were taken out.
}
found-embeddings = { $count ->
    [one] { $count } embedding was damaged and was taken out; the next scan makes it again.
   *[other] { $count } embeddings were damaged and were taken out; the next scan makes them again.
}
found-indexes = The orders in which the library looks things up were damaged, and were made anew.
found-photos = { $count ->
    [one] { $count } photo of your albums had been lost from the list of photos; the next scan reads it again.
   *[other] { $count } photos of your albums had been lost from the list of photos; the next scan reads them again.
}
found-record = The record of your decisions is damaged at entry { $entry }. Albums are as they were; take the record from a backup.
found-thumbnail-file = The file of thumbnails was damaged, and was begun anew.
found-thumbnails = { $made ->
    [one] { $made } thumbnail was missing or damaged and was made again
   *[other] { $made } thumbnails were missing or damaged and were made again
}{ $left ->
    [0] .
   *[other] ; { $left } more will be when their photos can be read.
}
found-albums = The albums did not fit the record of your decisions, and were made anew from it.

# The encoder and ONNX Runtime.
model-missing = The part of Albumen that looks at photos ({ $model }) was not found. Install Albumen again, which brings it. Looked at: { $searched }.
model-unreadable = { $path }, which belongs to what looks at photos, could not be read ({ $detail }). { $whose ->
    [shipped] Install Albumen again, which brings it.
   *[added] Add it again in the settings, or choose another there.
}
model-invalid = { $path }, which belongs to what looks at photos, cannot be used ({ $detail }). { $whose ->
    [shipped] Install Albumen again, which brings it.
   *[added] Add it again in the settings, or choose another there.
}
runtime-missing = ONNX Runtime, which Albumen looks at photos with, was not found. Install Albumen again, which brings it. Looked at: { $searched }.
runtime-unusable = { $path } cannot be used as ONNX Runtime ({ $detail }). Install Albumen again, which brings the right one.
model-failed = The model { $model } failed while it ran ({ $detail }).
model-no-output = The model { $model } has no output “{ $output }”. It has { $outputs }.
encoder-named = Another model called { $encoder } is in { $folder } already. Give one of them another name.
encoder-needed = { $encoder } is in use. Choose another before you forget what it has seen.
photo-not-encoded = Albumen has not looked at this one yet, or cannot, as with films.
model-misuse = A photo could not be prepared for the model ({ $detail }).

# At work.
thread-refused = The system could not start a thread ({ $detail }). Close other programs and try again.
session-stopped = What you decided is kept, and your photos are as they were. Try again to open the library anew.
scan-bug = The scan stopped because of an error in Albumen (in { $detail }). Scan again to go on.
file-unreadable = { $path } could not be read ({ $detail }).
file-unwritable = { $path } could not be written ({ $detail }).
photo-unusable = { $path }: { $reason }
export-folder = The folder { $path } cannot be used ({ $detail }).
export-file = { $path } could not be exported to { $to } ({ $detail }). { $done ->
    [one] { $done } file is there already
   *[other] { $done } files are there already
}; the originals are untouched.
export-gone = { $path } is not there. If it is on a drive, plug the drive in and export again, which goes on from here: { $done ->
    [0] nothing was exported yet.
    [one] one file is there already.
   *[other] { $done } files are there already.
}
export-remove = { $path } could not be removed ({ $detail }). What was exported before is still there; the originals are untouched.
export-record = What is exported could not be written down in { $path } ({ $detail }), so nothing more was exported.

# A file of corrections.
line-bad = { $path }, line { $line } is no correction: { $detail }. Nothing was applied.
line-refused = { $path }, line { $line }: { $reason } Nothing was applied.
line-unknown-photo = { $path }, line { $line }: The library has no photo { $photo }. Scan its folder first. Nothing was applied.

# A decision that cannot be carried out.
refused-no-group = There is no group “{ $group }” any more. Look at the suggestions again.
refused-not-in-group = The photo { $photo } is not in the group “{ $group }”.
refused-no-photo = The photo { $photo } is not in this library.
refused-no-photos = It names no photos.
refused-nothing-left = That would take every photo out of the group “{ $group }”. Leave at least one, or reject the group.
refused-one-group = Merging takes two different groups.
refused-one-photo = It takes two different photos.
refused-both-sides = The photo { $photo } is on both sides.
refused-two-groups = These photos are in two groups that you made, “{ $one }” and “{ $other }”. Merge the groups, or move the photos.
refused-same-group = These photos are both in the group “{ $group }”. Take out of it what does not belong there.
refused-one-in-stack = A stack takes two different photos.
refused-not-in-stack = The photo { $photo } is to be kept, but is not in the stack.
refused-theme-and-event = A theme cannot be merged with an event. Move the photos into the theme: they stay in their event, too.
refused-in-another-album = A photo is in another album already, and each photo is in one event only. Move it from there, or make a new album: that may hold any photos.
refused-no-entry = That step cannot be gone back or forward to any more. Look at what you did again.
refused-no-camera = There is no camera “{ $camera }” in this library.
refused-stars = There are 0 to 5 stars, not { $stars }.
refused-turn = Photos are turned by 90, 180 or 270 degrees, not by { $degrees }.
refused-too-far = Dates cannot be moved by more than 250 years.
refused-zone = No clock is { $minutes } minutes from UTC.
refused-town = No town called “{ $town }” is known. Type its degrees instead, such as 38.72, -9.14.
refused-nothing-to-undo = There is nothing to undo.
refused-nothing-to-redo = There is nothing to redo.
