"""Hostile pages, ours and what others do with them: ``python -m benchmarks.hostile``."""
