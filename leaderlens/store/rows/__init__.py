"""The tables of a vault. Row classes stay inside store; everything above sees domain values.

Times are UTC seconds since 1970 (integers), days are ISO dates, ids are lower-case hex. The schema is built and
changed by the numbered steps in ``store/migrations`` only; these classes describe what those steps leave behind.
"""

from leaderlens.store.rows.base import Row
from leaderlens.store.rows.instrument import LensDraftRow, OwnLensRow
from leaderlens.store.rows.journal import (
    JournalBatchRow,
    JournalDraftRow,
    JournalEntryRow,
    JournalFileRow,
    JournalLabelRow,
    JournalVersionRow,
    OwnPromptRow,
    OwnTemplateRow,
    OwnWordRow,
    ParkedRow,
)
from leaderlens.store.rows.reflection import NotTodayRow, OwnScriptRow, PutOffRow, TimeShareRow
from leaderlens.store.rows.vault import (
    AuditRow,
    BundleRow,
    ChainDueRow,
    ChainLinkRow,
    CommitmentRow,
    DeviceKeyRow,
    DraftAnswerRow,
    DraftRow,
    MetaRow,
    OpeningRow,
    PairRow,
    PersonRow,
    ProblemRow,
    RatingRow,
    RegisterRow,
    SecretRow,
    SeenFileRow,
)

__all__ = [
    "AuditRow",
    "BundleRow",
    "ChainDueRow",
    "ChainLinkRow",
    "CommitmentRow",
    "DeviceKeyRow",
    "DraftAnswerRow",
    "DraftRow",
    "JournalBatchRow",
    "JournalDraftRow",
    "JournalEntryRow",
    "JournalFileRow",
    "JournalLabelRow",
    "JournalVersionRow",
    "LensDraftRow",
    "MetaRow",
    "NotTodayRow",
    "OpeningRow",
    "OwnLensRow",
    "OwnPromptRow",
    "OwnScriptRow",
    "OwnTemplateRow",
    "OwnWordRow",
    "PairRow",
    "ParkedRow",
    "PersonRow",
    "ProblemRow",
    "PutOffRow",
    "RatingRow",
    "RegisterRow",
    "Row",
    "SecretRow",
    "SeenFileRow",
    "TimeShareRow",
]
