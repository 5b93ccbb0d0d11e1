"""What the two menus of the journal offer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from leaderlens.domain.paragraph import Mark
from leaderlens.i18n import _
from leaderlens.ui.journal.choices import LINE, Choice

if TYPE_CHECKING:
    from leaderlens.ui.journal.page import JournalPage
    from leaderlens.ui.journal.presenter import JournalPresenter


class Menus:
    """``more`` takes what the house adds to the journal's menu: import and export."""

    def __init__(self, page: JournalPage, presenter: JournalPresenter) -> None:
        self._page, self._presenter = page, presenter
        self.more: list[Choice] = []
        page.editor.menu_wished.connect(self._open_entry_menu)

    def of_journal(self) -> tuple[Choice, ...]:
        """For the whole journal."""
        act = self._presenter
        return (
            Choice(_("Calendar"), act.finder.show_calendar, "Ctrl+D"),
            Choice(_("Your tags"), act.finder.show_tags),
            Choice(_("Everything about a person…"), act.finder.show_person_sheet),
            Choice(_("What you parked"), act.custody.show_parked),
            Choice(_("The bin"), act.custody.show_bin),
            LINE,
            Choice(_("Begin from a template…"), act.beginnings.show_templates),
            Choice(_("Your own prompts…"), act.beginnings.show_own_prompts),
            LINE,
            *((*self.more, LINE) if self.more else ()),
            Choice(_("Private does not mean exempt"), self._page.show_conscience),
        )

    def add(self, text: str, run: Callable[[], object]) -> None:
        """Offer one thing more for the whole journal."""
        self.more.append(Choice(text, run))

    def _open_entry_menu(self) -> None:
        self._page.open_menu(self.of_entry())

    def of_entry(self) -> tuple[Choice, ...]:
        """For the entry that is open."""
        act, editor = self._presenter, self._page.editor
        mark, body = editor.mark(), editor.body

        def marked(wanted: Mark) -> Callable[[], None]:
            return lambda: editor.set_mark(Mark.NONE if mark is wanted else wanted)

        return (
            Choice(_("Mark as personal reflection"), marked(Mark.REFLECTION), ticked=mark is Mark.REFLECTION),
            Choice(_("Mark as council business"), marked(Mark.BUSINESS), ticked=mark is Mark.BUSINESS),
            Choice(_("Move to the official record…"), act.custody.show_record),
            Choice(_("Park for our next session…"), lambda: act.custody.prepare_parking(editor.sentence())),
            LINE,
            Choice(_("Tag or link…"), act.linking.show_links, "Ctrl+T"),
            Choice(_("Put in a picture or file…"), self._page.choose_files),
            Choice(_("History…"), act.custody.show_history),
            LINE,
            Choice(_("Only the words"), lambda: body.set_focus_mode(on=not body.focus_mode), "Ctrl+Shift+F",
                   ticked=body.focus_mode),
            Choice(_("Plain Markdown"), lambda: body.set_plain(on=not body.plain), "Ctrl+Shift+M", ticked=body.plain),
            *act.proofreading.choices(),
        )  # fmt: skip
