"""The first-run wizard: what LeaderLens is, who you are, your passphrase, your vault and its recovery words."""
