"""Whatever a patched app writes into a shared field, what can be read stays readable."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.domain.canonical import LARGEST_NUMBER, Json
from leaderlens.domain.checkin import CheckIn, FormKind, Question
from leaderlens.domain.event import Event
from leaderlens.domain.people import Role
from leaderlens.domain.shared_fields import MOST_NAMES, MOST_QUESTIONS, fits

ANYTHING: st.SearchStrategy[Json] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-LARGEST_NUMBER, LARGEST_NUMBER)
    | st.text(max_size=20)
    | st.sampled_from(
        ["2026-12-01", "leader", "coach", "full", "ryley.patient:leader", "ryley.patient:leader:0a1b2c3d"]
    ),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abc", min_size=1, max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)
CHECKIN: dict[str, Json] = {
    "due": "2026-12-01",
    "focus": ["ryley.patient"],
    "form": ["ryley.patient:leader", "ryley.honest:chief_executive"],
    "form_kind": "full",
    "lenses": ["ryley"],
    "opened_by": "leader",
    "opened_on": "2026-11-24",
    "predict": False,
}
EVENT: dict[str, Json] = {"day": "2027-02-24", "kind": "budget", "major": 1, "text": "", "title": "Budget council"}


def test_what_we_write_ourselves_fits() -> None:
    assert fits("checkin", CHECKIN)
    assert fits("event", EVENT)


@given(name=st.sampled_from(sorted(CHECKIN)), value=ANYTHING)
def test_a_check_in_whose_fields_fit_can_be_read(name: str, value: Json) -> None:
    fields: dict[str, Json] = {**CHECKIN, name: value}
    if not fits("checkin", {name: value}):
        assert value != CHECKIN[name]
        return
    form, lenses = fields["form"], fields["lenses"]
    assert isinstance(form, list)
    assert isinstance(lenses, list)
    questions = tuple(Question.parse(str(key)) for key in form)
    read = CheckIn(
        "c1", "p1", Role(str(fields["opened_by"])), date.fromisoformat(str(fields["opened_on"])),
        date.fromisoformat(str(fields["due"])), tuple(str(one) for one in lenses), questions,
        FormKind(str(fields["form_kind"])),
    )  # fmt: skip
    assert read.questions
    assert read.opened_by is not Role.COACH


@given(name=st.sampled_from(sorted(EVENT)), value=ANYTHING)
def test_an_event_whose_fields_fit_can_be_read(name: str, value: Json) -> None:
    fields = {**EVENT, name: value}
    if fits("event", {name: value}):
        made = Event("e1", date.fromisoformat(str(fields["day"])), str(fields["kind"]), str(fields["title"]),
                     str(fields["text"]), bool(fields["major"]))  # fmt: skip
        assert made.day.isoformat() == fields["day"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("due", "20261201"),
        ("due", "2026-12-01T00:00"),
        ("due", 7),
        ("due", None),
        ("opened_by", "coach"),
        ("opened_by", []),
        ("lenses", "ryley"),
        ("lenses", [""]),
        ("lenses", [1]),
        ("lenses", ["x"] * (MOST_NAMES + 1)),
        ("form", []),
        ("form", {}),
        ("form", ["ryley.patient:leader", "ryley.patient:leader:0a1b2c3d"]),
        ("form", ["ryley.patient:leader", 7]),
        ("form", ["x.y:leader"] * (MOST_QUESTIONS + 1)),
        ("form_kind", "nonsense"),
        ("predict", "yes"),
        ("predict", 2),
    ],
)
def test_nonsense_does_not_fit(name: str, value: Json) -> None:
    assert not fits("checkin", {**CHECKIN, name: value})


def test_what_a_newer_app_may_write_passes() -> None:
    assert fits("checkin", {"mood": [1, {"a": None}]})
    assert fits("agreement", {"due": 7})
