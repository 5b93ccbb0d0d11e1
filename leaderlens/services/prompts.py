"""What to begin from: the shipped prompts and templates, and the person's own, which stay in their vault."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from leaderlens.clock import Clock
from leaderlens.domain.changes import Changes
from leaderlens.domain.people import Role
from leaderlens.domain.prompt import Prompt, Situation, Template
from leaderlens.store.database import Database


class Prompts:
    """Prompts and templates for the person of one open vault. Making one costs nothing; files are read on first use."""

    def __init__(self, database: Database, clock: Clock, role: Role) -> None:
        self.database = database
        self.clock = clock
        self.role = role

    @property
    def privacy(self) -> str:
        """The line to show beside prompts: what you write here is yours alone."""
        raise NotImplementedError

    def situations(self) -> tuple[Situation, ...]:
        """Every situation, those in season (by the clock) first."""
        raise NotImplementedError

    def prompts(self, situation: str = "") -> tuple[Prompt, ...]:
        """Every prompt for this person's role, own ones last; or those for one situation."""
        raise NotImplementedError

    def another(self, situation: str = "") -> Prompt:
        """A prompt to write from: never the same twice in a row, and none again before every other had its turn.

        Without a situation the season leads: most are for what the month brings, some for anything.
        """
        raise NotImplementedError

    def prompt(self, prompt_id: str) -> Prompt | None:
        """The prompt of that id (as in ``JournalEntry.prompt``), shipped or own."""
        raise NotImplementedError

    def save_prompt(self, text: str, situation: str = "", prompt_id: str = "") -> Changes:
        """Keep an own prompt, new or (with its id) changed. Blank text: NotAllowedError ``empty``."""
        raise NotImplementedError

    def remove_prompt(self, prompt_id: str) -> Changes:
        """Erase an own prompt."""
        raise NotImplementedError

    def templates(self, situation: str = "") -> tuple[Template, ...]:
        """The eight shipped templates that suit this person's role, then own ones; or those for one situation."""
        raise NotImplementedError

    def template(self, template_id: str) -> Template | None:
        """The template of that id, shipped or own."""
        raise NotImplementedError

    def save_template(self, title: str, body: str, situations: Sequence[str] = (), template_id: str = "") -> Changes:
        """Keep an own template, new or (with its id) changed. A blank title or body: NotAllowedError ``empty``."""
        raise NotImplementedError

    def remove_template(self, template_id: str) -> Changes:
        """Erase an own template."""
        raise NotImplementedError

    def season(self, day: date) -> tuple[str, ...]:
        """The ids of situations that day's month is likely to bring."""
        raise NotImplementedError
