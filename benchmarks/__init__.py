"""Training, measuring and the quality gate; not part of what is installed."""
