"""Many pages at once: archives, tables and folders in, tables and folders out (docs/batch.md)."""
