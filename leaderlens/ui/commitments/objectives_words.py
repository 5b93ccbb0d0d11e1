"""Objectives as the page shows them: what each is for, how it stands, and what is still being talked about."""

from __future__ import annotations

from dataclasses import dataclass

from leaderlens.domain.objective import Course, Objective, ObjectiveReview, ObjectiveVersion, Purpose
from leaderlens.domain.people import SEATS, Role
from leaderlens.i18n import _, ngettext
from leaderlens.services.landing import Landing
from leaderlens.services.objectives import ExportConsent
from leaderlens.ui.commitments.names import Names
from leaderlens.ui.commitments.view import (
    Act,
    Deed,
    DetailView,
    Do,
    Emptiness,
    Fact,
    Fill,
    Filling,
    Group,
    Line,
    ListView,
    Look,
    Mark,
    Notice,
    Sheet,
)

_TONES = {
    Course.ON_COURSE: "accent",
    Course.AT_RISK: "warm",
    Course.MET: "good",
    Course.PART_MET: "warm",
    Course.NOT_MET: "warm",
    Course.WITHDRAWN: "neutral",
}


@dataclass(frozen=True, slots=True)
class ObjectivesSeen:
    """What was read: every objective, those due for a look, and who has said yes to exporting them all."""

    objectives: tuple[Objective, ...]
    due: tuple[Objective, ...]
    consent: ExportConsent
    writable: bool


def list_of(seen: ObjectivesSeen, names: Names, target: Landing | None = None, file: str = "") -> ListView:
    """Every objective: what is being talked about, what is under way, what is over.

    ``target`` is where an export that is about to be made would lie, as ``file``.
    """
    going = [one for one in seen.objectives if not one.over]
    talked = [one for one in going if one.proposed is not None]
    agreed = [one for one in going if one.proposed is None]
    over = [one for one in seen.objectives if one.over]
    parts = (
        (_("Being talked about"), talked, _("Each stands once you have both said yes to exactly the same words.")),
        (_("Under way"), agreed, ""),
        (_("Over"), over, ""),
    )
    groups = tuple(Group(title, tuple(_line(one, names) for one in some), told) for title, some, told in parts if some)
    deeds: tuple[Deed, ...] = ()
    set_out = Deed(_("Set out an objective"), Fill(Filling.OBJECTIVE), icon="plus")
    may_set = seen.writable and names.pair.me is Role.LEADER
    if groups and may_set:
        deeds = (set_out,)
    if seen.due and seen.writable:
        look = Fill(Filling.OBJECTIVE_REVIEW, seen.due[0].id)
        deeds = (*deeds, Deed(_("Begin the yearly review"), look, icon="refresh-cw"))
    if seen.writable and any(one.standing is not None for one in going):
        deeds = (*deeds, Deed(_("Plan the yearly review together"), Do(Act.PLAN_YEARLY), "quiet", "message-square"))
    return ListView(
        subtitle=_("What the Leader wants to see achieved, negotiated with the Chief Executive."),
        notices=_list_notices(seen),
        groups=groups,
        deeds=deeds,
        empty=None if groups else _nothing(names, set_out if may_set else None),
        foot=_export_sheet(seen, names, target, file) if seen.objectives else None,
    )


def _list_notices(seen: ObjectivesSeen) -> tuple[Notice, ...]:
    said = [Notice(one.sentence) for one in Purpose if any(o.purpose is one for o in seen.objectives)]
    if not said:
        said = [
            Notice(
                _(
                    "Developmental, not an appraisal, unless an objective says that it is part of one. Objectives are "
                    "kept apart: no rating and no journal ever flows in here."
                )
            )
        ]
    if seen.due and seen.writable:
        many = len(seen.due)
        sentence = ngettext(
            "{count} objective is due for a look: its day has come, or nobody has looked at it for a year.",
            "{count} objectives are due for a look: their day has come, or nobody has looked at them for a year.",
            many,
        ).format(count=many)
        said.append(Notice(sentence, "warm"))
    return tuple(said)


def _nothing(names: Names, set_out: Deed | None) -> Emptiness:
    if names.pair.me is Role.LEADER:
        line = _(
            "Set out, in a sentence or two, what you want the Chief Executive to achieve. {name} may propose other "
            "words; an objective stands once you have both said yes to the same ones."
        ).format(name=names.other)
    else:
        line = _(
            "{name} sets out what they want to see achieved. You may propose other words; an objective stands once "
            "you have both said yes to the same ones."
        ).format(name=names.other)
    return Emptiness("target", _("No objective yet"), line, set_out)


