"""Writers print a page: each takes what it needs of it and returns a string."""
