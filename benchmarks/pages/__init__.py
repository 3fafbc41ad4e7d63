"""Pages, what is known of them, and what all of that is compared with."""
