"""Labelling pages by hand, in the browser, on this machine alone."""
