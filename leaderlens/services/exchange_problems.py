"""What goes wrong in an exchange, as sentences a person reads: one stable code, one calm sentence."""

from __future__ import annotations

from dataclasses import dataclass

from leaderlens.i18n import _

_BROKEN_RULES = {
    "already-opened",
    "already-sealed",
    "form-fixed",
    "malformed-event",
    "malformed-fields",
    "open-mismatch",
    "open-outside-form",
    "open-too-early",
    "open-without-seal",
    "unknown-event",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something of the exchange a person should know, as one calm sentence; ``code`` is stable."""

    pair_id: str
    code: str
    sentence: str


def sentence(code: str) -> str:
    """The sentence a person reads for a lasting problem."""
    if code in _BROKEN_RULES:
        return _(
            "The other laptop sent something that the rules of a check-in do not allow. It had no effect, and nothing "
            "of yours was changed."
        )
    return _of_their_own().get(code) or _(
        "A file in the exchange folder is damaged, or was not made by LeaderLens. It was set aside, and nothing of it "
        "was taken in."
    )


def _of_their_own() -> dict[str, str]:
    return {
        "fork": _(
            "The history of one laptop of this pair splits in two, as after restoring an old backup. Nothing that was "
            "there is lost, but nothing new is taken from it until you connect again."
        ),
        "restore-first": _(
            "This vault was restored from a backup, and newer things you wrote have not been read back yet. Nothing "
            "is lost: please leave the exchange folder connected."
        ),
        "newer-version": _(
            "The other laptop writes with a newer LeaderLens than this one can read. Nothing is lost: please install "
            "the newest LeaderLens here, and what is waiting will be taken in."
        ),
        "sheet-missing": _(
            "A sheet you sealed is not in this vault any more, as after restoring an old backup, so it cannot be "
            "revealed. Nothing else is affected."
        ),
        "forms-differ": _(
            "The two of you sealed a check-in that asked each of you something else, so it can never be revealed. "
            "Nothing is lost: each of you keeps your own sheet. Please open a new check-in."
        ),
    }
