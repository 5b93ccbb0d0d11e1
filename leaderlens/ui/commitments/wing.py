"""The services behind the page of commitments: what is read for it in one go, and what its buttons and forms write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from leaderlens.domain.agreement import Agreement, AgreementState, Before, Owner
from leaderlens.domain.changes import Changes
from leaderlens.domain.objective import Course, Objective, ObjectiveText, Purpose
from leaderlens.domain.people import Pair
from leaderlens.domain.priority import Horizon, Priority
from leaderlens.services.agreements import Agreements
from leaderlens.services.form_drafts import FormDrafts
from leaderlens.services.objective_export import ObjectiveExport
from leaderlens.services.objectives import Objectives
from leaderlens.services.priorities import Priorities
from leaderlens.ui.commitments.agreements_words import AgreementsSeen
from leaderlens.ui.commitments.objectives_words import ObjectivesSeen
from leaderlens.ui.commitments.priorities_words import PrioritiesSeen
from leaderlens.ui.commitments.view import Act, Do, Filling

Values = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything that was read for one pair; ``drafts`` are forms half filled in, by their key."""

    pair: Pair
    agreements: AgreementsSeen
    objectives: ObjectivesSeen
    priorities: PrioritiesSeen
    drafts: Mapping[str, Mapping[str, str]]

    def agreement(self, name: str) -> Agreement | None:
        return next((one for one in self.agreements.agreements if one.id == name), None)

    def objective(self, name: str) -> Objective | None:
        return next((one for one in self.objectives.objectives if one.id == name), None)

    def objective_of(self, version_id: str) -> Objective | None:
        """The objective that a wording belongs to."""
        found = (one for one in self.objectives.objectives if any(it.id == version_id for it in one.versions))
        return next(found, None)

    def priority(self, name: str) -> Priority | None:
        return next((one for one in self.priorities.priorities if one.id == name), None)


@dataclass(frozen=True, slots=True)
class Wing:
    """Agreements, objectives and priorities of one person. All of it is for the worker."""

    agreements: Agreements
    objectives: Objectives
    priorities: Priorities
    drafts: FormDrafts
    export: ObjectiveExport

    def read(self, pair: Pair, today: date) -> Seen:
        """What the page shows of one pair."""
        writable = not pair.over
        agreements = self.agreements.all(pair.id)
        return Seen(
            pair,
            AgreementsSeen(agreements, self.agreements.session_days(pair.id), writable),
            ObjectivesSeen(
                self.objectives.all(pair.id),
                self.objectives.due_for_review(pair.id, today),
                self.objectives.consent(pair.id),
                writable,
            ),
            PrioritiesSeen(
                self.priorities.all(pair.id),
                self.priorities.cap(pair.id),
                self.priorities.time_shares(pair.id),
                {one.id: one for one in agreements},
                writable,
            ),
            self.drafts.all(),
        )

    def hand_in(self, seen: Seen, filling: Filling, name: str, values: Values) -> Changes:
        """Write what a form holds. NotAllowedError where the service will not have it; nothing is written then."""
        pair_id = seen.pair.id
        match filling:
            case Filling.AGREEMENT | Filling.AGREEMENT_WORDING:
                return self._agreement(seen, name, values)
            case Filling.AGREEMENT_REVIEW:
                state, new_day = AgreementState(values["state"]), _day(values["new_day"])
                return self.agreements.review(pair_id, name, state, values["line"], new_day=new_day)
            case Filling.OBJECTIVE:
                purpose = Purpose(values["purpose"])
                return self.objectives.set_out(pair_id, _wording(values), purpose)[0]
            case Filling.WORDING | Filling.REFUSAL | Filling.OBJECTIVE_REVIEW:
                return self._answer(seen, filling, name, values)
            case Filling.PRIORITY:
                return self._priority(seen, name, values)

    def do(self, seen: Seen, wish: Do) -> Changes:
        """What a button writes; nothing for one that only leads elsewhere."""
        objective, priority = seen.objective(wish.id), seen.priority(wish.id)
        agreement = seen.agreement(wish.id)
        if wish.act is Act.CONSENT:
            return self.objectives.say_yes_to_export(seen.pair.id)
        if wish.act is Act.KEEP_WORDING and agreement is not None:
            return self.agreements.change(agreement, wish.value, agreement.owner, agreement.due, agreement.how)
        if objective is not None and wish.act in {Act.AGREE, Act.TAKE_BACK}:
            version = next(one for one in objective.versions if one.id == wish.value)
            act = self.objectives.agree if wish.act is Act.AGREE else self.objectives.withdraw_yes
            return act(objective, version)
        if priority is not None:
            return self._move(seen, priority, wish.act)
        return Changes()

    def _move(self, seen: Seen, priority: Priority, act: Act) -> Changes:
        if act is Act.PUT_DOWN:
            return self.priorities.put_down(priority)
        if act is Act.TAKE_UP:
            return self.priorities.take_up(priority)
        if act not in {Act.UP, Act.DOWN}:
            return Changes()
        order = [one.id for one in seen.priorities.standing]
        place = order.index(priority.id)
        other = max(0, min(len(order) - 1, place + (-1 if act is Act.UP else 1)))
        order[place], order[other] = order[other], order[place]
        return self.priorities.arrange(seen.pair.id, order)

    def _agreement(self, seen: Seen, name: str, values: Values) -> Changes:
        owner, due = Owner(values["owner"]), _day(values["due"])
        agreement = seen.agreement(name)
        if agreement is None:
            before = Before(values["before"])
            return self.agreements.make(seen.pair.id, values["text"], owner, due, values["how"], before=before)[0]
        return self.agreements.change(agreement, values["text"], owner, due, values["how"])

    def _answer(self, seen: Seen, filling: Filling, name: str, values: Values) -> Changes:
        """Say something about an objective that is there; ``name`` is its id, or that of the wording refused."""
        objective = seen.objective(name) or seen.objective_of(name)
        if objective is None:
            return Changes()
        if filling is Filling.WORDING:
            return self.objectives.propose(objective, _wording(values))
        if filling is Filling.OBJECTIVE_REVIEW:
            return self.objectives.review(objective, Course(values["course"]), values["evidence"])
        version = next(one for one in objective.versions if one.id == name)
        return self.objectives.refuse(objective, version, values["why"])

    def _priority(self, seen: Seen, name: str, values: Values) -> Changes:
        priority, changes = seen.priority(name), Changes()
        horizon = Horizon(values["horizon"])
        if priority is None:
            changes, made = self.priorities.choose(seen.pair.id, values["title"], horizon, values["why"])
            priority = next(one for one in self.priorities.all(seen.pair.id) if one.id == made)
        changed = replace(
            priority,
            title=values["title"],
            horizon=horizon,
            why=values["why"],
            committed=_names(values["committed"]),
            delivers=_names(values["delivers"]),
            supports=_names(values["supports"]),
            partners=_names(values["partners"]),
            agreements=_names(values["agreements"]) if "agreements" in values else priority.agreements,
        )
        return changes + self.priorities.change(priority, changed)


def _wording(values: Values) -> ObjectiveText:
    return ObjectiveText(values["title"], values["aim"], values["test"], values["support"], _day(values["due"]))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _names(text: str) -> tuple[str, ...]:
    """One name to a line."""
    return tuple(name for line in text.split("\n") if (name := line.strip()))
