"""The unlock window: which vault is yours, and the passphrase or the recovery words that open it."""
