"""What helps to talk about an item: questions for both and for one, typed by keys; nothing of them is lost."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderlens.domain.checkin import Subject
from leaderlens.domain.lens import Prompts, Wording
from leaderlens.domain.people import Role
from leaderlens.ui.lenses.talk_form import TalkForm
from leaderlens.ui.lenses.words import ItemWords
from tests.ui.fitting import nameless

PROMPTS = Prompts("When?", "How was it?", "Say it back.", {Role.LEADER: Prompts("", "What did it cost you?", "")})
WORDS = ItemWords(
    "Listens",
    "",
    {None: Wording("I do.", "They do.")},
    prompts=PROMPTS,
    looks_like={Subject.LEADER: "Puts the pen down.", Subject.CHIEF_EXECUTIVE: ""},
    overdone="Drifts.",
)


def opened(qtbot: QtBot, words: ItemWords = WORDS) -> TalkForm:
    form = TalkForm()
    qtbot.addWidget(form)
    form.resize(480, 900)
    form.show_words(words)
    form.show()
    return form


def choose(qtbot: QtBot, form: TalkForm, down: int) -> None:
    """Go to the entry that stands so far below "both of you"."""
    form.seat.combo.setFocus()
    qtbot.keyClick(form.seat.combo, Qt.Key.Key_Home)
    for _step in range(down):
        qtbot.keyClick(form.seat.combo, Qt.Key.Key_Down)


def test_what_is_shown_is_what_it_holds_and_showing_it_says_nothing(qtbot: QtBot) -> None:
    form = opened(qtbot)
    told = []
    form.changed.connect(lambda: told.append(1))
    form.show_words(WORDS)
    assert (form.prompts, form.looks_like, form.overdone.text()) == (PROMPTS, WORDS.looks_like, "Drifts.")
    assert told == []
    assert nameless(form) == []


def test_questions_for_both_and_for_one_are_typed_by_keys(qtbot: QtBot) -> None:
    form = opened(qtbot)
    form.describe.edit.selectAll()
    qtbot.keyClicks(form.describe.edit, "Where?")
    choose(qtbot, form, 1)
    assert (form.describe.text(), form.express.text()) == ("", "What did it cost you?")
    assert form.describe.edit.placeholderText() == "Where?", "what both are asked, where one has nothing else"
    choose(qtbot, form, 2)
    assert form.express.text() == ""
    qtbot.keyClicks(form.check_back.edit, "Ask them to mark it.")
    assert form.prompts == Prompts(
        "Where?",
        "How was it?",
        "Say it back.",
        {
            Role.LEADER: Prompts("", "What did it cost you?", ""),
            Role.CHIEF_EXECUTIVE: Prompts("", "", "Ask them to mark it."),
        },
    )
    choose(qtbot, form, 0)
    assert form.check_back.text() == "Say it back."


def test_whom_the_questions_are_for_stays_when_another_item_is_shown(qtbot: QtBot) -> None:
    form = opened(qtbot)
    choose(qtbot, form, 1)
    form.show_words(ItemWords("Asks", "", {None: Wording("", "")}, prompts=Prompts("Who?", "", "")))
    assert (form.seat.value(), form.express.text()) == ("leader", "")
    assert form.prompts == Prompts("Who?", "", "")


def test_a_warning_sign_is_for_items_with_two_sides(qtbot: QtBot) -> None:
    form = opened(qtbot)
    assert form.warning_sign.isHidden()
    form.show_words(ItemWords("Asks", "", {}, about="leader", warning_sign="Silence."))
    assert not form.warning_sign.isHidden()
    assert form.warning_sign.text() == "Silence."
