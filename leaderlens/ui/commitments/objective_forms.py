"""The forms about objectives: to set one out, for other words, for a no, and for a dated look."""

from __future__ import annotations

from leaderlens.domain.objective import Course, Objective, ObjectiveText, Purpose
from leaderlens.i18n import _
from leaderlens.ui.commitments.names import Names
from leaderlens.ui.commitments.view import Filling, FormView


def form_for(objective: Objective | None, names: Names) -> FormView:
    """The form for a new objective, or for another wording of one."""
    text = ObjectiveText("", "", "") if objective is None else objective.versions[-1].text
    values = {
        "title": text.title,
        "aim": text.aim,
        "test": text.test,
        "support": text.support,
        "due": "" if text.due is None else text.due.isoformat(),
    }
    if objective is None:
        choices = tuple((one.value, one.label) for one in Purpose)
        told = _("It stands once {name} has said yes to the same words.").format(name=names.other)
        values = {"purpose": Purpose.DEVELOPMENT.value, **values}
        return FormView(
            Filling.OBJECTIVE, "", _("Set out an objective"), _("Put it forward"), values, names.today, choices, told
        )
    told = _("{told} What stands now stands until you have both said yes to the new words.").format(
        told=objective.purpose.sentence
    )
    return FormView(
        Filling.WORDING, objective.id, _("Propose other words"), _("Put them forward"), values, names.today, (), told
    )


def words_form(filling: Filling, objective: Objective | None, about: str, names: Names) -> FormView | None:
    """The form for other words, or for a no to the wording of that id; None where there is nothing to word."""
    if filling is Filling.WORDING:
        return None if objective is None else form_for(objective, names)
    told = _("{name} sees it beside the words. What stands now stands.").format(name=names.other)
    return FormView(Filling.REFUSAL, about, _("Not these words"), _("Say no"), {"why": ""}, names.today, (), told)


def review_form(objective: Objective, names: Names) -> FormView:
    """The form for a dated look, with its evidence."""
    choices = tuple((one.value, one.label) for one in Course)
    title = _("How does “{title}” stand?").format(title=objective.text.title)
    told = objective.purpose.sentence
    support = objective.text.support
    if support:
        told = _("{told} {name} was named to help the two of you see it fairly: have you asked them?").format(
            told=told, name=support
        )
    return FormView(
        Filling.OBJECTIVE_REVIEW,
        objective.id,
        title,
        _("Keep this look"),
        {"course": "", "evidence": ""},
        names.today,
        choices,
        told,
    )
