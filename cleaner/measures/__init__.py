"""What is measured of a page, once: its lines, the page, the boxes of its tree."""
