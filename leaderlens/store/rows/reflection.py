"""The tables of shared reflection: what one person keeps to themselves about sessions."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from leaderlens.store.rows.base import Row


class TimeShareRow(Row):
    """Our own estimate, for one week (its Monday), of the per cent of time spent on building relationships."""

    __tablename__ = "time_share"
    pair_id: Mapped[str] = mapped_column(ForeignKey("pair.id", onupdate="CASCADE"), primary_key=True)
    week: Mapped[str] = mapped_column(String, primary_key=True)
    percent: Mapped[int]


class NotTodayRow(Row):
    """A topic our person would rather not talk about in one session. Never travels, never told."""

    __tablename__ = "not_today"
    pair_id: Mapped[str] = mapped_column(ForeignKey("pair.id", onupdate="CASCADE"), primary_key=True)
    session_id: Mapped[str] = mapped_column(String, primary_key=True)
    topic: Mapped[str] = mapped_column(String, primary_key=True)


class OwnScriptRow(Row):
    """A script our person has changed, as the TOML of one script file."""

    __tablename__ = "own_script"
    id: Mapped[str] = mapped_column(String, primary_key=True)
    text: Mapped[str]
    changed: Mapped[int]


class PutOffRow(Row):
    """A proposal that our person put off: ``cause`` names what it came from, ``until`` is when it may come back."""

    __tablename__ = "put_off"
    pair_id: Mapped[str] = mapped_column(ForeignKey("pair.id", onupdate="CASCADE"), primary_key=True)
    cause: Mapped[str] = mapped_column(String, primary_key=True)
    until: Mapped[int]
