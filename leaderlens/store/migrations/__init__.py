"""The numbered steps that build and change a vault's schema, run by Alembic inside one transaction.

Alembic is imported only here and only when a schema is not at its newest, so opening a vault never waits for it.
The step files are read from this folder: an installer must ship ``store/migrations`` as files.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

SCHEMA = 3
"""The schema this LeaderLens knows: the ``user_version`` of every vault it has written."""

APPLICATION_ID = 0x4C4C5641
"""``LLVA``: what marks a SQLite file as a LeaderLens vault."""


def migrate(connection: Connection) -> None:
    """Bring the schema to version ``SCHEMA`` within the caller's transaction.

    A step that fails leaves the transaction to be rolled back by the caller. Never run on a live vault: build the next
    ``db-<epoch>`` from a copy, then flip the header.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
