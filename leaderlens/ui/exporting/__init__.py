"""Exporting the journal: what, as what, where to, and what it means that it lies there in the clear."""
