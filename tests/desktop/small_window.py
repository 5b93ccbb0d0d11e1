"""A tiny app to try the harness on: a field, a button that tells, one that becomes a fresh process as a lock does."""

from __future__ import annotations

import os
import sys

from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget


def main() -> None:
    """Show the window; its title says how often this process has begun anew."""
    lives = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    application = QApplication(sys.argv)
    window = QWidget()
    window.setWindowTitle(f"Life {lives}")
    field = QLineEdit()
    field.setAccessibleName("Your name")
    told = QLabel("Nobody yet")
    tell = QPushButton("Tell")
    tell.clicked.connect(lambda: told.setText(f"Hello, {field.text()}"))
    again = QPushButton("Begin again")
    anew = [sys.executable, __file__, str(lives + 1)]
    again.clicked.connect(lambda: os.execv(anew[0], anew))  # noqa: S606 - this very program
    rows = QVBoxLayout(window)
    for widget in (field, tell, told, again):
        rows.addWidget(widget)
    window.show()
    sys.exit(application.exec())


if __name__ == "__main__":
    main()
