"""The tables of the full instrument: the lenses that a person writes."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from leaderlens.store.rows.base import Row


class OwnLensRow(Row):
    """One finished version of an own lens, as its file says it. Never changed once here; check-ins point at it."""

    __tablename__ = "own_lens"
    lens_id: Mapped[str] = mapped_column(String, primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    made: Mapped[int]


class LensDraftRow(Row):
    """An own lens in the making. It may be incomplete; ``text`` is what its file would say so far."""

    __tablename__ = "lens_draft"
    lens_id: Mapped[str] = mapped_column(String, primary_key=True)
    text: Mapped[str]
    changed: Mapped[int]
