"""Every threshold, weight and default of the analysis, with its reason: one place to read them, one place to argue.

Sections are those of the design's ``measurement.md``. None of these is tuned per pair; where a number is judgement
rather than a published value the text says so. Changing one changes what people are told, so a change belongs in the
change log.
"""

from __future__ import annotations

from typing import Final

# ---------------------------------------------------------------- section 2: where two views meet and part

SEEN_ALIKE_STEPS: Final = 1
"""Two views this close are "seen alike": one step is ordinary on a seven-point scale (judgement, section 4)."""

SEEN_DIFFERENTLY_STEPS: Final = 2
"""From here on a gap is named: about one item in eight is this far apart by chance alone (section 4)."""

STRENGTH_RATING: Final = 6
"""Both at "almost always" or above is a shared strength."""

LOW_RATING: Final = 3
"""Both at "about half the time" or below is seen alike, low."""

# ---------------------------------------------------------------- section 4: noise

ITEM_SEM: Final = 0.70
"""Standard error of one item rating, in steps, before the pair has taught us its own (an assumption)."""

ITEM_CORRELATION: Final = 0.2
"""Assumed correlation between the errors of items that are averaged into an index."""

PRIOR_WEIGHT: Final = 20
"""How many observed differences the assumed SEM counts for; outgrown after about two full check-ins."""

CRITICAL_VALUE: Final = 1.96
"""Two-sided 95 % point of the normal distribution, rounded as Jacobson & Truax and their successors print it."""

NORMAL_95: Final = 1.959963984540054
"""The same point unrounded, for Gilbert's interval: its ranks are read between values."""

CONTINUITY: Final = 0.5
"""Half a step: ratings are whole numbers, so a move of two steps stands for anything from one and a half."""

HOLDS_UP_STEPS: Final = 3
"""A gap or move this large holds up on its own (about one in ninety by chance); two steps must last (decision 6)."""

HOLDS_UP_OCCASIONS: Final = 2
"""How many check-ins in a row two steps must last before the app says that they hold up."""

# ---------------------------------------------------------------- section 5: how many check-ins allow which words

USUAL_FROM: Final = 6
"""Points from which "usual" may be said and a provisional range drawn; below it only "last time"."""

EARLIER_POINTS: Final = 3
"""What a new rating is compared with once there is a usual: the median of this many earlier ones."""

SOLID_RANGE_FROM: Final = 12
"""Points from which the usual range is no longer provisional and runs are read."""

TREND_TEST_FROM: Final = 8
"""Points from which Mann-Kendall may be shown, to the coach."""

BASELINE_POINTS: Final = 20
"""Points after which the usual range stands still: later ones are judged by these until a new baseline is begun."""

RECENT_POINTS: Final = 3
"""A point outside the usual range is spoken of while it is among this many newest ones."""

EVENT_SIDE: Final = 5
"""Points wanted on either side of a named event before the coach is told of before and after (WWC standards)."""

COACH_FROM: Final = 6
"""Check-ins from which the coach's drawer shows anything: a coefficient of fewer would be read as more than it is."""

LIKE_FOR_LIKE: Final = 2
"""Counts of items that differ by no more than this are compared as counts; a pulse and a full form are not."""

ATTENDANCE: Final = 0.6
"""Share of check-ins a person must have rated before their usual range is told; below it points only."""

LIMIT_FACTOR: Final = 2.66
"""XmR natural process limits: mean plus or minus this many mean moving ranges (Wheeler)."""

RANGE_FACTOR: Final = 3.267
"""XmR upper limit of the moving range (Wheeler)."""

RUN_LENGTH: Final = 8
"""Points in a row on one side of the mean that count as a run; the only other XmR rule in use."""

EXACT_UP_TO: Final = 8
"""Points up to which Mann-Kendall's p is also computed exactly."""

SLOPE_DAYS: Final = 28
"""Slopes are told per four weeks."""

# ---------------------------------------------------------------- section 1: response quality (told to the rater alone)

FAST_SECONDS: Final = 2.0
"""Seconds per item below which a page was answered fast (after Huang 2012)."""

SAME_RUN: Final = 12
"""Identical answers in a row, of twenty, that make a fast page worth a second look."""

LOW_SPREAD: Final = 0.35
"""Standard deviation within a block that makes a fast page worth a second look."""

# ---------------------------------------------------------------- section 6: topics (weights are judgement)

WEIGHT_GAP: Final = 0.30
WEIGHT_DROP: Final = 0.20
WEIGHT_LOW: Final = 0.20
WEIGHT_ASKED: Final = 0.15
WEIGHT_EVIDENCE: Final = 0.10
WEIGHT_WAITING: Final = 0.05

LASTING_GAP_BONUS: Final = 0.25
"""Added to the gap part when the last check-in had the same gap the same way round."""

LOW_PIVOT: Final = 4.5
"""A mean of both ratings this high adds nothing to "both low"; each step below adds 1/2.5."""

WAITING_SESSIONS: Final = 6
"""Sessions after which an item has waited as long as counts."""

FRESHNESS: Final = (0.4, 0.7)
"""What the score is multiplied by when the item was discussed last session, and two sessions ago."""

ASKED_OVERRIDES: Final = 0.5
"""From here on "asked for" sets freshness aside: what somebody wants to talk about is talked about."""

SAME_PERSON_AS_LAST: Final = 0.85
SAME_CLUSTER: Final = 0.6
SAME_PERSON: Final = 0.7
"""Factors that keep topics spread over both people and over the clusters of a lens."""

CELEBRATED_RECENTLY: Final = 0.3
CELEBRATION_REST: Final = 3
"""A celebrated item rests for this many sessions by that factor."""

# ---------------------------------------------------------------- pictures

INDEX_ITEMS: Final = (
    "taylor.trust_truth_tolerance.trust",
    "taylor.trust_truth_tolerance.truth",
    "taylor.trust_truth_tolerance.tolerance",
)
"""The three statements of the trust, truth and tolerance index (the fourth part, informality, stands alone)."""

MOST_PANELS: Final = 8
"""Small multiples show four to eight items; more cannot be read at a glance."""

MOST_MARKS: Final = 3
"""Events drawn behind small multiples, the latest major ones; more would hide the lines."""

MOST_EVENTS: Final = 8
"""Events drawn behind one large chart; when there are more, the major ones go first."""

NAMED_IN_HEADLINE: Final = 2
"""Items a headline names before it counts the rest."""

MOST_TALK_TOPICS: Final = 3
"""Topics named below one session of the timeline."""

INDEX_AXIS_LOW: Final = 4
"""An index's axis starts here unless a value lies below: the ends are printed on it (section 8)."""
