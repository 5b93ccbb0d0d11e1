"""Documents as values, and the Word files made of them: no Qt, and nothing of the journal."""
