"""The keys of the writing desk: one table for the editor, its toolbar and the command palette of the page.

None of them is a key of the window (Ctrl+1 to 7, Ctrl+K, J, L, N, F) or a letter that AltGr (Ctrl+Alt) makes on a
British, Welsh or Irish keyboard.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from leaderlens.i18n import N_, _


@dataclass(frozen=True, slots=True)
class Writing:
    """Something the desk does: ``name`` is the method's key, ``title`` a marked string, ``icon`` may be empty."""

    name: str
    title: str
    shortcut: str
    icon: str = ""
    switch: bool = False

    @property
    def words(self) -> str:
        """The title in the person's language."""
        return _(self.title)


@dataclass(frozen=True, slots=True)
class WritingCommand:
    """A :class:`Writing` as the page offers it: translated, and bound to the editor."""

    id: str
    title: str
    shortcut: str
    icon: str
    run: Callable[[], None]


WRITINGS = (
    Writing("bold", N_("Bold"), "Ctrl+B", "bold"),
    Writing("italic", N_("Italic"), "Ctrl+I", "italic"),
    Writing("strike", N_("Struck through"), "Ctrl+Shift+X"),
    Writing("code", N_("Code"), "Ctrl+E"),
    Writing("link", N_("Link"), "Ctrl+Shift+K", "link"),
    Writing("heading-1", N_("Large heading"), "Ctrl+Shift+1"),
    Writing("heading-2", N_("Heading"), "Ctrl+Shift+2", "heading"),
    Writing("heading-3", N_("Small heading"), "Ctrl+Shift+3"),
    Writing("numbers", N_("Numbered list"), "Ctrl+Shift+7", "list-ordered"),
    Writing("bullets", N_("List"), "Ctrl+Shift+8", "list"),
    Writing("checks", N_("List with boxes to tick"), "Ctrl+Shift+9", "list-checks"),
    Writing("quote", N_("Quotation"), "Ctrl+Shift+.", "quote"),
    Writing("tick", N_("Tick or untick"), "Ctrl+Return"),
    Writing("open-link", N_("Open the link at the caret"), "Alt+Return"),
    Writing("focus", N_("Focus on one paragraph"), "Ctrl+Shift+F", "maximize-2", switch=True),
    Writing("plain", N_("Show the plain Markdown"), "Ctrl+Shift+M", "file-text", switch=True),
    Writing("paste-plain", N_("Paste without formatting"), "Ctrl+Shift+V"),
    Writing("next-misspelt", N_("Next word to check"), "F7"),
)
"""Everything by name, in the order in which the shortcut sheet shows it."""
