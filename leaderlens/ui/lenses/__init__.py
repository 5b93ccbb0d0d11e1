"""Lenses: read one, write one's own, share one with the other, and agree what 1, 4 and 7 look like."""
