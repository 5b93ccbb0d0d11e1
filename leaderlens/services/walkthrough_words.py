"""What a walk-through says: whose view it is, and a question that follows from where the two views stand."""

from __future__ import annotations

from collections.abc import Collection

from leaderlens.analysis.agreement import Zone
from leaderlens.domain.checkin import Subject
from leaderlens.domain.people import Role
from leaderlens.domain.walkthrough import Part
from leaderlens.i18n import _


def about(subject: Subject) -> str:
    """``about the Leader``, after an item's name in a sentence."""
    return {
        Subject.LEADER: _("about the Leader"),
        Subject.CHIEF_EXECUTIVE: _("about the Chief Executive"),
        Subject.PAIR: _("about the two of you"),
    }[subject]


def eyebrow(subject: Subject) -> str:
    """``About the Leader``, above an item's name."""
    return {
        Subject.LEADER: _("About the Leader"),
        Subject.CHIEF_EXECUTIVE: _("About the Chief Executive"),
        Subject.PAIR: _("About the two of you"),
    }[subject]


def reads(rater: Role, subject: Subject, words: str, rating: int | None) -> str:
    """One view as a line (``The Leader’s own view: 5, usually.``)."""
    own = subject.seen_by(rater) == "self"
    if rater is Role.LEADER:
        view = _("The Leader’s own view") if own else _("The Leader’s view")
    else:
        view = _("The Chief Executive’s own view") if own else _("The Chief Executive’s view")
    if rating is None:
        return _("{view}: {words}.").format(view=view, words=words)
    if not words:
        return _("{view}: {rating}.").format(view=view, rating=rating)
    within = words[:1].lower() + words[1:]
    return _("{view}: {rating}, {words}.").format(view=view, rating=rating, words=within)


def ask(zone: Zone | None) -> str:
    """The question to talk about. None where the two views are not both on the screen: then it hints at neither."""
    match zone:
        case None | Zone.NOT_YET_EXPLORED:
            return _("When did this matter most since last time, and what did each of us see?")
        case Zone.SELF_SEES_MORE | Zone.OTHER_SEES_MORE:
            return _("Which occasion did each of us have in mind, and what did the other see that we did not?")
        case Zone.SHARED_STRENGTH:
            return _("We see this alike, and often. What makes it possible, and what could put it at risk?")
        case Zone.SEEN_ALIKE_LOW:
            return _("We see this alike, and seldom. What would make it easier, and who could help?")
        case Zone.NOT_YET_SEEN:
            return _("Only one of us could give this a number. What would the other need to see?")
    return _("We see this much alike. What would one step more look like on an ordinary Tuesday?")


def rest_of(shown: Collection[Part]) -> str:
    """The last words on the screen."""
    if Part.OTHER in shown:
        return _("A gap does not say who is right. It says where a conversation is worth having.")
    return _("Ratings are for developing how we work together, not for appraising anybody.")
