"""Earlier texts of journal entries."""

from __future__ import annotations

from datetime import timedelta

KEEP_EVERY = timedelta(minutes=5)
"""The least time between two versions of one entry."""
MOST_VERSIONS = 60
"""How many versions of one entry are kept; the oldest goes first, unless a hold is on."""
