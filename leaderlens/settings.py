"""The choices of this installation that are nobody's secret: theme, text size, when to lock, language.

Kept as a small JSON file outside every vault, because the unlock window needs them. Never a name, a title or a date
of anything written.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from leaderlens.errors import LeaderLensError
from leaderlens.i18n import _

THEMES = ("system", "light", "dark")
TEXT_SIZES = (100, 115, 130, 150, 175, 200)
LOCK_MINUTES = (1, 2, 5, 10, 15, 30)
HOURS = tuple(range(24))


@dataclass(frozen=True, slots=True)
class Settings:
    """Choices with their defaults. ``text_size`` is a percentage, ``lock_minutes`` how long idle before locking.

    ``reminders`` says whether a notification may say that something is due, never between the hours ``quiet_from`` and
    ``quiet_until``. ``last_vault`` is the random id of the vault opened last, so that the picker can offer it first.
    """

    theme: str = "system"
    text_size: int = 100
    lock_minutes: int = 5
    language: str = "en_GB"
    reminders: bool = True
    quiet_from: int = 20
    quiet_until: int = 8
    last_vault: str = ""

    def with_choice(self, **choices: Any) -> Settings:
        """A copy with some choices changed; values that are not on offer fall back to the default."""
        return _checked(asdict(replace(self, **choices)))


def _checked(raw: dict[str, Any]) -> Settings:
    default = Settings()
    allowed: dict[str, tuple[object, ...]] = {
        "theme": THEMES,
        "text_size": TEXT_SIZES,
        "lock_minutes": LOCK_MINUTES,
        "quiet_from": HOURS,
        "quiet_until": HOURS,
    }
    clean: dict[str, Any] = {}
    for field in fields(Settings):
        value = raw.get(field.name, getattr(default, field.name))
        wrong_type = type(value) is not type(getattr(default, field.name))
        if wrong_type or (field.name in allowed and value not in allowed[field.name]):
            value = getattr(default, field.name)
        clean[field.name] = value
    return Settings(**clean)


def load(path: Path) -> Settings:
    """The choices in ``path``; defaults where it is missing, damaged or says something that is not on offer."""
    try:
        raw = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    return _checked(raw) if isinstance(raw, dict) else Settings()


def save(path: Path, settings: Settings) -> None:
    """Write the choices whole or not at all. Raises LeaderLensError where the disk refuses; the old file stands."""
    part = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(asdict(settings), indent=1), "utf-8")
        part.replace(path)
    except OSError:
        with suppress(OSError):  # what refused to write may refuse to remove as well
            part.unlink()
        raise LeaderLensError(
            _("This choice could not be saved on the disk. It holds until you close LeaderLens. All else is safe."),
            code="settings",
        ) from None
