"""A gate for users' own pages: are they cleaned as well as they were (docs/check.md)?"""
