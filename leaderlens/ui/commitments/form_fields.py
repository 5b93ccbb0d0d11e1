"""What each form asks for: its fields in order, what they are called, and how long each may be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from leaderlens.domain.agreement import AgreementState, Before
from leaderlens.domain.objective import Purpose
from leaderlens.i18n import _
from leaderlens.services import agreements, objectives, priorities
from leaderlens.ui.commitments.view import Filling


class Shape(StrEnum):
    """What a field looks like."""

    LINE = "line"
    AREA = "area"
    DAY = "day"
    PICKS = "picks"
    TICKS = "ticks"


@dataclass(frozen=True, slots=True)
class Field:
    """One field. ``needed`` is what to say when it is left empty; ``most`` how many characters it takes (0: no matter).

    ``beside`` lets it stand beside its neighbour where there is room. ``explained`` says of each choice what it means,
    once it is picked. ``lines`` are kept at most, of ``each`` characters at most (0: no matter). ``only_for`` names
    another field and the choices of it with which this one is asked. ``ahead``: a day set here lies ahead, unless it
    stood there before.
    """

    name: str
    shape: Shape
    label: str
    hint: str = ""
    needed: str = ""
    most: int = 0
    lines: int = 0
    each: int = 0
    beside: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    explained: tuple[tuple[str, str], ...] = ()
    only_for: tuple[str, frozenset[str]] = ("", frozenset())
    ahead: bool = False


def fields_of(filling: Filling, choices: tuple[tuple[str, str], ...]) -> tuple[Field, ...]:
    """The fields of a form; ``choices`` are what its list of choices offers."""
    match filling:
        case Filling.AGREEMENT | Filling.AGREEMENT_WORDING:
            return (*_before(filling), *_agreement(choices))
        case Filling.AGREEMENT_REVIEW:
            return _agreement_review(choices)
        case Filling.OBJECTIVE:
            return (_purpose(choices), *_wording())
        case Filling.WORDING | Filling.REFUSAL:
            return _wording() if filling is Filling.WORDING else (_refusal(),)
        case Filling.OBJECTIVE_REVIEW:
            return _objective_review(choices)
        case Filling.PRIORITY:
            return _priority(choices)


def _before(filling: Filling) -> tuple[Field, ...]:
    """What comes before something is agreed; not asked again when it is only worded anew."""
    if filling is Filling.AGREEMENT_WORDING:
        return ()
    choices = (
        (Before.HEARD.value, _("We told each other, and said it back")),
        (Before.LEFT_OUT.value, _("We left that out on purpose")),
    )
    needed = _("Please pick one of these.")
    return (Field("before", Shape.PICKS, _("Before you agreed"), needed=needed, choices=choices),)


def _agreement(owners: tuple[tuple[str, str], ...]) -> tuple[Field, ...]:
    return (
        Field(
            "text", Shape.AREA, _("What you agreed"), _("One thing, as you would say it to each other."),
            _("Please write down what you agreed."), agreements.LONGEST,
        ),
        Field("owner", Shape.PICKS, _("Who sees to it?"), choices=owners),
        Field("due", Shape.DAY, _("By a certain day"), ahead=True),
        Field(
            "how", Shape.AREA, _("How will you know?"), _("What will be different, and who would notice?"),
            most=agreements.LONGEST,
        ),
    )  # fmt: skip


def _agreement_review(states: tuple[tuple[str, str], ...]) -> tuple[Field, ...]:
    return (
        Field("state", Shape.PICKS, _("How far did it come?"), needed=_("Please pick one of these."), choices=states),
        Field(
            "line", Shape.AREA, _("A line about it"), _("What came of it, or what stood in its way."),
            most=agreements.LONGEST,
        ),
        Field(
            "new_day", Shape.DAY, _("Give it a new day"), ahead=True,
            only_for=("state", frozenset(state.value for state in AgreementState if not state.settles)),
        ),
    )  # fmt: skip


def _purpose(purposes: tuple[tuple[str, str], ...]) -> Field:
    explained = tuple((one.value, _("{told} It cannot change later.").format(told=one.sentence)) for one in Purpose)
    return Field("purpose", Shape.PICKS, _("What is it for?"), choices=purposes, explained=explained)


def _wording() -> tuple[Field, ...]:
    return (
        Field(
            "title", Shape.LINE, _("Name"), _("Such as: a budget that balances honestly."),
            _("Please give it a name."), objectives.LONGEST_TITLE,
        ),
        Field(
            "aim", Shape.AREA, _("Aim"), _("What the Leader wants to see achieved, and why."),
            _("Please say what is to be achieved."), objectives.LONGEST,
        ),
        Field(
            "test", Shape.AREA, _("How will you know?"), _("What both of you will accept as a sign that it is met."),
            most=objectives.LONGEST,
        ),
        Field(
            "support", Shape.LINE, _("Independent supporter"),
            _("Somebody both of you trust, who helps you to see fairly how it stands."), most=objectives.LONGEST_TITLE,
        ),
        Field("due", Shape.DAY, _("By a certain day"), ahead=True),
    )  # fmt: skip


def _refusal() -> Field:
    return Field(
        "why", Shape.AREA, _("What would you rather have?"), _("A line will do. It says no to the words, not to you."),
        _("Please say in a line what you would rather have."), objectives.LONGEST,
    )  # fmt: skip


def _objective_review(courses: tuple[tuple[str, str], ...]) -> tuple[Field, ...]:
    return (
        Field("course", Shape.PICKS, _("How does it stand?"), needed=_("Please pick one of these."), choices=courses),
        Field(
            "evidence", Shape.AREA, _("By what can one tell?"), _("Facts that both of you would recognise."),
            _("Please say by what one can tell: a review without evidence helps nobody."), objectives.LONGEST,
        ),
    )  # fmt: skip


def _priority(linkable: tuple[tuple[str, str], ...]) -> tuple[Field, ...]:
    horizons = (("early", _("Should show early")), ("longer", _("For the longer term")))
    named = (
        ("committed", _("Wholly committed"), _("Their own standing hangs on it.")),
        ("delivers", _("Deliver it"), _("They do the work.")),
        ("supports", _("Support it while it suits them"), _("Welcome, and free to leave.")),
        ("partners", _("Partners it depends on"), _("Bodies outside the council.")),
    )
    fields = [
        Field(
            "title", Shape.LINE, _("Name"), _("Few enough words to say from memory."),
            _("Please give it a name."), priorities.LONGEST_NAME,
        ),
        Field("horizon", Shape.PICKS, _("When should it show?"), choices=horizons),
        Field("why", Shape.AREA, _("Why this one?"), most=priorities.LONGEST),
        *(
            Field(
                name, Shape.AREA, label, hint, lines=priorities.MOST_NAMES, each=priorities.LONGEST_NAME, beside=True
            )
            for name, label, hint in named
        ),
    ]  # fmt: skip
    if linkable:
        fields.append(Field("agreements", Shape.TICKS, _("Agreements that serve it"), choices=linkable))
    return tuple(fields)
