"""Prompts and templates of the person's own, as rows."""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from leaderlens.domain.prompt import Prompt, Template
from leaderlens.store.journals import seconds
from leaderlens.store.rows import OwnPromptRow, OwnTemplateRow


def prompts(session: Session) -> tuple[Prompt, ...]:
    """Own prompts, in the order of their text."""
    rows = session.scalars(select(OwnPromptRow).order_by(OwnPromptRow.text, OwnPromptRow.id))
    return tuple(Prompt(row.id, row.situation, row.text, own=True) for row in rows)


def save_prompt(session: Session, prompt: Prompt, now: datetime) -> None:
    """Keep an own prompt, new or changed."""
    session.merge(OwnPromptRow(id=prompt.id, situation=prompt.situation, text=prompt.text, changed=seconds(now)))


def remove_prompt(session: Session, prompt_id: str) -> int:
    """Erase one; answers how many went."""
    return session.execute(delete(OwnPromptRow).where(OwnPromptRow.id == prompt_id)).rowcount  # type: ignore[attr-defined, no-any-return]


def templates(session: Session) -> tuple[Template, ...]:
    """Own templates, in the order of their titles."""
    rows = session.scalars(select(OwnTemplateRow).order_by(OwnTemplateRow.title, OwnTemplateRow.id))
    return tuple(
        Template(row.id, row.title, row.body, situations=tuple(json.loads(row.situations)), own=True) for row in rows
    )


def save_template(session: Session, template: Template, now: datetime) -> None:
    """Keep an own template, new or changed."""
    listed = json.dumps(list(template.situations))
    row = OwnTemplateRow(
        id=template.id, title=template.title, body=template.body, situations=listed, changed=seconds(now)
    )
    session.merge(row)


def remove_template(session: Session, template_id: str) -> int:
    """Erase one; answers how many went."""
    return session.execute(delete(OwnTemplateRow).where(OwnTemplateRow.id == template_id)).rowcount  # type: ignore[attr-defined, no-any-return]
