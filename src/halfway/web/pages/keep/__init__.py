"""Starting to keep: a passphrase, and the words for the day when it is forgotten."""
