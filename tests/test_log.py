"""The log says what kind of thing happened and never what anybody wrote."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from leaderlens import log
from leaderlens.errors import VaultError
from leaderlens.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SENTINEL = "the heron on the weir at dusk"


@pytest.fixture(autouse=True)
def quiet_afterwards() -> Iterator[None]:
    yield
    logger = logging.getLogger("leaderlens")
    for handler in list(logger.handlers):
        handler.close()
        logger.removeHandler(handler)
    logger.propagate = True


def test_an_error_is_noted_by_its_code_and_never_with_its_words(tmp_path: Path) -> None:
    log.start(tmp_path)
    log.happened("vault-opened")
    try:
        raise VaultError(SENTINEL, code="disk-full")
    except VaultError as error:
        log.failed(error)
    try:
        Settings().with_choice(**{SENTINEL: 1})
    except TypeError as error:
        log.failed(error)
    written = (tmp_path / "leaderlens.log").read_text()
    assert "vault-opened" in written
    assert "disk-full" in written
    assert "TypeError" in written
    assert "settings.py" in written
    assert SENTINEL not in written


def test_a_folder_that_cannot_be_written_means_no_log(tmp_path: Path) -> None:
    in_the_way = tmp_path / "log"
    in_the_way.write_text("a file where the folder should be")
    log.start(in_the_way)
    log.happened("started")
    assert in_the_way.read_text() == "a file where the folder should be"
    assert logging.getLogger("leaderlens").handlers == []


def test_a_large_log_is_put_aside_once_and_a_new_one_begun(tmp_path: Path) -> None:
    (tmp_path / "leaderlens.log").write_text("old " * 30_000)
    log.start(tmp_path)
    log.happened("started")
    assert (tmp_path / "leaderlens.log.1").read_text().startswith("old old")
    assert "started" in (tmp_path / "leaderlens.log").read_text()
    assert "old" not in (tmp_path / "leaderlens.log").read_text()
