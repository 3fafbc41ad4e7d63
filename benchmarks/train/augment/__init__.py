"""Versions of the training pages: spoiled, cut, and with boxes set into them."""
