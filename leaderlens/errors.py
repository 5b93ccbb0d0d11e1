"""Every error a person may read: one calm sentence of what happened, what is safe and what to do.

Two kinds exist. A :class:`LeaderLensError` is the world's doing (a full disk, a damaged file, a wrong passphrase)
and is shown to the person as it stands. Anything else is a bug of ours: it is logged by class name only, never with
its text, because its text may hold somebody's words.
"""

from __future__ import annotations


class LeaderLensError(Exception):
    """Something the person can be told. ``str(error)`` is a whole, translated sentence, free of private content.

    ``code`` is a stable short name (``"wrong-passphrase"``) that logs, tests and exit codes use.
    """

    code = "problem"

    def __init__(self, sentence: str, *, code: str | None = None) -> None:
        super().__init__(sentence)
        if code is not None:
            self.code = code


class VaultError(LeaderLensError):
    """A vault could not be made, opened or written."""

    code = "vault"


class ExchangeError(LeaderLensError):
    """A file from the exchange is damaged, foreign or not allowed. Nothing of it was taken in."""

    code = "exchange"


class ContentError(LeaderLensError):
    """A lens, prompt or story file says something it may not; the sentence names the file and the item."""

    code = "content"


class NotAllowedError(LeaderLensError):
    """The person asked for something the rules of a check-in do not allow (changing a sealed sheet, say)."""

    code = "not-allowed"


class ImportSourceError(LeaderLensError):
    """A file or folder of another journal cannot be read at all. Nothing of it was taken in."""

    code = "import"


class ExportError(LeaderLensError):
    """A file for other programs could not be written. Nothing of it is left, and nothing here was changed."""

    code = "export"
