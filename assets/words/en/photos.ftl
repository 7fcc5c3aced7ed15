# Photos: timeline, large view, details.
photos-title = All photos
photos-undated = Without a date
photos-photo = { $name }, { $when }
photos-scrubber = Go to a month

large-position = { $at } of { $count }
large-close = Close
large-next = Next photo
large-previous = Previous photo
large-details = Details
large-hide-details = Hide details
large-file = File
large-taken = Taken
large-size = Size
large-size-of = { $width } × { $height } pixels, { $megapixels } megapixels
large-pixels = { $width } × { $height } pixels
large-length = Length
large-play = Play in the system’s player
large-title = Title
large-description = Description
large-rating = Rating
large-stars = { $stars } of 5 stars
large-rejected = Rejected
large-keywords = Keywords
large-in-albums = { $count ->
    [one] Album
   *[other] Albums
}
large-in-suggestions = Suggestion
large-open-named = Open { $title }
large-albums = Album at Google
large-camera = Camera
large-lens = Lens
large-exposure = Exposure
large-place = Place
large-place-of = { $latitude }° { $north ->
    [yes] north
   *[no] south
}, { $longitude }° { $east ->
    [yes] east
   *[no] west
}
large-place-from-group = From photos taken with it
large-files = { $count ->
    [one] Where it is
   *[other] In { $count } places
}
large-file-missing = This file is missing. It may be on a drive that is not connected.
large-twins = Keep only one of them…
large-twins-tip = You see which of them would go to the wastebasket first
twins-badge = The same file in { $count } places
twins-tile = in { $count } places
large-reveal = Show in folder
large-broken = This photo cannot be shown.
large-gone = This photo is no longer in the library.
photos-date-from-camera = From the camera
photos-date-from-person = Corrected by you
photos-date-from-side = From a file beside it
photos-date-from-name = From the file’s name
photos-date-from-file = From the time the file was last changed
