"""Settings: how LeaderLens looks, when it locks, where things are."""
