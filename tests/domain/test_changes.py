"""What a write touched, joined."""

from __future__ import annotations

from leaderlens.domain.changes import Changes


def test_two_changes_join() -> None:
    assert Changes(journal=True) + Changes(reveals=True) == Changes(journal=True, reveals=True)


def test_no_change_is_false() -> None:
    assert not Changes()
    assert Changes(drafts=True)
