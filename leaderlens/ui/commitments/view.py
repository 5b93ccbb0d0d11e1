"""What the page of commitments shows, as values: plain words and what can be wished for, no services and no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Tab(StrEnum):
    """The three parts of the page. The value is also the ``act`` of a place that leads to it."""

    AGREEMENTS = "agreements"
    OBJECTIVES = "objectives"
    PRIORITIES = "priorities"


class Filling(StrEnum):
    """The forms. A form about something that is there goes by this and its id."""

    AGREEMENT = "agreement"
    AGREEMENT_WORDING = "agreement_wording"
    AGREEMENT_REVIEW = "agreement_review"
    OBJECTIVE = "objective"
    WORDING = "wording"
    REFUSAL = "refusal"
    OBJECTIVE_REVIEW = "objective_review"
    PRIORITY = "priority"


class Act(StrEnum):
    """What a button does that needs no words typed."""

    KEEP_WORDING = "keep_wording"
    SEE_SESSION = "see_session"
    AGREE = "agree"
    TAKE_BACK = "take_back"
    CONSENT = "consent"
    EXPORT_WORD = "export_word"
    EXPORT_PDF = "export_pdf"
    EXPORT_NOW = "export_now"
    EXPORT_NOT = "export_not"
    UP = "up"
    DOWN = "down"
    PUT_DOWN = "put_down"
    TAKE_UP = "take_up"
    SEE_AGREEMENT = "see_agreement"
    SEE_PARTNERS = "see_partners"
    PLAN_YEARLY = "plan_yearly"
    PAIR_UP = "pair_up"


# ------------------------------------------------------------ wishes


@dataclass(frozen=True, slots=True)
class Open:
    """Look at one closely; an empty id goes back to the list."""

    id: str = ""


@dataclass(frozen=True, slots=True)
class Fill:
    """Put a form on the page; about ``id`` where it is about something that is there."""

    filling: Filling
    id: str = ""


@dataclass(frozen=True, slots=True)
class Do:
    """Press a button. ``value`` says what of it: a version, a wording."""

    act: Act
    id: str = ""
    value: str = field(default="", repr=False)


# ------------------------------------------------------------ what stands on the page


@dataclass(frozen=True, slots=True)
class Deed:
    """A button: its words, its look, and the wish it makes."""

    text: str
    wish: Open | Fill | Do
    kind: str = "secondary"
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A chip."""

    text: str
    tone: str = "neutral"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing in a list. ``number`` is its place, where places count."""

    id: str
    title: str = field(repr=False)
    line: str = field(repr=False)
    mark: Mark
    number: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under a heading; ``told`` says what there is to know of them all."""

    title: str
    lines: tuple[Line, ...]
    told: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something about a thing: what it is, and the words, each on a line of its own. ``changed`` in a newer wording.

    ``beside`` lets it stand beside its neighbour where there is room.
    """

    name: str
    words: tuple[str, ...] = field(repr=False)
    changed: bool = False
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One card of words: a wording of an objective, a priority, an agreement."""

    title: str = field(repr=False)
    eyebrow: str = ""
    marks: tuple[Mark, ...] = ()
    facts: tuple[Fact, ...] = ()
    deeds: tuple[Deed, ...] = ()
    told: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """One look back: when and by whom, what became of it, and a line."""

    when: str
    mark: Mark
    line: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Emptiness:
    """What stands where there is nothing yet."""

    icon: str
    title: str
    line: str
    deed: Deed | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence above everything else."""

    sentence: str
    tone: str = "accent"


@dataclass(frozen=True, slots=True)
class Share:
    """The weekly estimate: each week's Monday with its per cent, oldest first; ``now`` is this week's, if there is one.

    ``said`` tells the trend to who cannot see it.
    """

    weeks: tuple[tuple[date, int], ...]
    now: int | None
    said: str


@dataclass(frozen=True, slots=True)
class Cap:
    """How many priorities a pair allows itself, and how many stand."""

    most: int
    standing: int
    changeable: bool


@dataclass(frozen=True, slots=True)
class ListView:
    """One tab's list. ``sheets`` stand for lines where each is shown whole."""

    subtitle: str
    notices: tuple[Notice, ...] = ()
    groups: tuple[Group, ...] = ()
    deeds: tuple[Deed, ...] = ()
    empty: Emptiness | None = None
    foot: Sheet | None = None
    share: Share | None = None
    cap: Cap | None = None


@dataclass(frozen=True, slots=True)
class DetailView:
    """One thing closely: where back leads, its sheets (two stand side by side), its history, its buttons.

    ``earlier`` are wordings that no longer count, the newest first, side by side under ``earlier_title``.
    """

    back: str
    notices: tuple[Notice, ...]
    sheets: tuple[Sheet, ...]
    beside: bool = False
    deeds: tuple[Deed, ...] = ()
    looks: tuple[Look, ...] = ()
    looks_title: str = ""
    earlier: tuple[Sheet, ...] = ()
    earlier_title: str = ""


@dataclass(frozen=True, slots=True)
class FormView:
    """A form: what it is for, what stands in it to begin with, and what can be chosen. Days begin with ``today``."""

    filling: Filling
    id: str
    title: str
    submit: str
    values: Mapping[str, str] = field(repr=False)
    today: date
    choices: tuple[tuple[str, str], ...] = ()
    told: str = ""

    @property
    def key(self) -> str:
        """What its draft goes by."""
        return f"{self.filling.value}:{self.id}"


@dataclass(frozen=True, slots=True)
class PageView:
    """The whole page. At most one of ``listed`` and ``detail`` is there; ``form`` stands above it or in its place."""

    tab: Tab
    listed: ListView | None = None
    detail: DetailView | None = None
    form: FormView | None = None
    alone: Emptiness | None = None
