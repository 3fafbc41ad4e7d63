"""What a page is made of: its labels, its lines, its tree."""
