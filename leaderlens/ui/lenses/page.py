"""The lenses page: the list, one lens to read, one to write, or the anchors of an item; one of them in view."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from leaderlens.i18n import _
from leaderlens.ui.accessibility import announce
from leaderlens.ui.lenses.anchors_view import AnchorsView
from leaderlens.ui.lenses.editor_view import EditorView
from leaderlens.ui.lenses.list_view import ListView
from leaderlens.ui.lenses.new_view import NewView
from leaderlens.ui.lenses.reading_view import ReadingView
from leaderlens.ui.widgets.labels import Body
from leaderlens.ui.widgets.page import PageScaffold


class LensesPage(PageScaffold):
    """``file_chosen(Path)`` to read a lens from, ``target_chosen(Path)`` to write one to; ``done`` for the window."""

    file_chosen = Signal(object)
    target_chosen = Signal(object)
    done = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Lenses"),
            _("What your check-ins ask. Read the ones there are, write your own, and agree what the numbers mean."),
            parent=parent,
        )
        self.told = self.add(Body("", "danger"))
        self.list = self.add(ListView())
        self.new = self.add(NewView())
        self.reading = self.add(ReadingView())
        self.editor = self.add(EditorView())
        self.anchors = self.add(AnchorsView())
        self.list.import_wanted.connect(self.choose_file)
        self.show_part(self.list)
        self.tell("")

    def show_part(self, part: QWidget) -> None:
        """Bring one of the parts into view."""
        moved = part.isHidden()
        for other in (self.list, self.new, self.reading, self.editor, self.anchors):
            other.setVisible(other is part)
        if moved:
            self.tell("")
            self.to_top()

    def lead_to(self, control: QWidget) -> None:
        """Bring a control into sight, with the keyboard on it."""
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # what was just shown has no place yet
        control.setFocus()
        self.ensureWidgetVisible(control, 0, control.height() * 3)

    def tell(self, sentence: str, tone: str = "danger") -> None:
        """What did not go, or a word; an empty sentence takes it back."""
        self.told.set_tone(tone)
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))
        if sentence:
            announce(self.told, sentence)

    def choose_file(self) -> None:
        """Ask which file to read a lens from."""
        path, _kind = QFileDialog.getOpenFileName(self.window(), _("Which lens?"), "", _("Lenses (*.toml)"))
        if path:
            self.file_chosen.emit(Path(path))

    def choose_target(self, name: str) -> None:
        """Ask where to write a lens."""
        path, _kind = QFileDialog.getSaveFileName(
            self.window(), _("Export a lens"), f"{name}.toml", _("Lenses (*.toml)")
        )
        if path:
            self.target_chosen.emit(Path(path))
