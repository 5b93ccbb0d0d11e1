"""Reading the demonstration's story from its file, strictly, with every relative date worked out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from leaderlens.domain.checkin import HIGHEST, LOWEST, Missing, Question, Subject
from leaderlens.domain.content_file import ContentFile, Table, unique
from leaderlens.domain.event import Event
from leaderlens.domain.lens import Lens
from leaderlens.domain.people import SEATS, Role
from leaderlens.domain.story import (
    Story,
    StoryAgreement,
    StoryCheckIn,
    StoryComment,
    StoryEntry,
    StoryGap,
    StoryLook,
    StoryMove,
    StoryNote,
    StoryObjective,
    StoryOptional,
    StoryPeriod,
    StoryPerson,
    StoryPriority,
    StorySecondView,
    StorySession,
    StorySetAside,
    StoryWording,
)
from leaderlens.i18n import _
from leaderlens.resources import resource

_FILE = "story.toml"
_DAYS_TOLD = 28
"""The story tells days 1 to 28, so that every month has them."""
_COUNCIL_MEETINGS = ("full_council", "cabinet", "scrutiny", "audit")
_EVENT_KINDS = (
    *_COUNCIL_MEETINGS, "budget", "conduct", "election", "emergency", "group", "inspection", "local_plan", "objectives",
    "one_to_one", "partners", "peer_challenge", "personal", "pre_election", "press", "recess", "residents",
    "service", "session", "staff",
)  # fmt: skip
_ROLES = tuple(role.value for role in Role)
_SEATS = tuple(seat.value for seat in SEATS)
_SUBJECTS = tuple(subject.value for subject in Subject)
_MISSED = "missed"
_MONTHS_AHEAD = 12
"""How far ahead a day may lie by which something is due."""
_STATES = ("done", "part", "not_done", "open")
_LATER_STATES = ("done", "part", "not_done", "let_go")
_COURSES = ("on_course", "at_risk", "met", "part_met")
_NOW = time(9, 30)
_WRITING_TIMES = {Role.LEADER: time(22, 40), Role.CHIEF_EXECUTIVE: time(6, 50), Role.COACH: time(17, 15)}
"""When each of the three writes their journal (UTC): Robin late, Morgan before work, Jude after it."""


def load_story(lenses: Iterable[Lens]) -> Story:
    """Kelderby, as shipped; ``lenses`` are those its check-ins draw on. Raises ContentError if the file was altered."""
    return parse_story(resource(f"demo/{_FILE}").read_text(encoding="utf-8"), _FILE, lenses)


def parse_story(text: str, file_name: str, lenses: Iterable[Lens]) -> Story:
    """The story of a file's text. Raises ContentError naming the place and key of everything that is wrong."""
    return _Reader(ContentFile(text, file_name), {lens.id: lens for lens in lenses}).story()


