"""From measured columns to a probability for each label, by learned weights."""
