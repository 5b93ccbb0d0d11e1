"""Own prompts and templates as rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from leaderlens.domain.prompt import Prompt, Template
from leaderlens.store import own_prompts
from leaderlens.store.database import Database

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_they_come_back_as_they_were_saved(database: Database) -> None:
    prompt = Prompt("1", "energy", "What did the heron know?", own=True)
    template = Template("1", "Walk", "# Walk\n", situations=("energy", "team"), own=True)
    with database.transaction() as session:
        own_prompts.save_prompt(session, prompt, NOON)
        own_prompts.save_template(session, template, NOON)
    changed = replace(prompt, text="And the weir?")
    with database.transaction() as session:
        assert own_prompts.prompts(session) == (prompt,)
        assert own_prompts.templates(session) == (template,)
        own_prompts.save_prompt(session, changed, NOON)
    with database.transaction() as session:
        assert own_prompts.prompts(session) == (changed,)
        assert own_prompts.remove_prompt(session, "1") == own_prompts.remove_template(session, "1") == 1
        assert own_prompts.prompts(session) == own_prompts.templates(session) == ()