def _export_sheet(seen: ObjectivesSeen, names: Names, target: Landing | None, file: str) -> Sheet:
    """Whether the objectives may leave LeaderLens, and what is wanting."""
    me = names.pair.me
    said = seen.consent.said
    if seen.consent.given and target is not None:
        told = target.warning
        deeds: tuple[Deed, ...] = (
            Deed(_("Write “{name}”").format(name=file), Do(Act.EXPORT_NOW), "primary", "download"),
            Deed(_("Not now"), Do(Act.EXPORT_NOT), "quiet"),
        )
    elif seen.consent.given:
        told = _("You have both said yes to exporting exactly what is written now. Any change asks both of you again.")
        deeds = (
            Deed(_("Save as Word…"), Do(Act.EXPORT_WORD), icon="file-text"),
            Deed(_("Save as PDF…"), Do(Act.EXPORT_PDF), icon="download"),
        )
    elif me in said:
        told = _("You have said yes. As soon as {name} has, either of you can export them.").format(name=names.other)
        deeds = ()
    else:
        told = _(
            "Objectives leave LeaderLens only when both of you have said yes to exactly what is written now: words, "
            "reviews and all."
        )
        if names.pair.partner in said:
            told = _("{name} has said yes. {told}").format(name=names.other, told=told)
        deeds = (Deed(_("Say yes to an export"), Do(Act.CONSENT), icon="check"),)
    return Sheet(_("Taking objectives elsewhere"), told=told, deeds=deeds)


def detail_of(objective: Objective, seen: ObjectivesSeen, names: Names) -> DetailView:
    """One objective: the wording that stands beside one that is proposed, who said yes, and every look at it."""
    standing, talked = objective.standing, objective.proposals
    if objective.taken_back:
        talked = objective.versions[-1:]
    beside = standing or (objective.before(talked[-1]) if len(talked) == 1 else None)
    sheets: list[Sheet] = []
    if beside is not None:
        eyebrow = "" if not talked else _("What stands") if standing is not None else _("The wording before")
        against = None if talked else objective.before(beside)
        sheets.append(_sheet(objective, beside, eyebrow, against, names, seen))
    proposed = _("Taken back") if objective.taken_back else _("Proposed")
    sheets += [_sheet(objective, one, proposed, beside, names, seen) for one in talked]
    deeds: tuple[Deed, ...] = ()
    if seen.writable:
        if standing is not None:
            kind = "secondary" if talked or objective.over else "primary"
            deeds = (Deed(_("Look at how it stands"), Fill(Filling.OBJECTIVE_REVIEW, objective.id), kind),)
        deeds = (*deeds, Deed(_("Propose other words"), Fill(Filling.WORDING, objective.id), icon="pencil"))
    earlier = tuple(
        _sheet(objective, one, "", objective.before(one), names, None)
        for one in reversed(objective.versions)
        if one not in {beside, *talked}
    )
    several = len(objective.versions) > 1
    notices = [Notice(objective.purpose.sentence, "accent" if _develops(objective) else "warm")]
    if len(talked) > 1:
        told = _(
            "You each put words forward without having seen the other’s. Say yes to one of them, or propose others."
        )
        notices.append(Notice(told, "warm"))
    return DetailView(
        back=_("All objectives"),
        notices=tuple(notices),
        sheets=tuple(sheets),
        beside=len(sheets) > 1,
        deeds=deeds,
        looks_title=_("How it stood"),
        looks=tuple(_look(review, names, several=several) for review in reversed(objective.reviews)),
        earlier=earlier,
        earlier_title=ngettext("Earlier wording", "Earlier wordings", len(earlier)),
    )


def _develops(objective: Objective) -> bool:
    return objective.purpose is Purpose.DEVELOPMENT


