"""The library of lenses: fixed order, lookups, and little work."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from leaderlens.domain.checkin import Question, Subject
from leaderlens.services.lenses import Library


def test_five_lenses_ship_with_the_two_of_the_main_job_first() -> None:
    shipped = Library().shipped()
    assert [lens.id for lens in shipped] == ["ryley", "taylor", "collaboration", "place", "convenor"]
    assert [lens.optional for lens in shipped] == [False, False, True, True, True]


def test_the_full_form_has_sixty_eight_judgements() -> None:
    questions = Library().questions(["ryley", "taylor"])
    assert len(questions) == len(set(questions)) == 20 * 2 + 12 * 2 + 4
    assert questions[0] == Question("ryley.open_minded", Subject.LEADER)
    assert questions[1] == Question("ryley.open_minded", Subject.CHIEF_EXECUTIVE)
    assert questions[-1] == Question("taylor.clear_objectives", Subject.CHIEF_EXECUTIVE)


def test_questions_keep_the_librarys_order_however_they_are_asked_for() -> None:
    library = Library()
    assert library.questions(("taylor", "ryley", "taylor")) == library.questions(["ryley", "taylor"])
    assert library.questions([]) == ()


def test_every_question_has_an_item_with_a_statement_for_each_rater() -> None:
    library = Library()
    for lens in library.shipped():
        for question in lens.questions:
            assert Question.parse(question.key) == question
            assert question.subject in library.item(question.item).wording


def test_names_hold_every_item_and_every_part() -> None:
    library = Library()
    names = library.names()
    assert len(names) == 20 + 13 + 5 + 15 + 9 + 4
    assert names["ryley.patient"] is library.item("ryley.patient")
    assert names["taylor.trust_truth_tolerance.truth"].name == "Truth"
    assert all(key == item.key for key, item in names.items())


def test_what_is_not_there_is_a_key_error() -> None:
    library = Library()
    for ask in (library.lens, library.item, lambda name: library.questions([name])):
        with pytest.raises(KeyError):
            ask("astrology")


def test_shipped_lenses_are_read_once_and_own_ones_come_last() -> None:
    assert Library().shipped() is Library().shipped()
    own = replace(Library().lens("place"), id="ours", items=())
    library = Library(own=(own,))
    assert library.lenses[-1] is own
    assert library.lens("ours") is own
    assert library.names() == Library().names()


def test_the_library_needs_no_heavy_module() -> None:
    """It is read on the way to the first page: nothing slow may come with it."""
    code = (
        "import sys; from leaderlens.services.lenses import Library; Library().names();"
        "print(*sorted({'PySide6', 'matplotlib', 'sqlalchemy', 'alembic', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("\n", "")
