"""The cleaner inside other people's programs, a module each; none is loaded unless imported."""
