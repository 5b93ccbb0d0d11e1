"""Sessions: what one is, and what it can start from."""
