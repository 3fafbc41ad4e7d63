"""Readers turn a source into lines."""
