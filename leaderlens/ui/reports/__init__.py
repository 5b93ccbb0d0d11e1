"""The page for reports: which, of when, with what in it, and where to."""
