"""Reads along while somebody writes: in their languages, with the words their own vault has learnt."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from leaderlens.i18n import _
from leaderlens.services.spelling import LANGUAGES, Spelling, language_name
from leaderlens.ui.desk import Desk
from leaderlens.ui.journal.choices import Choice
from leaderlens.ui.journal.wing import Wing

if TYPE_CHECKING:
    from leaderlens.ui.journal.page import JournalPage


class Proofreading:
    """``start`` reads what the vault knows; ``choices`` switches a language on or off."""

    def __init__(self, page: JournalPage, desk: Desk, wing: Wing) -> None:
        self._page, self._desk, self._wing = page, desk, wing
        self._languages: tuple[str, ...] = ()
        page.editor.body.word_added.connect(self._learn)

    def start(self) -> None:
        """Read along from now on."""

        def read() -> tuple[tuple[str, ...], frozenset[str]]:
            return self._wing.guidance.languages(), self._wing.words.words()

        self._desk.tasks.run(read, lambda found: self._use(*found))

    def choices(self) -> tuple[Choice, ...]:
        """The languages, for the menu."""
        return tuple(
            Choice(
                _("Check spelling: {language}").format(language=language_name(code)),
                partial(self._switch, code),
                ticked=code in self._languages,
            )
            for code in LANGUAGES
        )

    def _use(self, languages: tuple[str, ...], words: frozenset[str]) -> None:
        self._languages = languages
        self._page.editor.body.set_spelling(Spelling(languages, words) if languages else None)

    def _switch(self, code: str) -> None:
        chosen = tuple(known for known in LANGUAGES if (known in self._languages) != (known == code))
        self._desk.tasks.run(lambda: self._wing.guidance.choose_languages(chosen), lambda _none: self.start())

    def _learn(self, word: str) -> None:
        self._desk.tasks.run(lambda: self._wing.words.add(word), lambda _none: None)
