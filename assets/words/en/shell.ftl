# The frame of the window: side bar, bars, welcome, settings.
app-name = Albumen
no-screen = The window could not be opened: there is no screen here to open it on. Everything can also be done from the command line: albumen --help
no-graphics = The window could not be opened: the graphics driver does not let programs draw. An update of the system or of the driver may help; on Linux without a graphics card, the package libgl1-mesa-dri does. Everything can also be done from the command line: albumen --help
choose-folders = Choose photo folders

locate-folder = Locate “{ $folder }”

drop-one = Drop to add “{ $name }”
drop-several = { $count ->
    [one] Drop to add { $count } item
   *[other] Drop to add { $count } items
}

problem-title = The library could not be opened
problem-stopped = Albumen met an error of its own
problem-try-again = Try again
problem-quit = Quit

add-photos = Add photos…
back = Back
undo = Undo
all-photos = All photos
albums = Albums
settings = Settings
side-albums = ALBUMS
side-no-albums = Accept a suggestion to make an album.
unread-count = { $count ->
    [one] 1 file could not be read
   *[other] { $count } files could not be read
}
unread-files = { $count ->
    [one] 1 file
   *[other] { $count } files
}

import-running = Importing { $done } of { $found }
import-walking = { $count ->
    [one] Looking through folders: 1 photo so far
   *[other] Looking through folders: { $found } photos so far
}
import-paused = Paused at { $done } of { $found }
import-paused-walking = { $count ->
    [one] Paused while looking through folders: 1 photo so far
   *[other] Paused while looking through folders: { $found } photos so far
}
import-speed = { $count }/s
import-left = { $time } left
import-pause = Pause the import
import-resume = Go on with the import
import-stop = Stop the import

toast-dismiss = Close this message
toast-see-unread = See which
toast-name-it = Name it
toast-accepted = Accepted “{ $title }”
toast-accepted-gone = Accepted
toast-accepted-several = Accepted { $count } suggestions
toast-rejected = Rejected “{ $title }”
toast-rejected-gone = Rejected
toast-put-off = Put off “{ $title }”
toast-put-off-gone = Put off
toast-renamed = Renamed to “{ $title }”
toast-renamed-gone = Renamed
toast-removed = { $count ->
    [one] Took 1 photo out
   *[other] Took { $count } photos out
}
toast-kept = { $kept ->
    [one] Kept 1 photo
   *[other] Kept { $kept } photos
}; { $hidden ->
    [one] 1 is hidden under it
   *[other] { $hidden } are hidden under it
}
toast-unstacked = { $count } photos lie by themselves again
toast-joined = Joined to “{ $title }”
toast-joined-gone = Joined
toast-added-to = { $count ->
    [one] Added 1 photo
   *[other] Added { $count } photos
}
toast-stands-for = “{ $title }” has another cover
toast-stands-for-gone = It has another cover
toast-clock-off = The clock of { $camera } is left as it is
toast-clock-on = The clock of { $camera } is corrected where it is off
toast-undone = { $count ->
    [one] Undone
   *[other] Undid { $count } steps
}
toast-refused = That could not be done: { $reason }
toast-imported = { $new ->
    [one] Imported 1 photo
   *[other] Imported { $new } photos
}
toast-imported-failed = { $new ->
    [one] Imported 1 photo; { $failed } could not be read
   *[other] Imported { $new } photos; { $failed } could not be read
}
toast-only-failed = { $failed ->
    [one] 1 file could not be read; there is nothing else that is new
   *[other] { $failed } files could not be read; there is nothing else that is new
}
toast-nothing-new = There is nothing new in these folders
toast-stopped = { $new ->
    [0] The import was stopped before there was anything new
    [one] The import was stopped; 1 new photo is in
   *[other] The import was stopped; { $new } new photos are in
}
toast-forgotten = Removed “{ $folder }” from Albumen; its files are where they were
toast-nothing-pasted = There is no folder or photo of that name on this computer
toast-no-dialog = This system has no dialog for folders; drop folders here or paste a path instead
toast-not-played = The film could not be played: { $reason }
toast-not-revealed = The folder could not be shown: { $reason }
toast-listed = Albumen is among your other programs now
toast-not-listed = Albumen could not be put among your other programs: { $reason }

