"""Every program that is measured, cleaner among them."""
