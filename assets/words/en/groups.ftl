# Suggestions and albums.
suggestions = Suggestions
suggestions-count = { $sure } sure, { $rest } to look at
suggestions-all-sure = { $sure ->
    [one] 1 sure
   *[other] { $sure } sure
}
suggestions-none-sure = { $rest ->
    [one] 1 to look at
   *[other] { $rest } to look at
}
accept-sure-key = Look at them first (Shift A)
sure-title = These become albums
sure-note = Albumen is sure of them, or you put them together yourself. Leave out what you would rather decide by itself; one Undo takes all of it back.
sure-accept = { $sure ->
    [one] Accept 1
   *[other] Accept { $sure }
}
sure-accept-key = Enter
sure-leave = Not now
accept-sure = { $sure ->
    [one] Accept the sure one
   *[other] Accept the { $sure } sure ones
}
suggestions-soon = Suggestions are on their way
suggestions-soon-note = They appear here as soon as enough photos are in.
suggestions-loading = Your photos are being loaded
suggestions-loading-note = Suggestions appear as soon as they are here.
suggestions-looking = Looking for photos that belong together
suggestions-looking-note = Your photos are all in. Suggestions appear here by themselves; with very many photos that takes a while.
suggestions-none = There are no suggestions yet
suggestions-none-note = Albumen found no photos that clearly belong together. More photos will help.
suggestions-decided = All suggestions are decided
suggestions-decided-note = New suggestions come with new photos. What you accepted is an album now.
see-albums = See the albums
put-off-show = Show what you put off ({ $count })
put-off-hide = Hide what you put off ({ $count })
rejected-show = Show what you rejected ({ $count })
rejected-hide = Hide what you rejected ({ $count })

accept = Accept
accept-named = Accept “{ $title }”
accept-key = Make it an album (A)
reject = Reject
reject-named = Reject “{ $title }”
reject-key = These do not belong together (R)
later = Later
later-named = Decide later about “{ $title }”
later-key = Decide later (S)
card-open = Open “{ $title }”

# Folders that a person named: they look like albums already.
folders = Folders
folders-count = { $count ->
    [one] 1 folder looks like an album
   *[other] { $count } folders look like albums
}
folders-more = { $count ->
    [one] New photos came into a folder that is an album
   *[other] New photos came into { $count } folders that are albums
}
folders-look = Look at them
folders-make-all = { $count ->
    [one] Make it an album
   *[other] Make albums of all
}
folders-accept-all = { $count ->
    [one] Accept it
   *[other] Accept all
}
folders-decided = All folders are decided
folders-decided-note = Folders that come with new photos are offered above the suggestions.
folder-why = Folder { $folder }
folder-accept = Make album
folder-accept-named = Make an album of “{ $title }”
folder-accept-key = Make it an album; its photos stay in their events, too (A)
folder-reject = Not an album
folder-reject-named = “{ $title }” is not an album
folder-reject-key = This folder is not offered again (R)

photos = { $count ->
    [one] 1 photo
   *[other] { $count } photos
}
photos-sure = { $count ->
    [one] 1 photo · sure
   *[other] { $count } photos · sure
}
photos-doubtful = { $count ->
    [one] 1 photo · { $doubtful } doubtful
   *[other] { $count } photos · { $doubtful } doubtful
}

albums-count = { $count ->
    [one] 1 album
   *[other] { $count } albums
}
albums-none = There are no albums yet
albums-none-note = Accept a suggestion, and it becomes an album.
albums-none-yet-note = Albums are made from suggestions, which come when Albumen has looked at your photos.
see-suggestions = See the suggestions

state-album = an album
state-rejected = rejected
state-later = put off
rename = Rename “{ $title }”
clock-leave = The clock of { $camera } was right
clock-leave-note = Then its dates stay as the camera wrote them. The files are not changed either way.
rename-key = Click or press F2 to rename
rename-hint-theme = What is it?
rename-hint = Empty for the name made from its days
rename-field = Name
group-gone = This group no longer exists
group-gone-note = Its photos were put into other groups.

# A group opened: cutting it, joining it, and what might belong to it.
cut = Cut
cut-named = Cut here: { $gap }
gap-of-file = the time is the file’s own, and may be that of a copy
gap-of-file-tip = The time before or after this pause is the file’s own, and may be that of a copy. { $note }
cut-note = What comes after this pause becomes a group of its own (X cuts before a photo)
beside-before = Before this{ $pause ->
    [none] {""}
   *[other] {", "}{ $pause } earlier
}
beside-after = After this{ $pause ->
    [none] {""}
   *[other] {", "}{ $pause } later
}
beside-before-named = Open what comes before: “{ $title }”
beside-after-named = Open what comes after: “{ $title }”
join = Join
join-named = Join “{ $title }” to this
join-before-note = Both are one (P)
join-after-note = Both are one (N)
nearly = Might belong too
nearly-key = G adds the first
nearly-named = Add { $photo }
nearly-note = Add it: { $when }
