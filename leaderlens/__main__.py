"""The command line: open the app, open the demo, or draw the demo's pages as pictures (``leaderlens --help``)."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from leaderlens import __version__, commands, export_command
from leaderlens.i18n import _

NO_DISPLAY = 3
"""Exit code where there is no screen to open a window on."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run LeaderLens with command-line ``arguments`` (the process's own by default); answers the exit code."""
    chosen = _parser().parse_args(arguments)
    if chosen.command == "tour":
        from leaderlens import tour

        return tour.run(
            tour.Wish(Path(chosen.folder), chosen.theme, _size(chosen.size), chosen.text, chosen.person, chosen.page)
        )
    if chosen.command in commands.NAMES:
        return commands.run(chosen)
    if chosen.command == export_command.NAME:
        return export_command.run(chosen)
    if not _has_display():
        print(
            _(
                "LeaderLens needs a screen to open its window, and this session has none; without one you can run "
                "“leaderlens tour DIR” to draw every page of the demo as a picture, and “make test” to run the tests."
            ),
            file=sys.stderr,
        )
        return NO_DISPLAY
    if chosen.demo:
        from leaderlens import demo_house

        return demo_house.run()
    gc.disable()  # while modules load there is nothing to collect, and looking for it takes 20 ms
    try:
        from leaderlens import app
    finally:
        gc.enable()
    return app.run(hand_over=chosen.hand_over, next_person=chosen.next_person)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="leaderlens", description=_("A private place for a council leader and chief executive to reflect.")
    )
    parser.add_argument("--version", action="version", version=f"LeaderLens {__version__}")
    parser.add_argument("--demo", action="store_true", help=_("open the demonstration: Kelderby Council, made up"))
    # A locked app starts its own successor with these; see leaderlens.app.relaunch.
    parser.add_argument("--hand-over", type=int, metavar="FD", default=None, help=argparse.SUPPRESS)
    parser.add_argument("--next-person", action="store_true", help=argparse.SUPPRESS)
    known = parser.add_subparsers(dest="command", metavar=_("COMMAND"))
    tour = known.add_parser("tour", help=_("draw every page of the demo as a PNG picture, without a screen"))
    tour.add_argument("folder", metavar="DIR", help=_("where to put the pictures"))
    tour.add_argument("--theme", choices=("light", "dark"), default="light")
    tour.add_argument("--size", default="1280x800", metavar="WxH", help=_("window size, 1280x800 unless told"))
    tour.add_argument("--text", type=int, choices=(100, 200), default=100, help=_("text size in per cent"))
    tour.add_argument(
        "--as", dest="person", choices=("leader", "chief_executive", "coach"), default="leader",
        help=_("whose vault to open"),
    )  # fmt: skip
    tour.add_argument("--page", default="", metavar="NAME", help=_("only this page"))
    commands.add_parsers(known)
    export_command.add_parser(known)
    return parser


def _size(text: str) -> tuple[int, int]:
    width, separator, height = text.partition("x")
    if not (separator and width.isdigit() and height.isdigit()):
        raise SystemExit(_("leaderlens tour: a size looks like 1280x800, not {size}").format(size=text))
    return int(width), int(height)


def _has_display() -> bool:
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
