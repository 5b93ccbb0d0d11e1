"""Numbers about ratings: pure functions, no files, no screen."""
