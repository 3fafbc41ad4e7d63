"""Training: from tables of pages to the weights that ship."""
