"""The tables of the first release: the vault itself, its pairs, what travels, sheets, and what guards them."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from leaderlens.store.rows.base import Row


class MetaRow(Row):
    """Named facts about the vault itself: ``seq`` (write counter), ``recovery_confirmed``, and the like."""

    __tablename__ = "meta"
    name: Mapped[str] = mapped_column(String, primary_key=True)
    value: Mapped[str]


class PersonRow(Row):
    """Whose vault this is: one row."""

    __tablename__ = "person"
    id: Mapped[str] = mapped_column(String, primary_key=True)
    name: Mapped[str]
    role: Mapped[str]
    created: Mapped[int]


class PairRow(Row):
    """A pair as this vault knows it.

    ``state``: ``invited`` (our invitation is out), ``active``, ``closed``. Before the reply arrives ``id`` is the
    invitation's id and ``invitation``, ``code_key`` hold what is needed to check the reply; both are emptied then.
    In the vault of whoever accepted, ``invitation`` holds the reply they sent, to publish it again should it vanish.
    ``root`` is the exchange folder; ``local`` is 1 when it is this laptop's own (docs/adr/0006).
    """

    __tablename__ = "pair"
    id: Mapped[str] = mapped_column(String, primary_key=True)
    state: Mapped[str]
    my_role: Mapped[str]
    leader_name: Mapped[str]
    chief_executive_name: Mapped[str]
    council: Mapped[str]
    term_start: Mapped[str]
    term_end: Mapped[str | None]
    root: Mapped[str]
    local: Mapped[int]
    invitation: Mapped[bytes | None] = mapped_column(LargeBinary)
    code: Mapped[str | None]
    code_key: Mapped[bytes | None] = mapped_column(LargeBinary)
    safety_words: Mapped[str | None]
    created: Mapped[int]


class DeviceKeyRow(Row):
    """The keys of one seat's laptop within one pair: ours with the private halves, the other's without."""

    __tablename__ = "device_key"
    pair_id: Mapped[str] = mapped_column(ForeignKey("pair.id", onupdate="CASCADE"), primary_key=True)
    kid: Mapped[str] = mapped_column(String, primary_key=True)
    seat: Mapped[str]
    mine: Mapped[int]
    sign_public: Mapped[bytes] = mapped_column(LargeBinary)
    seal_public: Mapped[bytes] = mapped_column(LargeBinary)
    sign_private: Mapped[bytes | None] = mapped_column(LargeBinary)
    seal_private: Mapped[bytes | None] = mapped_column(LargeBinary)


class BundleRow(Row):
    """One signed payload of the pair's causal log, as it was received or written. Never changed once here.

    ``lamport`` is derived from the causal past and null while something it depends on is still on its way.
    """

    __tablename__ = "bundle"
    __table_args__ = (UniqueConstraint("pair_id", "author", "n", "id"), Index("bundle_waiting", "pair_id", "lamport"))
    id: Mapped[str] = mapped_column(String, primary_key=True)
    pair_id: Mapped[str] = mapped_column(ForeignKey("pair.id", onupdate="CASCADE"))
    author: Mapped[str]
    n: Mapped[int]
    lamport: Mapped[int | None]
    signature: Mapped[bytes] = mapped_column(LargeBinary)
    payload: Mapped[bytes] = mapped_column(LargeBinary)
    arrived: Mapped[int]
    published: Mapped[int]


class RegisterRow(Row):
    """One value of one field of a shared entity (check-in, event …). Two concurrent writes leave two rows."""

    __tablename__ = "register"
    __table_args__ = (Index("register_entity", "pair_id", "kind", "entity"),)
    pair_id: Mapped[str] = mapped_column(ForeignKey("pair.id", onupdate="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(String, primary_key=True)
    entity: Mapped[str] = mapped_column(String, primary_key=True)
    field: Mapped[str] = mapped_column(String, primary_key=True)
    author: Mapped[str] = mapped_column(String, primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    lamport: Mapped[int]
    value: Mapped[str]  # canonical JSON


class CommitmentRow(Row):
    """A valid commitment to a sheet, one per seat and check-in."""

    __tablename__ = "commitment"
    pair_id: Mapped[str] = mapped_column(ForeignKey("pair.id", onupdate="CASCADE"), primary_key=True)
    checkin_id: Mapped[str] = mapped_column(String, primary_key=True)
    seat: Mapped[str] = mapped_column(String, primary_key=True)
    bundle_id: Mapped[str]
    n: Mapped[int]
    form: Mapped[str]
    hash: Mapped[str]
    sealed_at: Mapped[int]


class OpeningRow(Row):
    """A valid opening of a commitment: the moment from which its ratings may count."""

    __tablename__ = "opening"
    pair_id: Mapped[str] = mapped_column(ForeignKey("pair.id", onupdate="CASCADE"), primary_key=True)
    checkin_id: Mapped[str] = mapped_column(String, primary_key=True)
    seat: Mapped[str] = mapped_column(String, primary_key=True)
    bundle_id: Mapped[str]
    n: Mapped[int]
    opened_at: Mapped[int]
    shown_anyway: Mapped[int] = mapped_column(default=0)
    remarks: Mapped[str] = mapped_column(default="{}", server_default=text("'{}'"))  # canonical JSON


class RatingRow(Row):
    """One answer out of a valid opening. Read only through the reveal rule (``store.log.revealed``)."""

    __tablename__ = "rating"
    pair_id: Mapped[str] = mapped_column(ForeignKey("pair.id", onupdate="CASCADE"), primary_key=True)
    checkin_id: Mapped[str] = mapped_column(String, primary_key=True)
    rater: Mapped[str] = mapped_column(String, primary_key=True)
    item: Mapped[str] = mapped_column(String, primary_key=True)
    subject: Mapped[str] = mapped_column(String, primary_key=True)
    value: Mapped[int | None]
    missing: Mapped[str | None]
    note: Mapped[str]
    wording: Mapped[str] = mapped_column(default="", server_default=text("''"))
    basis: Mapped[str | None]
    amount: Mapped[str | None]
    prediction: Mapped[int | None]


class SecretRow(Row):
    """Our own sealed sheet with its salt: what an opening will send. Written when sealing, never changed."""

    __tablename__ = "secret"
    pair_id: Mapped[str] = mapped_column(ForeignKey("pair.id", onupdate="CASCADE"), primary_key=True)
    checkin_id: Mapped[str] = mapped_column(String, primary_key=True)
    salt: Mapped[str]
    ratings: Mapped[str]  # canonical JSON


class ProblemRow(Row):
    """Something in the log that was signed well but broke a rule; the same verdict on every laptop."""

    __tablename__ = "problem"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    pair_id: Mapped[str]
    bundle_id: Mapped[str]
    code: Mapped[str]
    seen: Mapped[int] = mapped_column(default=0)


class SeenFileRow(Row):
    """A file of the exchange folder that needs no second look. ``digest`` is the SHA-256 of its bytes."""

    __tablename__ = "seen_file"
    pair_id: Mapped[str] = mapped_column(String, primary_key=True)
    digest: Mapped[str] = mapped_column(String, primary_key=True)
    verdict: Mapped[str]


class DraftRow(Row):
    """A sheet in the making: where its author is, and the seed of the order it is asked in."""

    __tablename__ = "draft"
    pair_id: Mapped[str] = mapped_column(String, primary_key=True)
    checkin_id: Mapped[str] = mapped_column(String, primary_key=True)
    position: Mapped[int]
    seed: Mapped[int]
    changed: Mapped[int]
    remarks: Mapped[str] = mapped_column(default="{}", server_default=text("'{}'"))  # the private moments too
    looks: Mapped[str] = mapped_column(default="[]", server_default=text("'[]'"))  # second looks


class DraftAnswerRow(Row):
    """One answer of a sheet in the making."""

    __tablename__ = "draft_answer"
    pair_id: Mapped[str] = mapped_column(String, primary_key=True)
    checkin_id: Mapped[str] = mapped_column(String, primary_key=True)
    item: Mapped[str] = mapped_column(String, primary_key=True)
    subject: Mapped[str] = mapped_column(String, primary_key=True)
    value: Mapped[int | None]
    missing: Mapped[str | None]
    note: Mapped[str]
    wording: Mapped[str] = mapped_column(default="", server_default=text("''"))
    basis: Mapped[str | None]
    amount: Mapped[str | None]
    prediction: Mapped[int | None]


class AuditRow(Row):
    """One line of the audit log: what was done with the vault as a whole. Never changed, never removed.

    ``detail`` says what ``kind`` leaves open (a folder, a count); it holds no text of the person's.
    """

    __tablename__ = "audit_entry"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    moment: Mapped[int]
    kind: Mapped[str]
    detail: Mapped[str]


class ChainDueRow(Row):
    """An entry or a sealed sheet that changed in this transaction and has no new link yet. Filled by triggers."""

    __tablename__ = "chain_due"
    kind: Mapped[str] = mapped_column(String, primary_key=True)
    subject: Mapped[str] = mapped_column(String, primary_key=True)


class ChainLinkRow(Row):
    """One link of the chain over entries and sealed sheets (store/chain.py).

    ``replaces`` is the number of the link of an earlier text of the same subject; ``subject`` is null once a link is
    itself replaced.
    """

    __tablename__ = "chain_link"
    __table_args__ = (UniqueConstraint("kind", "subject"),)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    kind: Mapped[str]
    subject: Mapped[str | None]
    digest: Mapped[bytes] = mapped_column(LargeBinary)
    replaces: Mapped[int | None]
    link: Mapped[bytes] = mapped_column(LargeBinary)
