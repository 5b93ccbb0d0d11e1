"""The window: the rail, the pages, the place for notices. It knows pages as widgets and nothing of what they do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QPropertyAnimation, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QIcon, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from leaderlens.domain.people import Role
from leaderlens.i18n import _
from leaderlens.resources import resource
from leaderlens.ui import accessibility
from leaderlens.ui.commands import Commands
from leaderlens.ui.style.metrics import FADE_MS, RAIL_NEEDS
from leaderlens.ui.style.theme import Theme
from leaderlens.ui.widgets.chip import Tone
from leaderlens.ui.widgets.nav_rail import NavRail
from leaderlens.ui.widgets.notice import Banner, NoticeArea, NoticeBar, Toast

if TYPE_CHECKING:
    from leaderlens.ui.widgets.palette import CommandPalette
    from leaderlens.ui.widgets.shortcut_sheet import ShortcutSheet

SMALLEST = QSize(1000, 640)


@dataclass(frozen=True, slots=True)
class Screen:
    """A page and the presenter that acts for it, kept together: a presenter nobody holds would be collected."""

    page: QWidget
    presenter: object


class MainWindow(QMainWindow):
    """The shell. Pages come in with ``add_page``; ``show_full`` hides the shell behind one widget (unlock, wizard).

    ``page_changed(id)`` after another page came to the front, ``page_shown(id)`` each time one is asked for (its
    presenter loads then). ``may_close`` is asked before the window goes: finish the work, lock the vault, or answer
    False and stay. ``closing`` when it goes.
    """

    page_changed = Signal(str)
    page_shown = Signal(str)
    lock_requested = Signal()
    pair_requested = Signal()
    hand_over_requested = Signal()
    closing = Signal()

    def __init__(self, theme: Theme, commands: Commands) -> None:
        super().__init__()
        self._theme, self._commands = theme, commands
        self.screens: list[Screen] = []
        self.may_close: Callable[[], bool] = lambda: True
        self._pages: dict[str, QWidget] = {}
        self._places: dict[str, str] = {}
        self._page = ""
        self._actions: list[QAction] = []
        self._fade: QPropertyAnimation | None = None
        self._beneath: QWidget | None = None
        self._cover: QWidget | None = None
        accessibility.install()
        self.setWindowTitle("LeaderLens")  # always: a title is seen by others
        self.setWindowIcon(QIcon(str(resource("icons/leaderlens.svg"))))
        self.setMinimumSize(SMALLEST)
        self.resize(1280, 800)
        self._build()
        self.toast = Toast(self)
        self._add_commands()
        commands.subscribe(self._bind)
        self._bind()
        theme.changed.connect(self._reflow)

    @cached_property
    def palette_sheet(self) -> CommandPalette:
        """Find or do anything. It and the shortcuts are made when first asked for: 30 ms the first window can spare."""
        from leaderlens.ui.widgets.palette import CommandPalette

        return CommandPalette(self, self._commands)

    @cached_property
    def shortcuts(self) -> ShortcutSheet:
        """Every key LeaderLens listens to."""
        from leaderlens.ui.widgets.shortcut_sheet import ShortcutSheet

        return ShortcutSheet(self, self._commands)

    # ------------------------------------------------------------ pages

    def add_page(
        self,
        page: str,
        title: str,
        icon: str,
        widget: QWidget,
        shortcut: str = "",
        *,
        in_rail: bool = True,
        foot: bool = False,
        promised: bool = False,
        below: str = "",
        words: str = "",
    ) -> None:
        """Take in a page under the id ``page``. Unless ``in_rail`` is False it gets a command, which is found by
        ``words`` as well, and a place in the rail (in its ``foot`` if asked, or behind its promise); one without a
        place shows as part of the page ``below`` which it lies. Raises ValueError for an id that is taken.
        """
        if page in self._pages:
            raise ValueError(f"there is a page {page} already")
        self._pages[page] = widget
        self._places[page] = below or page
        self.pages.addWidget(widget)
        if in_rail:
            self.rail.add_place(page, title, icon, shortcut, foot=foot, promised=promised)
            self._commands.add(
                f"go.{page}", title, _("Go to"), lambda: self.show_page(page), shortcut=shortcut, icon=icon,
                words=words, enabled=self._in_shell,
            )  # fmt: skip

    def remove_pages(self) -> None:
        """Let every page and presenter go: before another person's vault opens."""
        for page, widget in self._pages.items():
            self._commands.remove(f"go.{page}")
            self.pages.removeWidget(widget)
            widget.setParent(self)  # else Python owns it now, and may let it go, timers and all, on another thread
            widget.deleteLater()
        self._pages.clear()
        self.screens.clear()
        self.rail.clear()
        self.notices.clear()
        self.toast.leave()
        self._page = ""

    def show_page(self, page: str) -> None:
        """Bring ``page`` to the front, and the shell with it. Raises KeyError for an unknown id."""
        widget = self._pages[page]
        self._bring(self._shell)
        changed = page != self._page
        self.rail.show_place(self._places[page])
        self.pages.setCurrentWidget(widget)
        self._page = page
        if not widget.isAncestorOf(self.focusWidget() or self):
            self.pages.setFocus(Qt.FocusReason.MouseFocusReason)  # Tab goes on into the page
        if changed:
            self._fade_in(widget)
            self.page_changed.emit(page)
        self.page_shown.emit(page)

    @property
    def page(self) -> str:
        """The id of the page in front, empty before the first."""
        return self._page

    @property
    def commands(self) -> Commands:
        """What can be done by name: the house adds what its rooms offer."""
        return self._commands

    def page_widget(self, page: str) -> QWidget:
        """Raises KeyError for an unknown id."""
        return self._pages[page]

    def show_full(self, widget: QWidget) -> None:
        """Show ``widget`` alone, without the rail. The one shown so before is let go."""
        while self._full.count():
            item = self._full.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None and old is not widget:
                old.hide()
                old.deleteLater()
        self._full.addWidget(widget)
        widget.show()
        self._bring(self._full_holder)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_shell(self) -> None:
        """Back to the rail and the pages."""
        self._bring(self._shell)

    def cover(self, widget: QWidget) -> None:
        """Show ``widget`` over everything until :meth:`uncover`: nothing beneath can be seen, reached or heard.

        Pages and notices that come meanwhile wait beneath it. Sheets, menus and dialogs are put away.
        """
        self.uncover()
        self._cover = widget
        for child in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if child is not self.centralWidget() and not child.isWindow() and child.isVisible():
                child.hide()
        for other in QApplication.topLevelWidgets():
            if other is not self and other.isVisible():
                other.close()
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        self._strip.hide()
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def uncover(self) -> None:
        """Show again what is beneath the cover."""
        if self._cover is None:
            return
        cover, self._cover = self._cover, None
        self._stack.setCurrentWidget(self._beneath or self._shell)
        self._stack.removeWidget(cover)
        self._strip.show()
        cover.hide()
        cover.deleteLater()

    @property
    def in_shell(self) -> bool:
        """Whether the rail and the pages are in sight."""
        return self._in_shell()

    # ------------------------------------------------------------ what the shell says

    def set_badge(self, page: str, text: str) -> None:
        """A word or two beside a place in the rail; empty for none."""
        self.rail.set_badge(page, text)

    def set_person(self, name: str, role: Role | None) -> None:
        """Whose vault is open; None for nobody's."""
        self.rail.show_person(name, role)

    def set_pair(self, name: str) -> None:
        """Whose pair is in view, for a person with several; empty to say nothing."""
        self.rail.show_pair(name)

    def set_banner(self, sentence: str, action: str = "", icon: str = "presentation") -> None:
        """A strip over everything (demonstration, read only, hold); empty for none. Its action is ``banner.acted``."""
        self.banner.show_sentence(sentence, action, icon)

    def say(
        self, sentence: str, tone: Tone | str = Tone.ACCENT, action: str = "", act: Callable[[], object] | None = None
    ) -> NoticeBar:
        """A notice over the page."""
        area = self.notices if self._beneath in (None, self._shell) else self.full_notices
        return area.say(sentence, tone, action, act)

    def say_problem(self, sentence: str) -> None:
        """What ui.problems calls for an error a person can be told."""
        self.say(sentence, Tone.WARM)

    def say_done(self, sentence: str, undo: Callable[[], object] | None = None) -> None:
        """A toast: something was done, and may be undone for a while."""
        self._undo = undo
        self.toast.say(sentence, undo=undo is not None)

    # ------------------------------------------------------------ inside

    _undo: Callable[[], object] | None = None

    def _build(self) -> None:
        self.rail = NavRail()
        self.rail.find_requested.connect(self._find)
        self.rail.place_chosen.connect(self.show_page)
        self.rail.lock_requested.connect(self.lock_requested)
        self.rail.pair_requested.connect(self.pair_requested)
        self.rail.hand_over_requested.connect(self.hand_over_requested)
        self.pages = QStackedWidget()
        self.pages.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.pages.setAccessibleName(_("Page"))
        self.notices, self.full_notices = NoticeArea(), NoticeArea()
        self._shell = QWidget()
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.notices)
        beside.addWidget(self.pages, 1)
        across = QHBoxLayout(self._shell)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.rail)
        across.addLayout(beside, 1)
        self._full_holder = QWidget()
        full = QVBoxLayout(self._full_holder)
        full.setContentsMargins(0, 0, 0, 0)
        full.addWidget(self.full_notices)
        self._full = QVBoxLayout()
        full.addLayout(self._full, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._shell)
        self._stack.addWidget(self._full_holder)
        self.banner = Banner()
        self._strip = QWidget()  # what hides the banner without making it forget whether it has something to say
        strip = QVBoxLayout(self._strip)
        strip.setContentsMargins(0, 0, 0, 0)
        strip.addWidget(self.banner)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._strip)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(centre)

    def _add_commands(self) -> None:
        add, general = self._commands.add, _("LeaderLens")
        add("find", _("Find or do anything"), general, self._find, shortcut="Ctrl+K",
            icon="search", enabled=self._in_shell, listed=False)  # fmt: skip
        add("shortcuts", _("Keyboard shortcuts"), general, self._show_keys, shortcut="Ctrl+/",
            icon="keyboard", rank=1)  # fmt: skip
        add("lock", _("Lock"), general, self.lock_requested.emit, shortcut="Ctrl+L", icon="lock",
            enabled=self._in_shell, rank=1)  # fmt: skip
        add("hand-over", _("Hand over to someone else"), general, self.hand_over_requested.emit,
            icon="arrow-left-right", enabled=self._in_shell, rank=1)  # fmt: skip
        add("quit", _("Close LeaderLens"), general, self.close, shortcut="Ctrl+Q", icon="log-out", rank=1)
        self.toast.undone.connect(self._run_undo)

    def _find(self) -> None:
        self.palette_sheet.show_palette()

    def _show_keys(self) -> None:
        self.shortcuts.show_sheet()

    def _run_undo(self) -> None:
        undo, self._undo = self._undo, None
        if undo is not None:
            undo()

    def _bind(self) -> None:
        """Give each command's shortcut to the keyboard."""
        for action in self._actions:
            self.removeAction(action)
            action.deleteLater()
        self._actions = []
        for command in self._commands.all():
            if command.shortcut and command.run is not None:
                action = QAction(command.title, self)
                action.setShortcut(QKeySequence(command.shortcut))
                action.triggered.connect(lambda _checked=False, known=command.id: self._commands.run(known))
                self.addAction(action)
                self._actions.append(action)

    def _bring(self, widget: QWidget) -> None:
        """Let the shell or the full window be in front, beneath the cover if there is one."""
        self._beneath = widget
        if self._cover is None:
            self._stack.setCurrentWidget(widget)

    def _in_shell(self) -> bool:
        return self._stack.currentWidget() is self._shell

    def _fade_in(self, widget: QWidget) -> None:
        """A page comes in over 140 ms by opacity alone, and without any motion if the person asked for that."""
        if self._theme.calm or not self.isVisible():
            return
        if self._fade is not None:
            self._fade.stop()
        effect = QGraphicsOpacityEffect(widget)
        widget.setGraphicsEffect(effect)
        fade = QPropertyAnimation(effect, b"opacity", self)
        fade.setDuration(FADE_MS)
        fade.setStartValue(0.25)
        fade.setEndValue(1.0)
        fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        fade.finished.connect(lambda: widget.setGraphicsEffect(None))  # type: ignore[arg-type]
        self._fade = fade
        fade.start(QPropertyAnimation.DeletionPolicy.KeepWhenStopped)

    def _reflow(self) -> None:
        metrics = self._theme.metrics
        narrow = self.width() < RAIL_NEEDS * (1 + (metrics.scale - 1) * 0.6) or metrics.percent > 160
        self.rail.set_narrow(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reflow()
        if not self.toast.isHidden():
            self.toast.place()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)
