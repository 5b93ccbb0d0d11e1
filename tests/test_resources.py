"""The one door to shipped files."""

from __future__ import annotations

import pytest

from leaderlens.resources import resource


@pytest.mark.parametrize("name", ["../pyproject.toml", "/etc/hosts", "lenses/../../x", "lenses\\ryley.toml"])
def test_names_that_could_leave_the_folder_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="not a resource name"):
        resource(name)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"lenses/none\.toml"):
        resource("lenses/none.toml")


def test_a_shipped_file_is_found() -> None:
    assert resource("lenses/ryley.toml").read_text("utf-8").startswith("#")
