"""One file a command; each imports the rooms it needs when it runs, so that --help stays fast."""
