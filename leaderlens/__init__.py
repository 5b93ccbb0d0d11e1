"""LeaderLens: a private place for a council leader and chief executive to reflect and to see two views side by side."""

__version__ = "0.1.0"
