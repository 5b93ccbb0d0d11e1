"""Attachments of journal entries, bytes and all."""

from __future__ import annotations

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes of one attachment: a photograph or a long report, not a film."""
MOST_FILES = 30
"""Attachments of one entry."""
LARGEST_TOTAL = 1024 * 1024 * 1024
"""Bytes of all attachments of a vault: every backup holds them too."""
