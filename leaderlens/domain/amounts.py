"""Which items can be overdone: where a sheet offers to say too little, about right or too much for the moment.

From measurement.md section 1, "More is not always better" (after Kaiser and Kaplan, 2005; Vergauwe and others, 2018).
"""

from __future__ import annotations

from leaderlens.domain.lens import Item

OVERDONE = frozenset(
    {
        "ryley.accessible",
        "ryley.committed_passionate",
        "ryley.consistent",
        "ryley.decisive",
        "ryley.flexible",
        "ryley.friendly",
        "ryley.patient",
        "ryley.persistent",
        "ryley.reflective",
        "ryley.risk_taking",
        "taylor.trust_truth_tolerance.informality",
    }
)
"""Of the two lenses of the main job, the items that the paper names."""
_NAMED_ONE_BY_ONE = ("ryley", "taylor")


def asks_for_amount(item: Item) -> bool:
    """Whether a sheet offers it: for the items above, and in other lenses where an item says how it is overdone."""
    if item.key.partition(".")[0] in _NAMED_ONE_BY_ONE:
        return item.key in OVERDONE
    return bool(item.overdone)
