# What the command line says.

cli-files-counted = { $count ->
    [one] { $count } file
   *[other] { $count } files
}

cli-suggest-no-folders = No folder looks like an album that is not one yet.
cli-suggest-empty = The library has no photos yet. Read some with “albumen scan FOLDER”.
cli-suggest-single = { $count ->
    [one] { $count } photo stands
   *[other] { $count } photos stand
} on their own.
cli-suggest-group = { $state ->
    [sure] { $title } · sure
    [accepted] { $title } · accepted
    [rejected] { $title } · rejected
    [later] { $title } · put off
   *[open] { $title }
}

cli-applied = Applied { $count ->
    [one] { $count } operation
   *[other] { $count } operations
}.
cli-applied-some = Applied { $count ->
    [one] { $count } operation
   *[other] { $count } operations
}; { $idle } was so already.

cli-albums-none = There are no albums yet. “albumen suggest” shows what could be some.
cli-album = { $title } · { photos-counted }

cli-learn-nothing = There is nothing to learn from yet: accept, split or merge some suggestions first.
cli-learn-kept = Your corrections are kept and hold. Nothing that could be learned from them so far would group your other photos better.
cli-learn-adopted = Other photos are grouped by what your corrections show. Of { $albums } albums that it had not seen, grouping makes { $after } by itself; before, { $before }.
cli-learn-off = Nothing is learned from your corrections: photos are grouped as on the first day. Your corrections are kept and hold.
cli-learn-counted = { $count ->
    [one] { $count } correction
   *[other] { $count } corrections
} so far.

cli-embedded = { $count ->
    [one] { $count } embedding
   *[other] { $count } embeddings
}, { $length } numbers each, in { $path }

cli-info-library = Library: { $path }
cli-info-counts = { $photos ->
    [one] { $photos } photo
   *[other] { $photos } photos
} in { $files ->
    [one] { $files } file
   *[other] { $files } files
}, { $albums ->
    [one] { $albums } album
   *[other] { $albums } albums
}
cli-info-missing = { $count ->
    [one] { $count } file was
   *[other] { $count } files were
} not in their place at the last look
cli-info-unread = { cli-files-counted } could not be read
cli-info-corrections = { $count ->
    [one] { $count } correction
   *[other] { $count } corrections
}
cli-info-folder = Folder: { $path }
cli-info-folder-offline = Folder: { $path } (not connected; its photos are kept)
cli-info-encoder = Encoder: { $encoder }

cli-search-nothing = Nothing was found for “{ $text }”.
cli-search-no-words = Searched in dates, places, albums, keywords, cameras and file names. To find what photos show, add an encoder that understands words, such as a CLIP or SigLIP model: albumen encoders --add FOLDER.

cli-encoder = { $name }{ $used ->
    [yes] { " " }(in use)
    [next] { " " }(chosen, not ready yet)
   *[no] { "" }
}
cli-encoder-facts = { $size } MB · { $seconds ->
    [none] does not run
   *[other] { $seconds } ms a photo here
} · { $text ->
    [yes] can be asked in words
   *[no] cannot be asked in words
} · has seen { $photos ->
    [one] { $photos } photo
   *[other] { $photos } photos
}
cli-encoder-unmeasured = Nobody has measured bursts and copies with it: stacks hold only raw files and their pictures.
cli-encoder-added = { $name } was added. “albumen encoders --use { $encoder }” encodes your photos with it.
cli-encoder-there = { $name } is there already. “albumen encoders --use { $encoder }” encodes your photos with it.
cli-encoder-mute = It cannot be asked in words ({ $detail }).
cli-encoder-used = { $encoder } is used now.
cli-encoder-left = { $count ->
    [one] { $count } photo is
   *[other] { $count } photos are
} still to be encoded with { $encoder }. Until then the encoder before is used.
cli-encoder-forgotten = { $count ->
    [one] { $count } embedding of { $encoder } was
   *[other] { $count } embeddings of { $encoder } were
} removed.

cli-info-backup = Newest backup of your decisions: { $path }

cli-located = { cli-files-counted } found in { $folder }.
cli-located-left = { $count ->
    [one] { $count } file was
   *[other] { $count } files were
} not found there and { $count ->
    [one] keeps
   *[other] keep
} the old place. Scan the new folder for what else is in it.

cli-restored = The library has { $albums ->
    [one] { $albums } album
   *[other] { $albums } albums
} and { $decisions ->
    [one] { $decisions } decision
   *[other] { $decisions } decisions
} from the backup.
cli-restored-same = The library has all that is in the backup already; nothing was changed.
cli-restored-rebuilt = The record in the backup is damaged: the albums are as they were last, but what led to them cannot be undone step by step.
cli-restored-here = { $count ->
    [one] { $count } of their photos is
   *[other] { $count } of their photos are
} in place.
cli-restored-pending = { $count ->
    [one] { $count } photo was
   *[other] { $count } photos were
} not found yet. Their places in the albums are kept: “albumen scan FOLDER” finds them by their content, wherever they lie now. They were last seen as:
cli-restored-nameless = and { $count } whose names are not known.

cli-check-well = All is well.
cli-check-restore = Your albums are in the backup { $path } too: “albumen restore” with that file and “--library NEWFOLDER” brings them back, and a scan finds the photos.
cli-check-damaged = The library in { $path } is damaged; the photos themselves are safe.

cli-scan-stopped = Stopped before the end. What was read is kept: the same command goes on from here.
cli-scan-nothing = There are no photos there.
cli-scan-found = { photos-counted }: { $new } new, { $unchanged } unchanged.
cli-scan-missing = { $count ->
    [one] { $count } photo file is
   *[other] { $count } photo files are
} no longer in place; what you decided about them is kept.
cli-scan-measured = The light of { $count ->
    [one] one photo
   *[other] { $count } photos
} from an earlier version was measured, too; it helps to tell the best of similar shots.
cli-scan-damaged = { $count ->
    [one] { $count } photo is damaged
   *[other] { $count } photos are damaged
}; only a part of the picture is there:
cli-scan-unread = { $count ->
    [one] { $count } file or folder
   *[other] { $count } files or folders
} could not be read:
cli-scan-more = and { $count } more; --json lists them all.
cli-scan-took = Took { $duration }.
cli-scan-took-at = Took { $duration }, { $speed ->
    [one] one photo
   *[other] { $speed } photos
} a second.
cli-scan-others = { $count ->
    [one] { $count } file was
   *[other] { $count } files were
} left aside: not photos.
cli-scan-next = Your photos are unchanged. Next: “albumen suggest”.

cli-progress = { $done } of { $found } photos
cli-progress-walking = { $done } of { $found }+ photos
cli-progress-speed = { $speed }/s
cli-progress-left = { $duration } left
cli-progress-unread = { $count } could not be read
