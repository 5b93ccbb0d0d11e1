"""The tour draws pages of the real demonstration without a screen; and on every page every word can be translated."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from leaderlens import i18n, tour
from leaderlens.domain.people import Role
from leaderlens.resources import resource
from leaderlens.ui.style.theme import theme, use_theme
from leaderlens.ui.widgets.labels import TextLabel
from tests.pseudo_language import PseudoTranslations
from tests.ui.fitting import nameless, settle, shown

CHECKOUT = Path(__file__).resolve().parents[1]
KEYS = re.compile(r"(?:(?:Ctrl|Alt|Shift|Esc|Enter|Backspace|Tab|Del|Space|PgUp|PgDown|Home|End)\b ?)+\S?")
"""Names of keys, as they are printed on the keyboards of this country."""


def take_tour(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """``leaderlens tour`` in a process of its own, without a screen."""
    environment = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "QT_QPA_PLATFORM"}}
    return subprocess.run(
        [sys.executable, "-m", "leaderlens", "tour", str(folder), *arguments],
        cwd=folder.parent,
        env=environment | {"PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def test_a_page_becomes_a_picture_of_its_name_and_the_size_asked_for(tmp_path: Path) -> None:
    pictures = tmp_path / "pictures"
    done = take_tour(pictures, "--page", "people", "--size", "1000x640", "--theme", "dark", "--as", "chief_executive")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [str(pictures / "people.png")]
    assert [path.name for path in pictures.iterdir()] == ["people.png"]
    picture = QImage(str(pictures / "people.png"))
    assert (picture.width(), picture.height()) == (1000, 640)
    assert picture.pixelColor(900, 600).lightness() < 80, "it is dark"
    colours = {picture.pixel(x, y) for x in range(0, 1000, 7) for y in range(0, 640, 7)}
    assert len(colours) > 20, "something is painted"


def test_an_unknown_page_is_said_and_leaves_with_2(tmp_path: Path) -> None:
    done = take_tour(tmp_path / "pictures", "--page", "cellar", "--as", "coach")
    assert done.returncode == 2
    assert "there is no page called cellar" in done.stderr
    assert not (tmp_path / "pictures").exists()


@pytest.fixture
def guide(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[tour._Guide]:
    """A guide who speaks the pseudo-language."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(i18n, "use_language", lambda _code: i18n.use_catalogue(PseudoTranslations()))
    look = theme()
    made = tour._Guide(tour.Wish(tmp_path))
    yield made
    made.close()
    qapp.removeEventFilter(made.house.idle)
    made.house.deleteLater()
    monkeypatch.undo()
    i18n.use_language("en_GB")
    use_theme(look)


def _words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text))


def _of_the_story() -> str:
    """What lenses, prompts and the demonstration's people wrote: data, in nobody's catalogue."""
    folders = ("demo", "lenses", "prompts", "sessions")
    texts = (path.read_text(encoding="utf-8") for name in folders for path in sorted(resource(name).glob("*.toml")))
    return f" {_words(' '.join(texts))} "


def _outside_brackets(text: str) -> list[str]:
    """The pieces of ``text`` that no catalogue has seen."""
    pieces, depth = [""], 0
    for character in text:
        if character == "⟦":
            depth += 1
        elif character == "⟧":
            depth -= 1
            pieces.append("")
        elif depth == 0:
            pieces[-1] += character
    return [words for piece in pieces if (words := _words(piece))]


def _texts(window: QWidget) -> Iterator[str]:
    for widget in (window, *shown(window)):
        yield widget.accessibleName()
        yield widget.accessibleDescription()
        yield widget.toolTip()
        if isinstance(widget, QAbstractButton | TextLabel):
            yield widget.text()


def test_every_word_of_every_page_is_translated_or_somebodys_own(guide: tour._Guide) -> None:
    story = _of_the_story()
    guide.arrive(Role.LEADER)
    stops, naked, unnamed = [], set(), set()
    for name, arrange in guide._stops():
        arrange()
        guide._rest()
        settle()
        stops.append(name)
        for text in _texts(guide.window):
            naked |= {
                (name, piece)
                for piece in _outside_brackets(text)
                if re.search(r"[^\W\d_]{2,}", piece) and f" {piece} " not in story and not KEYS.fullmatch(piece)
            }
        unnamed |= {(name, control) for control in nameless(guide.window)}
        guide._close_sheets()
    assert stops == [page for page in tour.PAGES if page != "sealed"], "the leader has begun, and not sealed"
    assert naked == set()
    assert unnamed == set()
