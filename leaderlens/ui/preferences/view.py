"""What the settings page shows, as values."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class PreferencesView:
    """Who sits here, where their vault lies, and what is on offer. ``diagnostics`` holds nothing personal."""

    name: str
    role: str
    folder: Path
    version: str
    text_sizes: tuple[int, ...]
    lock_minutes: tuple[int, ...]
    diagnostics: str
