"""What an article says in a few of its own sentences, and in a few of its words."""
