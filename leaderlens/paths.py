"""Where LeaderLens keeps things: per-user data folders, never Documents and never a synced folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

_ENVIRONMENT = "LEADERLENS_HOME"  # one folder for everything: tests, the demo, a person with an unusual disk


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one installation. Nothing here is created until it is used."""

    data: Path
    settings: Path
    cache: Path

    @property
    def vaults(self) -> Path:
        """One folder per person, named by a random id."""
        return self.data / "vaults"

    @property
    def exchange(self) -> Path:
        """The exchange folder for two people who share this laptop."""
        return self.data / "exchange"

    @property
    def settings_file(self) -> Path:
        """Non-secret choices of this installation (theme, text size). Holds no names."""
        return self.settings / "settings.json"

    @classmethod
    def below(cls, home: Path) -> Paths:
        """Everything under one folder."""
        return cls(data=home / "data", settings=home / "settings", cache=home / "cache")

    @classmethod
    def of_user(cls) -> Paths:
        """This operating system's own places, or the folder named by LEADERLENS_HOME."""
        home = os.environ.get(_ENVIRONMENT)
        if home:
            return cls.below(Path(home))
        from platformdirs import PlatformDirs  # 30 ms: only when the environment does not say

        dirs = PlatformDirs("LeaderLens", appauthor=False, roaming=False)
        return cls(data=Path(dirs.user_data_dir), settings=Path(dirs.user_config_dir), cache=Path(dirs.user_cache_dir))
