"""What a vault knows about itself: whose it is, which folder it belongs to, whether its words are written down."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, select

from leaderlens.domain.people import Person, Role
from leaderlens.store import faults
from leaderlens.store.database import Session
from leaderlens.store.rows import MetaRow, PersonRow

_VAULT_ID = "vault_id"
_RECOVERY_CONFIRMED = "recovery_confirmed"
_NOTE = "note_"


def set_owner(session: Session, vault_id: str, name: str, role: Role, moment: datetime) -> None:
    """Write down, once, whose new vault this is."""
    session.add(MetaRow(name=_VAULT_ID, value=vault_id))
    session.add(PersonRow(id=secrets.token_hex(16), name=name, role=role.value, created=int(moment.timestamp())))


def owner(session: Session, vault_id: str) -> Person:
    """The person whose vault this is. VaultError ``damaged`` when the database belongs to another vault's folder."""
    home = session.get(MetaRow, _VAULT_ID)
    row = session.scalars(select(PersonRow)).one_or_none()
    if home is None or home.value != vault_id or row is None:
        raise faults.damaged()
    return Person(id=row.id, name=row.name, role=Role(row.role))


def made(session: Session) -> datetime:
    """When this vault was made (UTC). VaultError ``damaged`` when it has no owner."""
    moment = session.scalar(select(PersonRow.created))
    if moment is None:
        raise faults.damaged()
    return datetime.fromtimestamp(moment, UTC)


def recovery_confirmed(session: Session) -> bool:
    """Whether the person has shown that they wrote their recovery words down."""
    return session.get(MetaRow, _RECOVERY_CONFIRMED) is not None


def confirm_recovery(session: Session) -> None:
    """Remember that they did."""
    session.merge(MetaRow(name=_RECOVERY_CONFIRMED, value="1"))


def forget_recovery(session: Session) -> None:
    """The words are new: nobody has shown yet that they wrote them down."""
    session.execute(delete(MetaRow).where(MetaRow.name == _RECOVERY_CONFIRMED))


def note(session: Session, name: str) -> Mapping[str, Any]:
    """What was noted under ``name`` about the vault as a whole (a check, a copy, a rule); empty when nothing was."""
    row = session.get(MetaRow, _NOTE + name)
    found = json.loads(row.value) if row is not None else {}
    return found if isinstance(found, dict) else {}


def set_note(session: Session, name: str, fields: Mapping[str, Any]) -> None:
    """Note ``fields`` (plain JSON values) under ``name`` in place of what was noted there."""
    session.merge(MetaRow(name=_NOTE + name, value=json.dumps(dict(fields), sort_keys=True)))


def moment_of(fields: Mapping[str, Any], name: str = "moment") -> datetime | None:
    """The moment (UTC) noted as seconds in ``fields[name]``, if there is one."""
    seconds = fields.get(name)
    return datetime.fromtimestamp(seconds, UTC) if isinstance(seconds, int) else None
