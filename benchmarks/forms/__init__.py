"""Other forms of the model, measured beside the one that ships."""
