"""Where things are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaderlens.paths import Paths


def test_one_folder_for_everything_when_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADERLENS_HOME", str(tmp_path))
    paths = Paths.of_user()
    assert paths.vaults == tmp_path / "data" / "vaults"
    assert paths.settings_file == tmp_path / "settings" / "settings.json"
    assert list(tmp_path.iterdir()) == []


def test_otherwise_the_users_own_data_folder_and_never_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LEADERLENS_HOME", raising=False)
    paths = Paths.of_user()
    for path in (paths.data, paths.settings, paths.cache):
        assert path.is_absolute()
        assert "Documents" not in path.parts
        assert Path.home() in path.parents