welcome-drop = Drop your photo folders here
welcome-choose = Choose folders…
welcome-path = Or paste or type a path, and press Enter
welcome-promise = Your photos stay where they are, are never changed, and nothing is uploaded.
list-program = Have Albumen among your other programs

unread-none = Every file could be read
unread-none-note = Files that cannot be read are listed here, with the reason.
unread-note = Nothing was changed: these files are as they were, and everything else was imported.
look-again = Look again
show-in-folder = Show in folder
show-in-folder-named = Show { $file } in its folder

settings-theme = Colours
theme-system = As the system
theme-dark = Dark
theme-light = Light
settings-folders = Folders
settings-no-folders = No folder has been added yet.
settings-remove-note = Removing a folder takes its photos out of Albumen. The files themselves are left alone, and what you decided about them comes back when you add the folder again.
settings-remove = Remove from Albumen
settings-remove-named = Remove { $folder } from Albumen
settings-locate = Locate…
settings-locate-note = Say where this folder is now; nothing is read again
settings-locate-named = Locate { $folder }
settings-watch = Watch these folders: new and changed photos come in by themselves
settings-folder-offline = Not connected just now. Its photos stay in your albums.
settings-add = Add folders…
settings-look = Look for new photos
settings-look-key = Look through all folders again (F5)
settings-library = Library
settings-library-note = Small pictures and your decisions are kept here, apart from your photos.
settings-about = About
settings-version = Albumen { $version }
settings-privacy = Albumen works on this computer alone: it opens no connection to the network, and it never changes a photo.

close = Close
keys-title = Keys
keys-everywhere = Everywhere
keys-group = One suggestion or album
keys-large = One photo
keys-suggestions = Suggestions and themes
keys-compare = Photos side by side
keys-places = Photos, suggestions, albums, …
keys-places-key = 1 to 6
keys-undo = Undo
keys-undo-key = Ctrl Z
keys-redo = Redo
keys-redo-key = Ctrl Shift Z
keys-history = What I did
keys-history-key = Ctrl H
keys-add = Add photos
keys-add-key = Ctrl O
keys-paste = Add the folders that were copied
keys-paste-key = Ctrl V
keys-look = Look for new photos
keys-look-key = F5
keys-back = Go back
keys-back-key = Alt Left
keys-leave = Go back
keys-leave-key = Esc
keys-help = Show these keys
keys-help-key = ?
keys-quit = Close Albumen
keys-quit-key = Ctrl Q
keys-step = From photo to photo
keys-step-key = Arrows
keys-enlarge = See the photo large
keys-enlarge-key = Enter
keys-zoom = Larger and smaller
keys-zoom-key = Ctrl +, Ctrl −
keys-ends = To the newest and the oldest
keys-ends-key = Home, End
keys-cards = From card to card
keys-cards-key = Arrows
keys-sure = Accept the sure ones
keys-sure-key = Shift A
keys-accept = Accept
keys-accept-key = A
keys-reject = Reject
keys-reject-key = R
keys-later = Decide later
keys-later-key = S
keys-open = Open
keys-open-key = Enter
keys-folders = Look at the folders that look like albums
keys-folders-key = F
keys-cut = Cut before the photo
keys-cut-key = X
keys-join = Join what comes before, after
keys-join-key = P, N
keys-nearly = Add what might belong too
keys-nearly-key = G
keys-cover = Make the photo the cover
keys-cover-key = T
keys-rename = Rename
keys-rename-key = F2
keys-decide = Accept, reject, decide later
keys-decide-key = A, R, S
keys-next = Next and previous
keys-next-key = Right, Left
keys-scale = Larger and smaller
keys-scale-key = +, −
keys-details = Details
keys-details-key = I
keys-shrink = Close
keys-shrink-key = Esc
keys-stack-toggle = Open it in place, close it
keys-stack-toggle-key = Enter
keys-stack-keep = Keep the best; where open, this one
keys-stack-keep-key = K
keys-stack-compare = See them side by side
keys-stack-compare-key = C
keys-stack-unstack = Take it apart
keys-stack-unstack-key = U
keys-compare-step = From photo to photo
keys-compare-step-key = Arrows, 1 to 4
keys-compare-choose = Keep it, or not
keys-compare-choose-key = Space
keys-compare-keep = Keep these; this one alone
keys-compare-keep-key = Enter; K
keys-compare-zoom = All larger and smaller
keys-compare-zoom-key = +, −
keys-take-out = Take the photo out
keys-take-out-key = Del
