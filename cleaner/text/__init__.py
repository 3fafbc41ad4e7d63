"""Characters and words: what a text is made of, in any script."""
