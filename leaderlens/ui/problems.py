"""The one door through which errors reach the person.

What the world did (a LeaderLensError) is one calm sentence in the notice area. Anything else is a mistake of ours: it
is logged by class name and place only, and a quiet window offers a report in which nothing private can be.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

import leaderlens
from leaderlens.errors import LeaderLensError
from leaderlens.i18n import _
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.labels import Body, Heading

_PACKAGE = Path(leaderlens.__file__).parent
_log = logging.getLogger("leaderlens.problems")


def report_of(error: BaseException) -> str:
    """What a person may send us: versions, the class of the error and where in our code it was.

    Never its message or any value, because those may hold somebody's words.
    """
    import platform  # only where something went wrong

    kinds: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(kinds) < 5:
        kinds.append(type(cause).__name__)
        cause = cause.__cause__ or cause.__context__
    places = [
        f"  {_ours(frame.filename)}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)
    ]
    return "\n".join(
        [
            f"LeaderLens {leaderlens.__version__}",
            f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.machine()}",
            "Error: " + " < ".join(kinds),
            *places,
        ]
    )


def _ours(file: str) -> str:
    """A place in our code by its name in the package; in others' code only the file's name: never a person's folder."""
    path = Path(file)
    try:
        return path.relative_to(_PACKAGE.parent).as_posix()
    except ValueError:
        return path.name


class ReportDialog(QDialog):
    """Says that something went wrong, that nothing written is lost, and shows the report before it is copied."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("LeaderLens")
        self.setMinimumWidth(520)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(12)
        column.addWidget(Heading(_("Something went wrong on our side"), 2))
        column.addWidget(
            Body(
                _(
                    "What you had saved is safe, and you can go on. If it happens again, this report helps us "
                    "to find out why. It holds no names, no ratings and nothing you wrote, and it goes nowhere "
                    "unless you send it."
                ),
                "ink2",
            )
        )
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(_("Report"))
        column.addWidget(self.report)
        row = QHBoxLayout()
        row.addStretch(1)
        self.copy = Button(_("Copy the report"), icon="copy")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        self.go_on = Button(_("Go on"), Kind.PRIMARY)
        self.go_on.clicked.connect(self.accept)
        row.addWidget(self.copy)
        row.addWidget(self.go_on)
        column.addLayout(row)
        self.go_on.setFocus()


class Problems:
    """Tells errors. ``say`` shows a sentence (``MainWindow.say_problem``); ``parent`` is the window for the dialog."""

    def __init__(self, say: Callable[[str], object], parent: QWidget | None = None) -> None:
        self._say, self._parent = say, parent
        self.dialog: ReportDialog | None = None

    def tell(self, error: BaseException) -> None:
        """The door. One report dialog at a time: a mistake that repeats itself does not pile up windows."""
        if isinstance(error, LeaderLensError):
            _log.info("told: %s", error.code)
            self._say(str(error))
            return
        report = report_of(error)
        _log.error("a mistake of ours\n%s", report)
        if self.dialog is not None and self.dialog.isVisible():
            return
        self.dialog = ReportDialog(report, self._parent)
        self.dialog.open()

    def install(self) -> None:
        """Be the hook for what no slot caught."""
        sys.excepthook = self._hook

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.tell(error)
