"""The recovery words: shown to be written down, printed, and asked for again to make sure that they were."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.i18n import _
from leaderlens.ui.style.metrics import GAP
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button
from leaderlens.ui.widgets.fields import TextField
from leaderlens.ui.widgets.labels import Small
from leaderlens.ui.widgets.layouts import Columns, FlowRow
from leaderlens.ui.widgets.word_grid import WordGrid

_COLUMNS = 3


class RecoveryWords(QWidget):
    """The 24 words in a grid, with a way to print them. Nothing of it is kept on the disk by us."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = WordGrid()
        self.grid.setAccessibleName(_("Recovery words"))
        self.printer = Button(_("Print"), icon="printer")
        self.printer.setAccessibleName(_("Print the recovery words"))
        self.printer.clicked.connect(lambda: print_words(self.grid.words, self.window()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().metrics.space(10))
        column.addWidget(self.grid)
        column.addWidget(FlowRow(self.printer))
        column.addWidget(Small(_("Better on a printer of your own than on a shared one, which may keep a copy.")))

    def show_words(self, words: tuple[str, ...]) -> None:
        """Show ``words``; an empty tuple takes them off the screen."""
        self.grid.show_words(words)


class WordCheck(QWidget):
    """Asks for a few of the words by their numbers. ``submitted`` on Enter in any field."""

    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._row: Columns | None = None
        self.fields: dict[int, TextField] = {}

    def ask(self, numbers: tuple[int, ...]) -> None:
        """Ask for the words with these ``numbers`` (from 1), in empty fields."""
        if self._row is not None:
            self._column.removeWidget(self._row)
            self._row.hide()
            self._row.deleteLater()
        self.fields = {number: TextField(_("Word {number}").format(number=number)) for number in numbers}
        self._row = Columns((1,) * len(numbers), needs=440, gap=GAP, top=True)
        for field in self.fields.values():
            field.edit.setInputMethodHints(
                Qt.InputMethodHint.ImhSensitiveData
                | Qt.InputMethodHint.ImhNoPredictiveText
                | Qt.InputMethodHint.ImhNoAutoUppercase
            )
            field.submitted.connect(self.submitted)
            field.changed.connect(lambda field=field: field.show_problem(""))
            self._row.add(field)
        self._column.addWidget(self._row)

    def answers(self) -> dict[int, str]:
        """What is typed, by number."""
        return {number: field.text() for number, field in self.fields.items()}

    def show_wrong(self, numbers: tuple[int, ...]) -> None:
        """Say at each of these that it is another word, and go to the first."""
        for number in numbers:
            self.fields[number].show_problem(_("Not this word. Please look at your copy again."))
        if numbers:
            first = self.fields[numbers[0]].edit
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            first.selectAll()

    def start(self) -> None:
        """Put the keyboard on the first field."""
        if self.fields:
            next(iter(self.fields.values())).edit.setFocus(Qt.FocusReason.OtherFocusReason)


def print_words(words: tuple[str, ...], parent: QWidget | None = None) -> None:
    """Ask for a printer and print ``words`` on one page. Printing into a file is not offered."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("LeaderLens")
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return
    painter = QPainter(printer)
    draw_words(painter, QRectF(printer.pageRect(QPrinter.Unit.DevicePixel)), words)
    painter.end()


def draw_words(painter: QPainter, page: QRectF, words: tuple[str, ...]) -> None:
    """Paint ``words`` with their numbers into ``page`` (in the painter's units), down each of three columns."""
    side = page.width() * 0.1
    area = QRectF(0, 0, page.width(), page.height()).adjusted(side, side, -side, -side)
    line = area.width() / 24
    painter.setPen(Qt.GlobalColor.black)
    painter.setFont(_lettering("Newsreader", line * 0.9))
    painter.drawText(QPointF(area.left(), area.top() + line), _("LeaderLens recovery words"))
    painter.setFont(_lettering("Inter", line * 0.5))
    advice = _(
        "Whoever holds these words can open your vault, without a passphrase. Keep them where you keep a passport, "
        "away from the laptop. If you lose both the words and the passphrase, nobody can open the vault again."
    )
    room = QRectF(area.left(), area.top() + line * 1.7, area.width(), line * 3)
    painter.drawText(room, Qt.TextFlag.TextWordWrap, advice)
    rows = -(-len(words) // _COLUMNS)
    painter.setFont(_lettering("Inter", line * 0.62))
    for place, word in enumerate(words):
        column, row = divmod(place, rows)
        spot = QPointF(area.left() + column * area.width() / _COLUMNS, area.top() + line * (6 + row * 1.5))
        painter.drawText(spot, f"{place + 1}")
        painter.drawText(spot + QPointF(line * 1.3, 0), word)


def _lettering(family: str, pixels: float) -> QFont:
    font = QFont(family)
    font.setPixelSize(max(1, round(pixels)))
    return font