def _sheet(
    objective: Objective, version: ObjectiveVersion, eyebrow: str, before: ObjectiveVersion | None, names: Names,
    seen: ObjectivesSeen | None,
) -> Sheet:  # fmt: skip
    """A wording with who put it forward and who said yes; what differs from ``before`` is marked.

    ``seen`` None: nothing can be done with it any more.
    """
    text, me = version.text, names.pair.me
    against = text if before is None else before.text
    facts: tuple[Fact, ...] = (
        Fact(_("Aim"), (text.aim,), text.aim != against.aim),
        Fact(_("How you will know"), (text.test or _("Not said."),), text.test != against.test),
        Fact(_("Independent supporter"), (text.support or _("Nobody named yet."),), text.support != against.support),
        Fact(_("By when"), (names.day(text.due) if text.due else _("No day set."),), text.due != against.due),
    )
    marks = [Mark(objective.purpose.label, "accent" if _develops(objective) else "warm"), _said(version, names)]
    for role, why in version.refused:
        said_no = _("You said no") if role is me else _("{name} said no").format(name=names.of(role))
        marks.append(Mark(said_no, "warm"))
        facts += (Fact(said_no, (why,)),)
    if text.title != against.title:
        marks.insert(0, Mark(_("Name changed"), "warm"))
    if version is objective.standing and objective.course is not None:
        marks.append(Mark(objective.course.label, _TONES[objective.course]))
    deeds = () if seen is None else _deeds(objective, version, names, seen)
    said = _("Wording {number}, {who}").format(number=version.number, who=names.when(version.by, version.on))
    whole = _("{what}. {said}").format(what=eyebrow, said=said) if eyebrow else said
    return Sheet(text.title, whole, tuple(marks), facts, deeds)


def _deeds(objective: Objective, version: ObjectiveVersion, names: Names, seen: ObjectivesSeen) -> tuple[Deed, ...]:
    """What can be said to a wording: yes, no, or no longer yes."""
    me = names.pair.me
    live = version in objective.proposals or (objective.taken_back and version is objective.versions[-1])
    if not (seen.writable and live):
        return ()
    if me in version.agreed:
        words = _("Take these words back") if version.by is me else _("Take my yes back")
        return (Deed(words, Do(Act.TAKE_BACK, objective.id, version.id), "quiet"),)
    yes = Deed(_("Say yes to these words"), Do(Act.AGREE, objective.id, version.id), "primary", "check")
    if version.by is me or me in dict(version.refused):
        return (yes,)
    return (yes, Deed(_("Not these words"), Fill(Filling.REFUSAL, version.id), "quiet"))


def _said(version: ObjectiveVersion, names: Names) -> Mark:
    if version.agreed_by_both:
        return Mark(_("Agreed by both"), "good")
    if names.pair.me in version.agreed:
        return Mark(_("You said yes"))
    if names.pair.partner in version.agreed:
        return Mark(_("{name} said yes").format(name=names.other))
    return Mark(_("Nobody has said yes"))


def _line(objective: Objective, names: Names) -> Line:
    text = objective.text
    if objective.proposed is not None:
        line = _("{purpose}, {waits}").format(purpose=objective.purpose.label, waits=_waits(objective.proposed, names))
        return Line(objective.id, objective.proposed.text.title, line, Mark(_("Proposed"), "warm"))
    if objective.taken_back:
        return Line(objective.id, text.title, objective.purpose.label, Mark(_("Taken back")))
    if objective.reviews:
        seen = _("looked at on {date}").format(date=names.day(objective.reviews[-1].on))
    else:
        seen = _("not looked at yet")
    if text.due is None:
        line = _("{purpose}, {seen}").format(purpose=objective.purpose.label, seen=seen)
    else:
        line = _("{purpose}, {due}, {seen}").format(purpose=objective.purpose.label, due=names.due(text.due), seen=seen)
    course = objective.course
    mark = Mark(_("Agreed"), "accent") if course is None else Mark(course.label, _TONES[course])
    return Line(objective.id, text.title, line, mark)


def _waits(version: ObjectiveVersion, names: Names) -> str:
    """Whose yes is wanting."""
    if any(role is names.pair.me for role, _why in version.refused):
        return _("you said no")
    if version.refused:
        return _("{name} said no").format(name=names.other)
    wanting = set(SEATS) - version.agreed
    if wanting == {names.pair.me}:
        return _("waiting for you")
    if wanting == {names.pair.partner}:
        return _("waiting for {name}").format(name=names.other)
    return _("waiting for both of you")


def _look(review: ObjectiveReview, names: Names, *, several: bool) -> Look:
    """One look; it says which wording was looked at where there is more than one."""
    when = names.when(review.by, review.on)
    if several and review.wording:
        when = _("{when}, at wording {number}").format(when=when, number=review.wording)
    return Look(when, Mark(review.course.label, _TONES[review.course]), review.evidence)
