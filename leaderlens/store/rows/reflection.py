"""The tables of shared reflection: what one person keeps to themselves about sessions."""
