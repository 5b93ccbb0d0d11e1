"""Choices of the installation: kept whole, and never a reason not to start."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from leaderlens import settings
from leaderlens.errors import LeaderLensError
from leaderlens.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "made on the way" / "settings.json"
    chosen = Settings(theme="dark", text_size=150, lock_minutes=2, last_vault="ab12")
    settings.save(path, chosen)
    assert settings.load(path) == chosen
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("damage", ["", "{", "[]", '"dark"', "\x00\x01", '{"theme": "pink", "text_size": "large"}'])
def test_a_damaged_file_means_the_defaults(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(damage)
    assert settings.load(path) == Settings()


def test_a_file_from_a_newer_version_keeps_what_is_understood(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"theme": "dark", "hologram": True, "text_size": 9000}))
    assert settings.load(path) == Settings(theme="dark")


def test_a_missing_file_means_the_defaults(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "nowhere.json") == Settings()


def test_a_disk_that_refuses_is_one_sentence_and_the_old_choices_stand(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    settings.save(path, Settings(theme="dark"))
    path.with_suffix(".part").mkdir()
    (path.with_suffix(".part") / "in the way").touch()
    with pytest.raises((LeaderLensError, OSError)):
        settings.save(path, Settings(theme="light"))
    assert settings.load(path) == Settings(theme="dark")


def test_a_choice_not_on_offer_falls_back() -> None:
    assert Settings().with_choice(text_size=137).text_size == 100
    assert Settings().with_choice(theme="dark").theme == "dark"


def test_a_file_where_the_folder_should_be_is_one_sentence_too(tmp_path: Path) -> None:
    (tmp_path / "settings").write_text("in the way", "utf-8")
    with pytest.raises(LeaderLensError) as told:
        settings.save(tmp_path / "settings" / "settings.json", Settings())
    assert told.value.code == "settings"


@pytest.mark.parametrize(
    "raw", ['{"quiet_from": 24}', '{"quiet_until": -1}', '{"reminders": 1}', '{"quiet_from": true}']
)
def test_an_hour_that_no_clock_has_means_the_default(tmp_path: Path, raw: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(raw)
    assert settings.load(path) == Settings()
