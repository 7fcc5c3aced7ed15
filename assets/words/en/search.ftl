# Searching, and the encoders in the settings.
search-hint = Search
search-field = Search photos
search-note = Dates, places, albums, keywords, cameras, file names; and what photos show, where the part that looks at them understands words (Ctrl F)
found-title = Found
found-chip = “{ $text }”
found-end = End the search for { $text }
found-nothing = Nothing found
found-nothing-note = Try fewer or other words.
found-no-words = Searched in dates, places, albums, keywords, cameras and file names. What photos show cannot be searched yet: the part of Albumen that looks at photos does not understand words. One that does can be added in the settings.
found-see-encoders = Open the settings
similar-title = Similar photos
similar-nothing-note = No other photo has been looked at yet.
large-similar = Similar photos (M)
keys-find = Search
keys-find-key = Ctrl F
keys-similar = Similar photos
keys-similar-key = M

encoders-title = The part that looks at photos
encoders-note = It judges what photos show and which look alike. Another one can be used: all photos are then looked at anew, and until that is done everything works with the one before.
encoders-measuring = Measuring how fast each is here…
encoders-add = Add another…
encoders-add-note = Choose the folder of a CLIP, SigLIP, MobileCLIP or DINO model in ONNX format, as collections of models have them. It is copied and left as it is. Add only models of people you trust.
encoders-trying = Trying it…
encoder-shipped = Albumen’s own
encoder-used = In use
encoder-used-still = In use until then
encoder-coming = Looking at all photos…
encoder-use = Use
encoder-go-on = Go on
encoder-use-named = Use { $name }
encoder-speed = { $milliseconds } ms a photo
encoder-broken = does not run
encoder-words = understands words
encoder-no-text = does not understand words
encoder-seen = { $count ->
    [one] has seen { $count } photo
   *[other] has seen { $count } photos
}
encoder-unmeasured = Bursts and copies were not measured with it: only raw files are put with their pictures.
encoder-mute = It does not understand words ({ $detail }).
choose-encoder = Folder of another part that looks at photos
toast-encoder-added = { $name } was added.
toast-encoder-there = { $name } is there already.
toast-encoder-used = Photos are looked at with the other one now.
toast-encoder-chosen = All photos are being looked at anew. Until that is done the one before is used.

# What is asked of photos and albums, so that only some are seen.
filter = { $count ->
    [0] Filter
   *[other] Filter ({ $count })
}
filter-note = See only some of them (Ctrl Shift F)
filter-remove = Take “{ $what }” away
filter-clear = Clear the filter
filter-left = { $left } of { $count ->
    [one] 1 photo
   *[other] { $count } photos
}
filter-albums-left = { $left } of { $count ->
    [one] 1 album
   *[other] { $count } albums
}
filter-nothing = Nothing is left
filter-nothing-note = No photo fits all that is asked. Take one of the conditions away, or all of them.
filter-date = Date
filter-from = From
filter-to = To
filter-date-hint = June 2025
filter-date-set = Between these
filter-date-wrong = Type a year, a month with its year, or a day, such as { $day }.
filter-since = since { $day }
filter-until = until { $day }
filter-dated = With a date
filter-camera = Camera
filter-no-cameras = No photo says what it was taken with.
filter-place = Place
filter-no-places = No photo says where it was taken.
filter-folder = Folder
filter-no-folders = There are no folders yet.
filter-rating = Stars
filter-stars = { $stars ->
    [5] 5 stars
    [one] 1 star or more
   *[other] { $stars } stars or more
}
filter-favourites = Favourites
filter-no-album = In no album
filter-several-places = In several places
filter-keep-one = Keep one file of each…
filter-unread = { $count ->
    [one] 1 could not be read
   *[other] { $count } could not be read
}
