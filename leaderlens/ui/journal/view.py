"""What passes between the journal's page and its presenter, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the editor."""

    title: str
    body: str
    moment: datetime


class SaveState(Enum):
    """Whether the words in the editor are on the disk."""

    NOTHING = "nothing"
    SAVING = "saving"
    SAVED = "saved"
    NOT_SAVED = "not_saved"
