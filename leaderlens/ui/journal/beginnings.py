"""Somewhere to begin: prompts by season and situation, templates, one's own, and what was written on this day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from leaderlens.domain.changes import Changes
from leaderlens.domain.journal import JournalLine
from leaderlens.domain.prompt import Prompt, Situation, Template
from leaderlens.ui.desk import Desk
from leaderlens.ui.journal.beginning import Beginning
from leaderlens.ui.journal.wing import Wing

if TYPE_CHECKING:
    from leaderlens.ui.journal.landing import Landing
    from leaderlens.ui.journal.page import JournalPage
    from leaderlens.ui.journal.templates_sheet import BeginningsSheet


class Beginnings:
    """``begin(body, prompt_id)`` starts a new entry with ``body`` in it, or puts it into the blank one that is open."""

    def __init__(self, page: JournalPage, desk: Desk, wing: Wing, begin: Callable[[str, str], None]) -> None:
        self._page, self._desk, self._wing, self._begin = page, desk, wing, begin
        self._prompt: Prompt | None = None
        self._situations: tuple[Situation, ...] = ()
        self.on_greeted: Callable[[], None] = lambda: None
        strip = page.editor.prompt
        page.landing_made.connect(self._wire_landing)
        page.templates_wished.connect(self.show_templates)
        strip.wished.connect(self.another)
        strip.used.connect(self.use_prompt)
        strip.templates_wished.connect(self.show_templates)

    def greet(self, now: datetime) -> None:
        """Fill the page that is shown before an entry is open."""
        today: date = now.date()

        def read() -> tuple[tuple[JournalLine, ...], tuple[Situation, ...], Prompt]:
            prompt = self._prompt or self._wing.prompts.another()
            return self._wing.journal.on_this_day(today), self._wing.prompts.situations(), prompt

        def arrived(found: tuple[tuple[JournalLine, ...], tuple[Situation, ...], Prompt]) -> None:
            lines, situations, prompt = found
            self._page.pane.landing.show_day(today, lines)
            if situations != self._situations:
                self._situations = situations
                self._page.pane.landing.prompts.show_situations(situations)
            self._show(prompt)
            self.on_greeted()

        self._desk.tasks.run(read, arrived)

    def another(self, situation: str = "") -> None:
        """Show another prompt."""
        self._desk.tasks.run(lambda: self._wing.prompts.another(situation), self._show)

    def use_prompt(self) -> None:
        """Write from the prompt in sight."""
        if self._prompt is not None:
            self._begin(f"> {self._prompt.text}\n\n", self._prompt.id)

    def _wire_landing(self, landing: Landing) -> None:
        landing.prompts.another_wished.connect(self.another)
        landing.prompts.use_wished.connect(self.use_prompt)
        landing.prompts.own_wished.connect(self.show_own_prompts)

    def _show(self, prompt: Prompt) -> None:
        self._prompt = prompt
        if self._page.pane.greeting is not None:
            self._page.pane.greeting.prompts.show_prompt(prompt)
        self._page.editor.prompt.show_prompt(prompt.text)

    # ------------------------------------------------------------ templates

    def show_templates(self) -> None:
        """Let the person choose a template, or write one."""

        def read() -> tuple[tuple[Template, ...], tuple[Situation, ...]]:
            return self._wing.prompts.templates(), self._wing.prompts.situations()

        def arrived(found: tuple[tuple[Template, ...], tuple[Situation, ...]]) -> None:
            sheet = self._page.sheets.templates(self._wire_templates)
            sheet.show_beginnings([Beginning.of_template(one) for one in found[0]], found[1])

        self._desk.tasks.run(read, arrived)

    def _wire_templates(self, sheet: BeginningsSheet) -> None:
        prompts = self._wing.prompts
        sheet.used.connect(self._use_template)
        sheet.saved.connect(
            lambda known, title, body, situation: self._change(
                lambda: prompts.save_template(title, body, (situation,) if situation else (), known),
                self.show_templates,
            )
        )
        sheet.removed.connect(lambda known: self._change(lambda: prompts.remove_template(known), self.show_templates))

    def _use_template(self, template_id: str) -> None:
        def arrived(template: Template | None) -> None:
            if template is not None:
                self._begin(template.body.strip() + "\n", template.id)

        self._desk.tasks.run(lambda: self._wing.prompts.template(template_id), arrived)

    # ------------------------------------------------------------ one's own prompts

    def show_own_prompts(self) -> None:
        """Let the person write prompts of their own."""

        def read() -> tuple[tuple[Prompt, ...], tuple[Situation, ...]]:
            own = tuple(prompt for prompt in self._wing.prompts.prompts() if prompt.own)
            return own, self._wing.prompts.situations()

        def arrived(found: tuple[tuple[Prompt, ...], tuple[Situation, ...]]) -> None:
            sheet = self._page.sheets.own_prompts(self._wire_prompts)
            sheet.show_beginnings([Beginning.of_prompt(one) for one in found[0]], found[1])

        self._desk.tasks.run(read, arrived)

    def _wire_prompts(self, sheet: BeginningsSheet) -> None:
        prompts = self._wing.prompts
        sheet.used.connect(self._use_own)
        sheet.saved.connect(
            lambda known, _title, text, situation: self._change(
                lambda: prompts.save_prompt(text, situation, known), self.show_own_prompts
            )
        )
        sheet.removed.connect(lambda known: self._change(lambda: prompts.remove_prompt(known), self.show_own_prompts))

    def _use_own(self, prompt_id: str) -> None:
        def arrived(prompt: Prompt | None) -> None:
            if prompt is not None:
                self._show(prompt)
                self.use_prompt()

        self._desk.tasks.run(lambda: self._wing.prompts.prompt(prompt_id), arrived)

    def _change(self, change: Callable[[], Changes], then: Callable[[], None]) -> None:
        self._desk.tasks.run(change, lambda _changes: then())
