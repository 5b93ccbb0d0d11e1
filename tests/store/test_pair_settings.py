"""The settings as registers: field by field, with both values where both changed one, and nonsense passed over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from leaderlens.domain.pair_settings import Cadence, FormRule, PairSettings, Rhythm
from leaderlens.domain.people import Role
from leaderlens.domain.record import SetFields
from leaderlens.services.pair_log import PairLog
from leaderlens.store import pair_settings
from tests.two_people import two_people

CHOSEN = PairSettings(
    cadence=Cadence(Rhythm.OWN, 10),
    lenses=("ryley",),
    focus=("ryley.patient",),
    mirrors=False,
    prediction=False,
    form=FormRule.PULSE,
    reminded=frozenset({Role.LEADER}),
)


def test_what_is_written_is_read_and_what_nobody_can_read_is_the_default(tmp_path: Path) -> None:
    with two_people(tmp_path) as two:
        log = PairLog(two.leader.database, two.clock)

        def say(fields: dict[str, Any]) -> PairSettings:
            with two.leader.database.transaction() as session:
                log.append(session, two.pair_id, [SetFields(pair_settings.KIND, pair_settings.ENTITY, fields)])
            with two.leader.database.reading() as session:
                found, beside = pair_settings.settings(session, two.pair_id)
            assert beside == {}
            return found

        assert say(pair_settings.fields_of(PairSettings(), CHOSEN)) == CHOSEN
        assert pair_settings.fields_of(CHOSEN, CHOSEN) == {}
        assert say(pair_settings.field_of("form", PairSettings())).form is FormRule.MIXED
        nonsense = {
            "cadence": {"rhythm": "own", "days": 3},
            "lenses": [],
            "focus": [1],
            "mirrors": "yes",
            "prediction": 1,
            "form": "long",
            "reminded": ["everybody"],
            "weather": "fine",
        }
        assert say(nonsense) == PairSettings()


@pytest.mark.parametrize("raw", [["a"] * 9])
def test_too_much_focus_is_cut(tmp_path: Path, raw: list[str]) -> None:
    with two_people(tmp_path) as two:
        log = PairLog(two.leader.database, two.clock)
        with two.leader.database.transaction() as session:
            log.append(session, two.pair_id, [SetFields(pair_settings.KIND, pair_settings.ENTITY, {"focus": raw})])
        with two.leader.database.reading() as session:
            assert len(pair_settings.settings(session, two.pair_id)[0].focus) == 5
