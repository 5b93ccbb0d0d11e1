"""One catalogue for every floor, and dates as British people write them."""

from __future__ import annotations

import gettext
from datetime import date
from typing import TYPE_CHECKING

import pytest

from leaderlens import i18n

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    i18n.use_catalogue(gettext.NullTranslations())


DAY = date(2026, 11, 24)


def test_dates_are_written_the_british_way() -> None:
    assert i18n.long_date(DAY) == "Tuesday 24 November"
    assert i18n.medium_date(DAY) == "24 November 2026"
    assert i18n.short_date(DAY) == "24 Nov"
    assert i18n.month_year(DAY) == "November 2026"
    assert i18n.short_day_name(DAY) == "Tue"


def test_a_language_without_a_catalogue_is_english() -> None:
    i18n.use_language("xx")
    assert i18n.month_name(DAY) == "November"


def test_a_catalogue_translates_texts_dates_and_counts() -> None:
    class Shouting(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return message.upper()

        def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
            return (msgid1 if n == 1 else msgid2).upper()

    i18n.use_catalogue(Shouting())
    assert i18n._("Seal") == "SEAL"
    assert i18n.day_name(DAY) == "TUESDAY"
    assert i18n.ngettext("one item", "some items", 2) == "SOME ITEMS"
