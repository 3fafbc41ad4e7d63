"""Hostile pages, ours and what others do with them."""
