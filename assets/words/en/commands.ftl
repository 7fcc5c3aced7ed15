# The palette of commands.

keys-commands = All commands
keys-commands-key = Ctrl K
command-hint = What would you like to do, or to open?
command-field = Find a command, an album or a suggestion
command-none = There is nothing like that to do or to open here just now.
command-album = Album
command-suggestion = Suggestion
command-folders = Look at the folders that look like albums
command-folders-all = Make albums of all folders that look like albums
command-themes = Look for themes in all photos
command-watch = Watch the folders for new photos
command-unwatch = Stop watching the folders
command-theme-system = Colours as the system has them
command-theme-dark = Dark colours
command-theme-light = Light colours
command-unread = What could not be read
