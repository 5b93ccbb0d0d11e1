"""What kinds of events there are in a council's life: their names, their icons, and words that give one away.

The key travels and is kept for good; a key that is not here (from a newer LeaderLens) is shown as "Other". Kinds that
are ``between_us`` are about the two people, not about the council: they never leave in a calendar file.
"""

from __future__ import annotations

from dataclasses import dataclass

from leaderlens.i18n import N_, _

OTHER = "other"


@dataclass(frozen=True, slots=True)
class EventKind:
    """``title`` is its English name, ``hints`` (casefolded) are words of titles by which an import tells it."""

    key: str
    title: str
    icon: str
    hints: tuple[str, ...] = ()
    between_us: bool = False

    @property
    def name(self) -> str:
        """Its name, in the person's language."""
        return _(self.title)


KINDS = (
    EventKind("election", N_("Election"), "flag", ("election day", "elections", "polling day", "by-election")),
    EventKind("pre_election", N_("Notice of election"), "clock", ("pre-election", "notice of election")),
    EventKind("annual_council", N_("Annual council"), "landmark", ("annual council", "annual meeting")),
    EventKind("budget", N_("Budget"), "table", ("budget", "council tax", "medium term financial")),
    EventKind("full_council", N_("Full council"), "landmark", ("full council", "extraordinary council")),
    EventKind("cabinet", N_("Cabinet or committee"), "users", ("cabinet",)),
    EventKind("scrutiny", N_("Scrutiny"), "search", ("scrutiny", "select committee")),
    EventKind("audit", N_("Audit"), "list-checks", ("audit", "statement of accounts")),
    EventKind("local_plan", N_("Local plan"), "file-text", ("local plan", "planning inspector")),
    EventKind("peer_challenge", N_("Peer challenge"), "presentation", ("peer challenge", "peer review")),
    EventKind("inspection", N_("Inspection"), "clipboard-check", ("inspection", "ofsted", "ilacs", "cqc")),
    EventKind("reorganisation", N_("Reorganisation"), "refresh-cw", ("vesting day", "shadow", "reorganisation")),
    EventKind("emergency", N_("Emergency"), "triangle-alert", ("emergency", "flood")),
    EventKind("press", N_("Press"), "quote", ("press",)),
    EventKind("residents", N_("Residents"), "message-circle", ("residents", "ward walk", "surgery", "consultation")),
    EventKind("partners", N_("Partners"), "handshake", ("partnership", "combined authority", "integrated care")),
    EventKind("service", N_("A service"), "settings"),
    EventKind("staff", N_("Staff"), "user-round", ("staff",)),
    EventKind("group", N_("Political group"), "message-square", ("group meeting", "group room")),
    EventKind("conduct", N_("Conduct"), "shield-check", ("standards",)),
    EventKind("objectives", N_("Objectives"), "target", between_us=True),
    EventKind("one_to_one", N_("One to one"), "arrow-left-right", ("one to one", "1:1", "one-to-one"), between_us=True),
    EventKind("session", N_("Session"), "message-square", between_us=True),
    EventKind("personal", N_("Personal"), "user-round", between_us=True),
    EventKind("recess", N_("Recess"), "sun", ("recess",)),
    EventKind(OTHER, N_("Other"), "calendar"),
)
"""Every kind, in the order in which they are offered."""

_PLAIN = (("committee", "cabinet"), ("council", "full_council"))
"""What a title says when nothing else gives its kind away."""
_BY_KEY = {kind.key: kind for kind in KINDS}


def kind_of(key: str) -> EventKind:
    """The kind of that key; :data:`OTHER` for one that is not known here."""
    return _BY_KEY.get(key, _BY_KEY[OTHER])


def kind_hinted(title: str) -> str:
    """The key of the kind whose longest hint stands in ``title``; else what it plainly says; else other."""
    said = title.casefold()
    hints = [(len(hint), kind.key) for kind in KINDS for hint in kind.hints if hint in said]
    if hints:
        return max(hints, key=lambda found: found[0])[1]
    return next((key for word, key in _PLAIN if word in said), OTHER)
