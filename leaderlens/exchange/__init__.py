"""Files: what travels between two vaults, and how it is read back."""
