"""From a session's record to what the pages show of it: sentences and values, no Qt."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from leaderlens.domain.agreement import Owner
from leaderlens.domain.lens import Item
from leaderlens.domain.people import SEATS, Pair, Role
from leaderlens.domain.script import LAST_SESSION, Phase, Scripts, Speaker
from leaderlens.domain.session import CheckBack, Kept, Line, SessionState, Verdict, Versions, heard_share
from leaderlens.i18n import _, medium_date
from leaderlens.services.session_record import SessionRecord
from leaderlens.ui.sessions import words
from leaderlens.ui.sessions.sitting import Seen
from leaderlens.ui.sessions.view import (
    Agreeing,
    Choosing,
    HalfAgreed,
    Hearing,
    NoteLine,
    NotesOfStep,
    Opening,
    Owed,
    Paused,
    SaidBack,
    StepShown,
    Story,
    TopicCard,
)

LOOKING_BACK = "last_time"
"""The step of a script that reads out what was agreed before."""
FORTNIGHT = timedelta(days=14)
"""When an agreement is due unless they say otherwise."""


def listener_of(record: SessionRecord) -> Role | None:
    """Who says back in this turn; None where nobody does."""
    return words.seat_of(record.speaker) if record.step.phase is Phase.CHECK_BACK else None


def said_back(record: SessionRecord, listener: Role) -> tuple[CheckBack, ...]:
    """What that person said back in this step, oldest first."""
    return tuple(one for one in record.check_backs if one.step == record.step.id and one.listener is listener)


def step_shown(
    seen: Seen, pair: Pair, scripts: Scripts, names: Mapping[str, Item], *, today: date,
    typing: Collection[str] = (), saying: str = "",
) -> StepShown:  # fmt: skip
    """The turn the session is at. ``typing`` are ids of lines in a field now, ``saying`` that of what is said back in
    one; empty while it is said for the first time, or anew.
    """
    record, session, step, script = seen.record, seen.record.session, seen.record.step, seen.record.script
    phase = scripts.phase(step.phase)
    looking_back = step.id == LOOKING_BACK
    place = script.place(step.id)
    listener = listener_of(record)
    return StepShown(
        script=script.title,
        place=place,
        steps=len(script.steps),
        done=frozenset(n for n, one in enumerate(script.steps) if one.id in session.done and n != place),
        phase=phase.name,
        phase_line=phase.line,
        title=step.title,
        speaker=words.seat_of(record.speaker),
        speaks=_speaks(record, pair, listener),
        listens=_listens(record, pair),
        question=step.question(seen.situations),
        instruction=step.told(coached=session.coached),
        tip=step.coach_tip if session.coached else "",
        topics=_topics(record, pair, names),
        go_on=_go_on(record, pair),
        may_skip=step is not script.steps[-1],
        may_go_back=place > 0 or session.turn.number > 0,
        whole=step.seconds_each(session.first, absent=record.absent),
        step_id=step.id,
        turn=session.turn.number,
        lines=tuple(note_line(one, pair) for one in record.lines if one.step == step.id and one.id not in typing),
        hearing=None if listener is None else _hearing(record, pair, listener, saying),
        agreeing=_agreeing(record, pair, today) if step.phase in {Phase.AGREE, Phase.CLOSE} else None,
        owed=_owed(seen, pair, today) if looking_back else (),
        looked_back=_looked_back(seen, pair) if looking_back else (),
    )


def opening(seen: Seen, pair: Pair, today: date) -> Opening:
    """The moment before the first turn."""
    session, script, opened_last = seen.record.session, seen.record.script, seen.opened_last
    in_turn = any(Speaker.FIRST in step.speaks for step in script.steps)
    if in_turn:
        ask, remembered = _("Who tells it first?"), _("Let the one who is more hurt go first.")
    elif opened_last is not None:
        ask = _("Who opens?")
        remembered = _("Last time {name} opened.").format(name=words.first_name(pair, opened_last))
    else:
        ask, remembered = _("Who opens?"), ""
    return Opening(
        title=script.title,
        line=script.line,
        ask=ask,
        names=tuple((role, words.first_name(pair, role)) for role in SEATS),
        first=session.first,
        remembered=remembered,
        owed=_owed(seen, pair, today),
        without_coach=_("Without one: {advice}").format(advice=script.without_coach) if script.without_coach else "",
        coached=session.coached,
    )


def paused(record: SessionRecord) -> Paused:
    """Where a session stands still."""
    still = record.session.state is SessionState.PAUSED
    return Paused(
        _("Paused") if still else _("Your session is under way"),
        _("You are at “{step}”.").format(step=record.step.title),
        record.script.title,
    )


def story(record: SessionRecord, pair: Pair, half: Mapping[str, str] = MappingProxyType({})) -> Story:
    """A session that is over, or whose term is. ``half`` is an agreement that was begun in it."""
    session = record.session
    left_out = [step.title for step in record.script.steps if step.id in session.left_out]
    return Story(
        session_id=session.id,
        title=record.script.title,
        when=words.plan_line(session, record.script)
        if session.moment is None
        else _("{when}. {plan}").format(
            when=words.when_words(session.moment), plan=words.plan_line(session, record.script)
        ),
        topics=words.topic_cards(session.topics),
        steps=_notes(record, pair),
        agreements=tuple((one.text, words.agreement_detail(one, pair, state=True)) for one in record.agreements),
        closing=session.closing,
        left_out=_("Left out on purpose: {steps}.").format(steps=", ".join(left_out)) if left_out else "",
        not_held=_not_held(session.state),
        heard=_heard(record, pair),
        choosing=tuple(choosing(one) for one in session.versions),
        half=_half(half, pair),
        last=record.script.id == LAST_SESSION,
    )


def choosing(versions: Versions) -> Choosing:
    """Versions to choose among, each as it is shown."""
    what = {
        Kept.LINE: _("Both of you changed this line. Both versions are kept until you choose one."),
        Kept.HEARD: _("What was heard was changed on both laptops. Both versions are kept until you choose one."),
        Kept.VERDICT: _("Both laptops hold another answer to it. Both are kept until you choose one."),
        Kept.CORRECTION: _("What was meant was changed on both laptops. Both versions are kept until you choose one."),
        Kept.CLOSING: _("Both of you wrote the last words. Both versions are kept until you choose one."),
    }[versions.kept]
    return Choosing(versions, what, tuple((text, _version(versions.kept, text)) for text in versions.texts))


def _version(kept: Kept, text: str) -> str:
    """A version as it is shown: an empty one is that of whoever struck it out."""
    if kept is Kept.VERDICT:
        return words.verdict_word(next((verdict for verdict in Verdict if verdict.value == text), None))
    return text or _("(struck out)")


def _not_held(state: SessionState) -> str:
    if state is SessionState.CANCELLED:
        return _("This session was called off. What was planned for it is kept.")
    if state is SessionState.PLANNED:
        return _("This session was not held before the term ended. What was planned for it is kept.")
    return ""


def _half(half: Mapping[str, str], pair: Pair) -> HalfAgreed | None:
    if not half:
        return None
    owner = next((one for one in Owner if one.value == half.get("owner")), Owner.BOTH)
    day = words.day_of(half.get("due", ""))
    parts = [
        words.owner_name(pair, owner),
        "" if day is None else _("by {date}").format(date=medium_date(day)),
        half.get("how", "").strip(),
    ]
    return HalfAgreed(half.get("text", "").strip(), " · ".join(part for part in parts if part))


def _owed(seen: Seen, pair: Pair, today: date) -> tuple[Owed, ...]:
    """What is still to be looked back at, with what was typed beside it."""
    return tuple(
        Owed(
            id=one.id,
            text=one.text,
            detail=words.agreement_detail(replace(one, how=""), pair),
            earliest=today,
            new_day=today + FORTNIGHT,
            how=one.how,
            line=seen.lines.get(one.id, ""),
        )
        for one in seen.owed
    )


def _looked_back(seen: Seen, pair: Pair) -> tuple[tuple[str, str], ...]:
    """What was said in this session of what was agreed before."""
    told = []
    for one in seen.looked_back:
        here = next(review for review in reversed(one.reviews) if review.session_id == seen.record.session.id)
        moved = "" if here.moved_to is None else _("now by {date}").format(date=medium_date(here.moved_to))
        parts = (words.owner_name(pair, one.owner), words.agreement_state(here.state), moved, here.line)
        told.append((one.text, " · ".join(part for part in parts if part)))
    return tuple(told)


def note_line(line: Line, pair: Pair) -> NoteLine:
    """A line of notes with the name of who began it."""
    stands = Versions(Kept.LINE, line.id, (line.text, *line.others))
    return NoteLine(line.id, words.first_name(pair, line.by), line.text, choosing(stands) if line.others else None)


def _said(one: CheckBack) -> SaidBack:
    stands = tuple(choosing(versions) for versions in one.versions)
    return SaidBack(one.heard, words.verdict_word(one.verdict), one.correction, stands)


def _speaks(record: SessionRecord, pair: Pair, listener: Role | None) -> str:
    name = words.speaker_name(pair, record.speaker)
    if listener is not None:
        return _("{name} says back").format(name=name)
    return _("{name} speaks").format(name=name)


def _listens(record: SessionRecord, pair: Pair) -> str:
    """What the other does meanwhile, and who comes next in this step."""
    role = words.seat_of(record.speaker)
    if role is None:
        return _("Both of you listen.")
    other = words.first_name(pair, role.other)
    if listener_of(record) is not None:
        return _("{name} says whether that was it.").format(name=other)
    after = record.turns[record.session.turn.number + 1 :]
    if any(words.seat_of(one) is role.other for one in after):
        return _("{name} only listens, and speaks next.").format(name=other)
    return _("{name} only listens.").format(name=other)


def _go_on(record: SessionRecord, pair: Pair) -> str:
    if record.last:
        return _("Close the session")
    after = record.turns[record.session.turn.number + 1 :]
    if after:
        role = words.seat_of(after[0])
        if role is not None:
            return _("{name}’s turn").format(name=words.first_name(pair, role))
        return _("The coach’s turn") if after[0] is Speaker.COACH else _("The adviser’s turn")
    return _("Next step")


def _topics(record: SessionRecord, pair: Pair, names: Mapping[str, Item]) -> tuple[TopicCard, ...]:
    """The topics, each with what whoever speaks now is asked about it, in words for their chair."""
    cards = words.topic_cards(record.session.topics)
    seat = words.seat_of(record.speaker)
    told = []
    for card, topic in zip(cards, record.session.topics, strict=True):
        item = names.get(topic.item)
        prompts = None if item is None or item.prompts is None else item.prompts.asked_of(seat)
        ask = ""
        if prompts is not None:
            by_phase = {
                Phase.DESCRIBE: prompts.describe,
                Phase.EXPRESS: prompts.express,
                Phase.CHECK_BACK: prompts.check_back,
            }
            ask = by_phase.get(record.step.phase, "")
        if ask and seat is not None:
            ask = _("{name}: {question}").format(name=words.first_name(pair, seat), question=ask)
        told.append(replace(card, asks=ask))
    return tuple(told)


def _hearing(record: SessionRecord, pair: Pair, listener: Role, saying: str) -> Hearing:
    said = said_back(record, listener)
    now = next((one for one in said if one.id == saying), None)
    return Hearing(
        listener=words.first_name(pair, listener),
        speaker=words.first_name(pair, listener.other),
        heard="" if now is None else now.heard,
        verdict=None if now is None else now.verdict,
        correction="" if now is None else now.correction,
        earlier=tuple(_said(one) for one in said if one is not now),
        choosing=() if now is None else tuple(choosing(versions) for versions in now.versions),
    )


def _agreeing(record: SessionRecord, pair: Pair, today: date) -> Agreeing:
    waiting = record.script.before_agreeing(record.session.done, record.session.left_out)
    titles = ", ".join(_("“{step}”").format(step=step.title) for step in waiting)
    return Agreeing(
        open=record.may_agree,
        why=_("Agreements come after telling and saying back. Still to come: {steps}.").format(steps=titles),
        made=tuple((one.text, words.agreement_detail(one, pair)) for one in record.agreements),
        owners=words.owners(pair),
        earliest=today,
        due=today + FORTNIGHT,
    )


def _notes(record: SessionRecord, pair: Pair) -> tuple[NotesOfStep, ...]:
    """Notes step by step; what was noted in a step that the script no longer has comes last."""
    titles = {step.id: step.title for step in record.script.steps}
    known = [_notes_of(record, pair, titles[name], {name}) for name in titles]
    rest = {one.step for one in record.lines} | {one.step for one in record.check_backs}
    last = _notes_of(record, pair, _("Other notes"), rest - set(titles))
    return tuple(one for one in (*known, last) if one is not None)


def _notes_of(record: SessionRecord, pair: Pair, title: str, steps: Collection[str]) -> NotesOfStep | None:
    lines = tuple(note_line(one, pair) for one in record.lines if one.step in steps)
    said = tuple(
        (_("What {name} heard").format(name=words.first_name(pair, one.listener)), _said(one))
        for one in record.check_backs
        if one.step in steps
    )
    return NotesOfStep(title, lines, said) if lines or said else None


def _heard(record: SessionRecord, pair: Pair) -> str:
    sentences = [
        words.heard_words(
            heard_share(record.check_backs, role), words.first_name(pair, role), words.first_name(pair, role.other)
        )
        for role in SEATS
    ]
    return " ".join(sentence for sentence in sentences if sentence)