@dataclass(frozen=True, slots=True)
class _Calendar:
    """Turns "so many months ago, that day" into dates."""

    today: date

    def day(self, months_ago: int, told: int) -> date:
        month = self.today.year * 12 + self.today.month - 1 - months_ago
        if months_ago == 0:  # this month is not over: squeeze its days so that none lies in the future
            told = max(1, round(told * self.today.day / _DAYS_TOLD))
        return date(month // 12, month % 12 + 1, told)


def _off_the_weekend(events: list[Event]) -> tuple[Event, ...]:
    """Council meetings on a Saturday or Sunday move to the Monday unless the next event would then come before them."""
    moved = []
    for number, event in enumerate(events):
        monday = event.day + timedelta(days=7 - event.day.weekday())
        last = number + 1 == len(events)
        if event.kind in _COUNCIL_MEETINGS and event.day.weekday() > 4 and (last or monday <= events[number + 1].day):
            moved.append(Event(event.id, monday, event.kind, event.title, event.text, event.major))
        else:
            moved.append(event)
    return tuple(moved)


class _Reader:
    """Reads one story. Tables point at each other by id; what points at nothing is a problem of the file."""

    def __init__(self, file: ContentFile, lenses: Mapping[str, Lens]) -> None:
        self._file = file
        self._lenses = lenses
        self._items = {
            each.key: each for lens in lenses.values() for item in lens.items for each in (item, *item.parts)
        }
        self._check_ins: set[str] = set()
        self._calendar = _Calendar(date(2000, 1, 1))

    def story(self) -> Story:
        root = self._file.root
        demo = root.table("demo")
        calendar = root.table("calendar")
        self._calendar = _Calendar(calendar.date("today"))
        for key in ("note", "month_zero_rule", "weekend_rule", "future_rule"):
            calendar.text(key)
        calendar.close()
        if self._calendar.today == date.min:
            self._file.check()  # without a clock no other date of the file can be told
        optional = self._optional(root)
        check_ins = self._read_check_ins(root, optional)
        story = Story(
            id=demo.name("id"),
            title=demo.text("title"),
            intro=demo.text("intro"),
            notice=demo.text("notice"),
            council=self._council(root),
            now=datetime.combine(self._calendar.today, _NOW, UTC),
            seed=demo.whole("wobble_seed", 0, 10_000_000),
            people=tuple(self._person(table) for table in root.tables("person")),
            events=self._events(root),
            check_ins=check_ins,
            periods=tuple(self._period(table) for table in root.tables("period")),
            baseline=self._baseline(root),
            moves=tuple(self._move(table) for table in root.tables("move")),
            set_aside=tuple(self._set_aside(table) for table in root.tables("set_aside")),
            optional=optional,
            comments=tuple(self._comment(table) for table in root.tables("comment")),
            second_views=tuple(self._second_view(table) for table in root.tables("second_view")),
            sessions=tuple(self._session(table) for table in root.tables("session")),
            objectives=tuple(self._objective(table) for table in root.tables("objective")),
            priorities=tuple(self._priority(table) for table in root.tables("priority")),
            entries=self._entries(root),
            asked={lens.id: lens.questions for lens in self._lenses.values()},
        )
        self._cast(root)
        demo.text("source")
        demo.whole("months", 1, 1200)
        demo.close()
        root.close()
        self._file.check()
        return story

    # ---------------------------------------------------------------- words that point elsewhere

    def _day(self, table: Table, months: str = "months_ago", day: str = "day") -> date:
        return self._calendar.day(table.whole(months, -_MONTHS_AHEAD, 1200), table.whole(day, 1, _DAYS_TOLD))

    def _day_if(self, table: Table, name: str) -> date | None:
        """The day told in two keys that begin with ``name``; None where they are absent."""
        months, day = f"{name}_months_ago", f"{name}_day"
        return self._day(table, months, day) if months in table else None

    def _check_in_id(self, table: Table) -> str:
        found = table.name("check_in")
        if found and found not in self._check_ins:
            table.problem(_("there is no check-in “{id}”.").format(id=found))
        return found

    def _known_items(self, table: Table, items: tuple[str, ...]) -> tuple[str, ...]:
        for item in items:
            if item not in self._items:
                table.problem(_("there is no item “{item}”.").format(item=item))
        return tuple(item for item in items if item in self._items)

    def _question(self, table: Table) -> Question:
        """What an answer is about. A remark on an item that is asked through parts stands with the first part."""
        subject = Subject(table.choice("subject", _SUBJECTS) or Subject.PAIR)
        known = self._known_items(table, (table.text("item"),))
        if not known:
            return Question("", subject)
        item = self._items[known[0]]
        if item.parts:
            return Question(item.parts[0].key, Subject.PAIR)
        if subject not in item.wording:
            table.problem(_("“{item}” is not asked about “{subject}”.").format(item=item.key, subject=subject.value))
        return Question(item.key, subject)

    @staticmethod
    def _role(table: Table, key: str, allowed: tuple[str, ...] = _SEATS) -> Role:
        return Role(table.choice(key, allowed) or Role.LEADER)

    # ---------------------------------------------------------------- table by table

    @staticmethod
    def _council(root: Table) -> str:
        place = root.table("place")
        council = place.text("council")
        for key in (
            "name", "kind", "river", "newspaper", "meeting_place", "depot", "seats_before_election",
            "seats_after_election", "description",
        ):  # fmt: skip
            place.text(key)
        place.whole("population", 1, 100_000_000)
        place.whole("councillors", 1, 1000)
        place.texts("parts")
        place.close()
        return council

    def _person(self, table: Table) -> StoryPerson:
        person = StoryPerson(
            role=self._role(table, "id", _ROLES),
            name=table.text("name"),
            known_as=table.text("known_as"),
            title=table.text("role"),
            since=table.text("since"),
            about=table.text("about"),
        )
        table.text("voice")
        table.close()
        return person

    @staticmethod
    def _cast(root: Table) -> None:
        for table in root.tables("cast"):
            table.text("name")
            table.text("role")
            table.close()

    def _events(self, root: Table) -> tuple[Event, ...]:
        tables = root.tables("event")
        events = []
        for table in tables:
            day = self._day(table)
            events.append(
                Event(
                    id=table.name("id"), day=day, kind=table.choice("kind", _EVENT_KINDS), title=table.text("title"),
                    text=table.text("text"), major=table.flag("major", optional=True),
                )
            )  # fmt: skip
            table.close()
        unique(tables, tuple(event.id for event in events))
        return _off_the_weekend(events)

    def _read_check_ins(self, root: Table, optional: tuple[StoryOptional, ...]) -> tuple[StoryCheckIn, ...]:
        tables = root.tables("check_in")
        check_ins = []
        for table in tables:
            own = table.name("id")
            self._check_ins.add(own)
            extra = tuple(dict.fromkeys(one.lens for one in optional if one.check_in == own))
            lenses = table.texts("lenses")
            for lens in lenses:
                if lens not in self._lenses:
                    table.problem(_("there is no lens “{lens}”.").format(lens=lens))
            check_ins.append(
                StoryCheckIn(
                    id=own, due=self._day(table), lenses=(*lenses, *extra), period=table.name("period"),
                    note=table.text("note"),
                    leader_days_late=table.whole("leader_days_late", 0, 60, optional=True),
                )
            )  # fmt: skip
            table.close()
        unique(tables, tuple(check_in.id for check_in in check_ins))
        for one in optional:
            if one.check_in not in self._check_ins:
                self._file.problem(one.lens, _("there is no check-in “{id}”.").format(id=one.check_in))
        return tuple(check_ins)

    def _period(self, table: Table) -> StoryPeriod:
        gaps = []
        for gap in table.tables("gap"):
            items = self._known_items(gap, (gap.text("item"),))
            gaps.append(
                StoryGap(
                    check_in=self._check_in_id(gap), subject=Subject(self._role(gap, "subject").value),
                    item=items[0] if items else "", note=gap.text("note"),
                )
            )  # fmt: skip
            gap.close()
        period = StoryPeriod(
            id=table.name("id"), title=table.text("title"), mood=table.text("mood"), arc=table.text("arc"),
            check_ins=table.texts("check_ins"), gaps=tuple(gaps),
        )  # fmt: skip
        table.whole("from_months_ago", 0, 1200)
        table.whole("to_months_ago", 0, 1200)
        table.close()
        return period

    def _baseline(self, root: Table) -> dict[tuple[Role, Subject, str], int]:
        levels = {}
        for table in root.tables("baseline"):
            known = self._known_items(table, (table.text("item"),))
            for seat in SEATS:
                own = table.whole(f"{seat.value}_self", 0, 100)
                seen = table.whole(f"{seat.value}_by_{seat.other.value}", 0, 100)
                for item in known:
                    levels[seat, Subject(seat.value), item] = own
                    levels[seat.other, Subject(seat.value), item] = seen
            table.close()
        return levels

    def _move(self, table: Table) -> StoryMove:
        move = StoryMove(
            check_in=self._check_in_id(table),
            rater=self._role(table, "rater"),
            subject=Subject(self._role(table, "subject").value),
            change=table.whole("change", -100, 100, default=0),
            items=self._known_items(table, table.texts("items")),
            why=table.text("why"),
        )
        table.name("period")
        table.close()
        return move

    def _set_aside(self, table: Table) -> StorySetAside:
        answer = table.choice("answer", (*(reason.value for reason in Missing), _MISSED))
        aside = StorySetAside(
            check_in=self._check_in_id(table),
            rater=self._role(table, "rater"),
            question=self._question(table),
            missing=None if answer in {"", _MISSED} else Missing(answer),
            why=table.text("why"),
        )
        table.close()
        return aside

    def _optional(self, root: Table) -> tuple[StoryOptional, ...]:
        found = []
        for table in root.tables("optional_rating"):
            lens = table.choice("lens", tuple(self._lenses))
            levels = {f"{lens}.{name}": level for name, level in table.wholes("values", 0, 100).items()}
            self._known_items(table, tuple(levels))
            found.append(
                StoryOptional(
                    check_in=table.name("check_in"), lens=lens, rater=self._role(table, "rater"),
                    subject=Subject(table.choice("subject", _SUBJECTS) or Subject.PAIR), note=table.text("note"),
                    levels=levels,
                    relationship_time=(
                        table.whole("relationship_time", 0, 100) if "relationship_time" in table else None
                    ),
                )
            )  # fmt: skip
            table.close()
        return tuple(found)

    def _comment(self, table: Table) -> StoryComment:
        comment = StoryComment(
            id=table.name("id"), check_in=self._check_in_id(table), rater=self._role(table, "rater"),
            question=self._question(table), text=table.text("text"),
        )  # fmt: skip
        table.close()
        return comment

    def _second_view(self, table: Table) -> StorySecondView:
        view = StorySecondView(
            id=table.name("id"), check_in=self._check_in_id(table), rater=self._role(table, "rater"),
            question=self._question(table), days_later=table.whole("days_later", 0, 60), text=table.text("text"),
            rating=table.whole("rating", LOWEST, HIGHEST) if "rating" in table else None,
        )  # fmt: skip
        table.close()
        return view

    def _session(self, table: Table) -> StorySession:
        session = StorySession(
            id=table.name("id"), day=self._day(table), script=table.name("script"), title=table.text("title"),
            led_by=table.choice("led_by", ("coach", "coach_and_adviser", *_SEATS)),
            minutes=table.whole("minutes", 1, 600), summary=table.text("summary"), described=table.text("described"),
            expressed=table.text("expressed"), checked_back=table.text("checked_back"),
            agreements=tuple(self._agreement(agreement) for agreement in table.tables("agreement")),
        )  # fmt: skip
        table.close()
        return session

    def _agreement(self, table: Table) -> StoryAgreement:
        looks = []
        for look in table.tables("look", optional=True):
            looks.append(StoryLook(look.name("session"), look.choice("status", _LATER_STATES), look.text("line")))
            look.close()
        agreement = StoryAgreement(
            id=table.name("id"), text=table.text("text"), how=table.text("how"),
            owner=table.choice("owner", (*_SEATS, "both")),
            due=self._day(table, "due_months_ago", "due_day"),
            status=table.choice("status", _STATES),
            outcome=table.text("outcome", blank=True),
            looked_on=self._day_if(table, "looked"), moved_to=self._day_if(table, "moved"), looks=tuple(looks),
        )  # fmt: skip
        table.close()
        return agreement

    def _objective(self, table: Table) -> StoryObjective:
        notes = []
        for note in table.tables("note"):
            notes.append(StoryNote(self._day(note), note.choice("course", _COURSES), note.text("text")))
            note.close()
        first = StoryWording(
            by=self._role(table, "set_by"), day=self._day(table, "set_months_ago", "set_day"),
            title=table.text("title"), aim=table.text("aim"), test=table.text("test"),
            due=self._day_if(table, "due"), agreed=True,
        )  # fmt: skip
        wordings = [first]
        for told in table.tables("wording", optional=True):
            wordings.append(self._wording(told, wordings[-1]))
        objective = StoryObjective(
            id=table.name("id"), owner=self._role(table, "owner"),
            independent_support=table.text("independent_support"), wordings=tuple(wordings),
            related=self._known_items(table, table.texts("related")), notes=tuple(notes),
        )  # fmt: skip
        table.close()
        return objective

    def _wording(self, table: Table, before: StoryWording) -> StoryWording:
        """Another wording; what it does not tell stays as it was."""
        wording = StoryWording(
            by=self._role(table, "by"), day=self._day(table), title=table.text("title", optional=True) or before.title,
            aim=table.text("aim", optional=True) or before.aim, test=table.text("test", optional=True) or before.test,
            due=self._day_if(table, "due") or before.due, agreed=table.flag("agreed", optional=True),
        )  # fmt: skip
        table.close()
        return wording

    def _priority(self, table: Table) -> StoryPriority:
        priority = StoryPriority(
            id=table.name("id"), title=table.text("title"), horizon=table.choice("horizon", ("early", "longer")),
            chosen=self._day(table), why=table.text("why"), committed=table.texts("committed"),
            delivers=table.texts("delivers"), supports=table.texts("supports"), partners=table.texts("partners"),
            agreements=table.texts("agreements", optional=True),
        )  # fmt: skip
        table.close()
        return priority

    def _entries(self, root: Table) -> tuple[StoryEntry, ...]:
        tables = root.tables("entry")
        entries = []
        for table in tables:
            who = self._role(table, "who", _ROLES)
            entries.append(
                StoryEntry(
                    id=table.name("id"), who=who,
                    moment=datetime.combine(self._day(table), _WRITING_TIMES[who], UTC), title=table.text("title"),
                    tags=table.texts("tags"), related=self._known_items(table, table.texts("related")),
                    prompt=table.name("prompt", optional=True), text=table.text("text"),
                    pinned=table.flag("pinned", optional=True), earlier=table.text("earlier", optional=True),
                    parked=table.text("parked", optional=True), picture=table.text("picture", optional=True),
                )
            )  # fmt: skip
            table.close()
        unique(tables, tuple(entry.id for entry in entries))
        return tuple(entries)
