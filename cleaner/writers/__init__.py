"""Writers print a page: each takes a `Page` and returns a string."""
