"""The page that brings another journal in: choose, look, map, take in, take back."""
