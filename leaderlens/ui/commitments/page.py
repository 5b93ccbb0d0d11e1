"""The page of commitments: three tabs, each with its list, one thing closely, and its forms."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QVBoxLayout, QWidget

from leaderlens.i18n import _
from leaderlens.ui.commitments.form import CommitmentForm
from leaderlens.ui.commitments.panels import DetailPanel, ListPanel, empty_state
from leaderlens.ui.commitments.row import Row
from leaderlens.ui.commitments.view import FormView, ListView, PageView, Tab
from leaderlens.ui.style.metrics import GAP, RATING_WIDTH
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.choices import SegmentedChoice
from leaderlens.ui.widgets.empty_state import EmptyState
from leaderlens.ui.widgets.page import PageScaffold


class CommitmentsPage(PageScaffold):
    """``wished(Open, Fill or Do)``, ``tab_chosen(value)``, ``cap_chosen(most)``, ``estimated(percent)``;
    ``form_submitted``, ``form_left``, ``form_paused`` of the form in sight; ``target_chosen(path)`` of an export.
    For the house: ``done(sentence)`` for a toast.
    """

    wished = Signal(object)
    tab_chosen = Signal(str)
    cap_chosen = Signal(int)
    estimated = Signal(int)
    form_submitted = Signal()
    form_left = Signal()
    form_paused = Signal()
    target_chosen = Signal(object)
    done = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent, width=RATING_WIDTH)
        self.tabs = SegmentedChoice(_("What to look at"), tuple((tab.value, title_of(tab)) for tab in Tab))
        self.tabs.changed.connect(self.tab_chosen)
        self.add(self.tabs)
        self._holder = QWidget()
        self._parts = QVBoxLayout(self._holder)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(theme().metrics.space(GAP))
        self.add(self._holder)
        self._view: PageView | None = None
        self.form: CommitmentForm | None = None
        self.listed: ListPanel | None = None
        self.detail: DetailPanel | None = None
        self.alone: EmptyState | None = None
        self._opened = ""
        self.tabs.hide()

    def show_view(self, view: PageView, *, opened: str = "", came_from: str = "") -> None:
        """Show the page. ``opened`` is what is looked at closely, ``came_from`` what was before the list came back.

        A form in sight stays as it is, with every word in it, while it is about the same thing.
        """
        before, self._view = self._view, view
        if before == view:
            return
        moved = before is None or (before.tab, self._opened) != (view.tab, opened) or _key(before) != _key(view)
        self._opened = opened
        self.tabs.setVisible(view.alone is None)
        self.tabs.set_value(view.tab.value)
        subtitle = view.listed.subtitle if view.listed is not None else ""
        self.set_title(title_of(view.tab), subtitle)
        kept = self._keep_form(view.form)
        here = QApplication.focusWidget()
        held = here is not None and self._holder.isAncestorOf(here)
        came_from = here.line.id if isinstance(here, Row) else came_from
        self._clear(kept)
        if view.alone is not None:
            self.alone = empty_state(view.alone, self.wished.emit)
            self._parts.addWidget(self.alone)
        if view.form is not None:
            self._show_form(view.form, kept)
        if view.listed is not None:
            self._show_list(view.listed)
        if view.detail is not None:
            self.detail = DetailPanel(view.detail, reading=view.form is None)
            self.detail.wished.connect(self.wished)
            self._parts.addWidget(self.detail)
        if before is not None and (moved or (held and view.form is None)):
            self._land(view, came_from=came_from, held=held, moved=moved)

    def show_busy(self, *, busy: bool) -> None:
        """The form is being handed in."""
        if self.form is not None:
            self.form.show_busy(busy=busy)

    def ask_target(self, name: str, kind: str, suffix: str) -> None:
        """Ask for a file to export to."""
        chosen, _kind = QFileDialog.getSaveFileName(
            self.window(), _("Where should the objectives go?"), str(Path.home() / name), f"{kind} (*{suffix})"
        )
        if chosen:
            path = Path(chosen)
            self.target_chosen.emit(path if path.suffix.lower() == suffix else path.with_name(path.name + suffix))

    # ------------------------------------------------------------ inside

    def _keep_form(self, view: FormView | None) -> CommitmentForm | None:
        same = self.form is not None and view is not None and self.form.view.key == view.key
        return self.form if same else None

    def _show_form(self, view: FormView, kept: CommitmentForm | None) -> None:
        if kept is None:
            self.form = CommitmentForm(view)
            self.form.submitted.connect(self.form_submitted)
            self.form.left.connect(self.form_left)
            self.form.paused.connect(self.form_paused)
            self._parts.insertWidget(0, self.form)

    def _show_list(self, view: ListView) -> None:
        self.listed = ListPanel(view)
        self.listed.wished.connect(self.wished)
        self.listed.cap_chosen.connect(self.cap_chosen)
        self.listed.estimated.connect(self.estimated)
        self._parts.addWidget(self.listed)

    def _land(self, view: PageView, *, came_from: str, held: bool, moved: bool) -> None:
        """The keyboard goes where the person went; what it stood on (``held``) is gone."""
        if moved:
            self.to_top()
        if view.form is not None and self.form is not None:
            self.form.start()
        elif self.detail is not None:
            self.detail.start()
        elif self.listed is not None and came_from in self.listed.rows:
            self.listed.focus_on(came_from)
        elif held:
            self._chosen_tab().setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen_tab(self) -> QWidget:
        return next((each for each in self.tabs.segments if each.isChecked()), self.tabs.segments[0])

    def _clear(self, kept: CommitmentForm | None) -> None:
        for part in (self.alone, self.listed, self.detail, None if self.form is kept else self.form):
            if part is not None:
                self._parts.removeWidget(part)
                part.hide()
                part.deleteLater()
        self.alone = self.listed = self.detail = None
        self.form = kept


def title_of(tab: Tab) -> str:
    """What a tab is called."""
    return {Tab.AGREEMENTS: _("Agreements"), Tab.OBJECTIVES: _("Objectives"), Tab.PRIORITIES: _("Priorities")}[tab]


def _key(view: PageView) -> str:
    return "" if view.form is None else view.form.key
