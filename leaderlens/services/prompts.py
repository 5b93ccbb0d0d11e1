"""What to begin from: the shipped prompts and templates, and the person's own, which stay in their vault."""

from __future__ import annotations

import random
import secrets
from collections.abc import Sequence
from datetime import date
from functools import cache

from leaderlens.clock import Clock
from leaderlens.domain.changes import Changes
from leaderlens.domain.people import Role
from leaderlens.domain.prompt import Prompt, Situation, Template, in_season
from leaderlens.domain.prompt_file import PromptFile, parse_prompts, parse_templates
from leaderlens.domain.text import storable
from leaderlens.errors import NotAllowedError
from leaderlens.i18n import _
from leaderlens.resources import resource
from leaderlens.store import own_prompts
from leaderlens.store.database import Database

_ANYBODY = "any"
_OUT_OF_SEASON = 3  # of so many prompts without a situation, one is not of the season


@cache
def _shipped() -> PromptFile:
    return parse_prompts(resource("prompts/journal.toml").read_text(encoding="utf-8"), "journal.toml")


@cache
def _shipped_templates() -> tuple[Template, ...]:
    return parse_templates(resource("prompts/templates.toml").read_text(encoding="utf-8"), "templates.toml")


class Prompts:
    """Prompts and templates for the person of one open vault. Making one costs nothing; files are read on first use."""

    def __init__(self, database: Database, clock: Clock, role: Role) -> None:
        self.database = database
        self.clock = clock
        self.role = role
        self._dealt: dict[str, list[str]] = {}
        self._last = ""
        self._turns = 0

    @property
    def privacy(self) -> str:
        """The line to show beside prompts: what you write here is yours alone."""
        return _shipped().privacy

    def situations(self) -> tuple[Situation, ...]:
        """Every situation, those in season (by the clock) first."""
        first = self.season(self.clock().date())
        return tuple(sorted(_shipped().situations, key=lambda one: one.id not in first))

    def season(self, day: date) -> tuple[str, ...]:
        """The ids of situations that day's month is likely to bring."""
        return in_season(day.month)

    # ------------------------------------------------------------ prompts

    def prompts(self, situation: str = "") -> tuple[Prompt, ...]:
        """Every prompt for this person's role, own ones last; or those for one situation."""
        with self.database.reading() as session:
            own = own_prompts.prompts(session)
        mine = (prompt for prompt in _shipped().prompts if prompt.for_role in {_ANYBODY, self.role.value})
        return tuple(one for one in (*mine, *own) if not situation or one.situation == situation)

    def another(self, situation: str = "") -> Prompt:
        """A prompt to write from: never the same twice in a row, and none again before every other had its turn.

        Without a situation the season leads: most are for what the month brings, some for anything. A situation that
        has no prompt is answered as none.
        """
        every = self.prompts()
        seasonal = self.season(self.clock().date())
        self._turns += 1
        deck = situation
        choice = [one for one in every if one.situation == situation] if situation else []
        if not choice and self._turns % _OUT_OF_SEASON:
            deck, choice = "season", [one for one in every if one.situation in seasonal]
        if not choice:
            deck, choice = "any", list(every)
        prompt = self._next(deck, choice)
        self._last = prompt.id
        return prompt

    def _next(self, deck: str, choice: list[Prompt]) -> Prompt:
        """The next card of a deck that is shuffled anew when it is used up."""
        known = {one.id: one for one in choice}
        left = [one for one in self._dealt.get(deck, []) if one in known and one != self._last]
        if not left:
            left = [one for one in known if one != self._last] or list(known)
            random.Random(secrets.randbits(64)).shuffle(left)  # noqa: S311 - no secret, a change
        self._dealt[deck] = left
        return known[left.pop()]

    def prompt(self, prompt_id: str) -> Prompt | None:
        """The prompt of that id (as in ``JournalEntry.prompt``), shipped or own."""
        with self.database.reading() as session:
            every = (*_shipped().prompts, *own_prompts.prompts(session))
        return next((one for one in every if one.id == prompt_id), None)

    def save_prompt(self, text: str, situation: str = "", prompt_id: str = "") -> Changes:
        """Keep an own prompt, new or (with its id) changed. NotAllowedError: ``empty`` text, ``shipped`` one."""
        said = storable(text).strip()
        if not said:
            raise NotAllowedError(_("A prompt needs a question. Nothing was changed."), code="empty")
        if any(one.id == prompt_id for one in _shipped().prompts):
            raise _shipped_one()
        prompt = Prompt(prompt_id or secrets.token_hex(16), situation, said, own=True)
        with self.database.transaction() as session:
            own_prompts.save_prompt(session, prompt, self.clock())
        return Changes(journal=True)

    def remove_prompt(self, prompt_id: str) -> Changes:
        """Erase an own prompt."""
        with self.database.transaction() as session:
            return Changes(journal=bool(own_prompts.remove_prompt(session, prompt_id)))

    # ------------------------------------------------------------ templates

    def templates(self, situation: str = "") -> tuple[Template, ...]:
        """The shipped templates that suit this person's role, then own ones; or those for one situation."""
        with self.database.reading() as session:
            own = own_prompts.templates(session)
        mine = (one for one in _shipped_templates() if one.for_role in {_ANYBODY, self.role.value})
        return tuple(one for one in (*mine, *own) if not situation or situation in one.situations)

    def template(self, template_id: str) -> Template | None:
        """The template of that id, shipped or own."""
        with self.database.reading() as session:
            every = (*_shipped_templates(), *own_prompts.templates(session))
        return next((one for one in every if one.id == template_id), None)

    def save_template(self, title: str, body: str, situations: Sequence[str] = (), template_id: str = "") -> Changes:
        """Keep an own template, new or (with its id) changed. NotAllowedError: ``empty`` title or body, ``shipped``."""
        called, text = " ".join(storable(title).split()), storable(body).strip("\n")
        if not called or not text.strip():
            raise NotAllowedError(_("A template needs a title and a text. Nothing was changed."), code="empty")
        if any(one.id == template_id for one in _shipped_templates()):
            raise _shipped_one()
        template = Template(template_id or secrets.token_hex(16), called, text + "\n", situations=tuple(situations))
        with self.database.transaction() as session:
            own_prompts.save_template(session, template, self.clock())
        return Changes(journal=True)

    def remove_template(self, template_id: str) -> Changes:
        """Erase an own template."""
        with self.database.transaction() as session:
            return Changes(journal=bool(own_prompts.remove_template(session, template_id)))


def _shipped_one() -> NotAllowedError:
    return NotAllowedError(
        _("This one comes with LeaderLens and stays as it is. Please save yours as a new one."), code="shipped"
    )
