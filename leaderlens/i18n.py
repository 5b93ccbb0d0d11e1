"""The words people read, in their language: gettext for every floor, so that a sentence made far below the screen
(a chart's headline, an error) is translated by the same catalogue as a button. See docs/adr/0009.

Use ``_("Good morning, {name}").format(name=name)``: never an f-string inside ``_()``, never a sentence glued from
pieces. ``N_`` marks a text that is translated later, where it is shown.
"""

from __future__ import annotations

import gettext as _gettext
from datetime import date

from leaderlens.resources import resource

_DOMAIN = "leaderlens"
_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()


def use_language(code: str) -> None:
    """Speak ``code`` (``"en_GB"``, ``"cy"``) from now on; a language without a catalogue falls back to English."""
    global _catalogue  # noqa: PLW0603 - one process speaks one language, chosen once at start
    try:
        folder = resource("locale")
    except FileNotFoundError:
        _catalogue = _gettext.NullTranslations()
        return
    _catalogue = _gettext.translation(_DOMAIN, localedir=folder, languages=[code], fallback=True)


def use_catalogue(catalogue: _gettext.NullTranslations) -> None:
    """Speak from ``catalogue``: how the pseudo-language test finds text that nobody marked."""
    global _catalogue  # noqa: PLW0603
    _catalogue = catalogue


def _(text: str) -> str:
    """``text`` in the person's language."""
    return _catalogue.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """The form of a counted text that fits ``count``; put the number in with ``.format(count=count)``."""
    return _catalogue.ngettext(one, many, count)


def pgettext(context: str, text: str) -> str:
    """``text`` where English uses one word for two meanings; ``context`` tells them apart."""
    return _catalogue.pgettext(context, text)


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark ``text`` for translation without translating it yet."""
    return text


_MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
    N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
_SHORT_MONTHS = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"), N_("Jul"),
    N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip
_DAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
)  # fmt: skip

_SHORT_DAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def month_name(day: date) -> str:
    """``November``."""
    return _(_MONTHS[day.month - 1])


def short_month(day: date) -> str:
    """``Nov``."""
    return _(_SHORT_MONTHS[day.month - 1])


def day_name(day: date) -> str:
    """``Tuesday``."""
    return _(_DAYS[day.weekday()])


def short_day_name(day: date) -> str:
    """``Tue``."""
    return _(_SHORT_DAYS[day.weekday()])


def month_year(day: date) -> str:
    """``November 2026``."""
    return _("{month} {year}").format(month=month_name(day), year=day.year)


def short_date(day: date) -> str:
    """``24 Nov``."""
    return _("{day} {month}").format(day=day.day, month=short_month(day))


def medium_date(day: date) -> str:
    """``24 November 2026``."""
    return _("{day} {month} {year}").format(day=day.day, month=month_name(day), year=day.year)


def long_date(day: date) -> str:
    """``Tuesday 24 November``."""
    return _("{weekday} {day} {month}").format(weekday=day_name(day), day=day.day, month=month_name(day))
