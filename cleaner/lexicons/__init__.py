"""The phrases of each language, as data files, and the program that finds them in a page."""
