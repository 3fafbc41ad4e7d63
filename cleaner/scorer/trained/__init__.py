"""Learned numbers, written by ``python -m benchmarks train`` and loaded as data only."""
