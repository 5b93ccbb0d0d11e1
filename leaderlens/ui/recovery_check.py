"""Whether somebody wrote their recovery words down: three of the twenty-four, asked for by number. No Qt."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping

_ASKED = 3


def _any_three(count: int) -> tuple[int, ...]:
    return tuple(sorted(secrets.SystemRandom().sample(range(1, count + 1), _ASKED)))


class RecoveryCheck:
    """One check of ``words``. ``numbers`` (from 1) are to be asked for, in order."""

    def __init__(self, words: tuple[str, ...], choose: Callable[[int], tuple[int, ...]] = _any_three) -> None:
        self._words = words
        self.numbers = choose(len(words))

    def wrong(self, answers: Mapping[int, str]) -> tuple[int, ...]:
        """The numbers whose answer is another word, or none; capitals and spaces around a word are forgiven."""
        return tuple(
            number
            for number in self.numbers
            if answers.get(number, "").strip().casefold() != self._words[number - 1].casefold()
        )
