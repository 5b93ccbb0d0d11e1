"""Today: what is due, what the last reveal said, and one line for the journal."""
