"""The forms about agreements: to write one down, to word one anew, and to say what became of one."""

from __future__ import annotations

from datetime import date, timedelta

from leaderlens.domain.agreement import Agreement, AgreementState, Owner
from leaderlens.i18n import _
from leaderlens.ui.commitments.agreements_words import chosen_words
from leaderlens.ui.commitments.names import Names
from leaderlens.ui.commitments.view import Filling, FormView


def form_for(agreement: Agreement | None, names: Names) -> FormView:
    """The form for a new agreement, or to word one anew."""
    choices = tuple((owner.value, names.owner(owner)) for owner in Owner)
    if agreement is None:
        due = names.today + timedelta(14)
        values = {"before": "", "text": "", "owner": Owner.BOTH.value, "due": due.isoformat(), "how": ""}
        told = _(
            "An agreement holds best after you have each told how it is for you and said back what you heard. A "
            "session takes you there; without one, say here whether you have."
        )
        title, submit = _("Write down an agreement"), _("Keep it")
        return FormView(Filling.AGREEMENT, "", title, submit, values, names.today, choices, told)
    values = {
        "text": agreement.text,
        "owner": agreement.owner.value,
        "due": "" if agreement.due is None else agreement.due.isoformat(),
        "how": agreement.how,
    }
    told = _("{name} sees the new wording as well. The one before stays below it.").format(name=names.other)
    return FormView(
        Filling.AGREEMENT_WORDING,
        agreement.id,
        _("Word it anew"),
        _("Keep this wording"),
        values,
        names.today,
        choices,
        told,
    )


def review_form(agreement: Agreement, names: Names) -> FormView:
    """The form for what became of one."""
    order = (AgreementState.DONE, AgreementState.PART, AgreementState.NOT_DONE, AgreementState.LET_GO)
    states = (*order, AgreementState.OPEN) if agreement.settled else order
    choices = tuple((state.value, chosen_words(state)) for state in states)
    values = {"state": "", "line": "", "new_day": ""}
    told = _("Nothing is ever wiped out here: each time you look back is kept, and the newest counts.")
    if agreement.due is not None:
        told = _("It {due}. {told}").format(due=_was_due(agreement.due, names), told=told)
    return FormView(
        Filling.AGREEMENT_REVIEW,
        agreement.id,
        _("What became of it?"),
        _("Keep it"),
        values,
        names.today,
        choices,
        told,
    )


def _was_due(due: date, names: Names) -> str:
    day = names.day(due)
    return _("was due on {date}").format(date=day) if due < names.today else _("is due on {date}").format(date=day)
