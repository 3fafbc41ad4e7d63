"""Figures, plots and pictures of the documents, made from what was measured."""
