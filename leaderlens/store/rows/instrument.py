"""The tables of the full instrument: what one person keeps about their own sheets beyond the ratings."""
