"""A lens as its file tells it: strict reading of ``resources/lenses/*.toml`` and of lenses people write themselves.

What a lens is about decides how its items are worded:

- ``person``: one wording per item, asked about the leader and about the chief executive;
- ``pair``: one wording with a "we" statement, asked once by each person about the two of them;
- ``leader``, ``chief_executive`` or ``relationship``: each item has two sides with wordings of their own. An item
  with parts is asked through them, once each, as "we" statements (docs/adr/0010).

A lens with ``own = true`` is one that somebody wrote: where it comes from, its examples, prompts and longer texts may
then be left out, and its ids are short enough for the keys of its questions to travel.
"""

from __future__ import annotations

from dataclasses import replace

from leaderlens.domain.checkin import HIGHEST, LOWEST, Subject
from leaderlens.domain.content_file import ContentFile, Table, unique
from leaderlens.domain.lens import Band, Cluster, Item, Lens, Measure, Prompts, Source, Wording
from leaderlens.domain.people import SEATS
from leaderlens.i18n import _

LONGEST_STATEMENT = 120
LONGEST_ANCHOR = 160
LONGEST_SHORT = 24
"""Characters: a statement is read at a glance, an anchor in one breath, a short name fits beside a small chart."""

LONGEST_ID = 24
"""Characters of the id of an own lens or of an item in one: its key with its wording has to fit the exchange."""
LONGEST_PART_ID = 16
"""Characters of the id of a part in an own lens: it stands behind its item's in the key."""
LARGEST_FILE = 60_000
"""Characters of an own lens's file: what is shared with the pair travels as one text."""
MOST_VERSIONS = 9_999

_PERSON, _PAIR = "person", "pair"
_SIDES = tuple(Subject(seat.value) for seat in SEATS)
_ABOUT_ITEM = ("leader", "chief_executive", "relationship")
_ABOUT_LENS = (_PERSON, _PAIR, *_ABOUT_ITEM)


def parse_lens(text: str, file_name: str) -> Lens:
    """The lens of a file's text. Raises ContentError naming file, item and key of everything that is wrong."""
    file = ContentFile(text, file_name)
    lens = _read(file)
    file.check()
    return lens


def read_draft(text: str, file_name: str) -> tuple[Lens, tuple[tuple[str, str], ...]]:
    """A lens in the making, and what is still wrong with it as (place, sentence).

    What is missing is empty. Raises ContentError for a text that is not a lens file at all.
    """
    file = ContentFile(text, file_name)
    return _read(file), file.found


def _read(file: ContentFile) -> Lens:
    root = file.root
    head = root.table("lens")
    own = head.flag("own", optional=True)
    about = head.choice("about", _ABOUT_LENS)
    start = Lens(
        id=head.name("id"),
        name=head.text("name"),
        subtitle=head.text("subtitle", optional=own),
        optional=head.flag("optional", optional=own) or own,
        about=about,
        subjects=_subjects(head, about),
        question=head.text("question", optional=own),
        intro=head.text("intro", optional=own),
        how_to_use=head.text("how_to_use", optional=own),
        source=_source(head.table("source"), own=own) if not own or "source" in head else NO_SOURCE,
        items=(),
        grouping_note=head.text("grouping_note", optional=True),
        two_sides_note=head.text("two_sides_note", optional=True),
        also_ask=head.text("also_ask", optional=True),
        own=own,
        version=head.whole("version", 1, MOST_VERSIONS, optional=True, default=1),
    )
    head.choice("scale", ("frequency",), optional=own)
    for label in ("low_label", "high_label"):  # how the file was written; the scale itself is the app's own
        head.text(label, optional=own)
    head.close()
    if not about:
        file.check()  # how an item is read hangs on this one word: without it every item would be "wrong"
    cluster_tables = root.tables("cluster", optional=True)
    clusters = tuple(_cluster(table) for table in cluster_tables)
    item_tables = root.tables("item")
    items = tuple(_item(table, start) for table in item_tables)
    measures = _measures(root, start.id)
    root.close()
    unique(cluster_tables, tuple(cluster.id for cluster in clusters))
    unique(item_tables, tuple(item.id for item in items))
    unique(item_tables, tuple(item.short for item in items), key="short")
    _check_order(item_tables, items)
    _check_clusters(cluster_tables, clusters, item_tables, items)
    if own:
        _check_own(head, start, item_tables, items, len(file.text))
    subjects = (*start.subjects, Subject.PAIR) if any(item.parts for item in items) else start.subjects
    return replace(start, subjects=subjects, items=items, clusters=clusters, measures=measures)


def _check_own(head: Table, lens: Lens, tables: tuple[Table, ...], items: tuple[Item, ...], length: int) -> None:
    """What must hold for a lens to travel to the other laptop."""
    if length > LARGEST_FILE:
        head.problem(
            _("the whole lens has {count} characters; the most is {most}.").format(count=length, most=LARGEST_FILE)
        )
    named = [(head, "id", lens.id, LONGEST_ID)]
    for table, item in zip(tables, items, strict=True):
        named.append((table, "id", item.id, LONGEST_ID))
        named += [(table, "part.id", part.id.rpartition(".")[2], LONGEST_PART_ID) for part in item.parts]
    for table, key, name, most in named:
        if len(name) > most:
            table.problem(
                _("“{key}” has {count} characters; the most is {most}.").format(key=key, count=len(name), most=most)
            )


def _subjects(head: Table, about: str) -> tuple[Subject, ...]:
    rated = head.texts("rated", optional="own" in head)
    known = {subject.value for subject in Subject}
    for word in rated:
        if word not in known:
            head.problem(_("“rated” cannot hold “{word}”.").format(word=word))
    if about == _PAIR:
        if rated and _PAIR not in rated:
            head.problem(_("“rated” must hold “pair”, because this lens is about the pair."))
        return (Subject.PAIR,)
    if rated and set(rated) != {side.value for side in _SIDES}:
        head.problem(_("“rated” must be “leader” and “chief_executive” in a lens that is not about the pair."))
    return _SIDES


NO_SOURCE = Source("", "", "", "")
"""Where a lens comes from whose author does not say."""


def _source(table: Table, *, own: bool) -> Source:
    author, title, publication, note = (
        table.text(key, optional=own) for key in ("author", "title", "publication", "note")
    )
    table.close()
    return Source(author, title, publication, note)


def _cluster(table: Table) -> Cluster:
    cluster = Cluster(id=table.name("id"), name=table.text("name"), line=table.text("line"), items=table.texts("items"))
    table.close()
    return cluster


def _prompts(table: Table, *, own: bool) -> Prompts | None:
    """The questions of an item, and below ``leader`` and ``chief_executive`` what one of them is asked in their place.

    In an own lens some, or all, may be left out.
    """
    told = {seat: _seat_prompts(table.table(seat.value)) for seat in SEATS if seat.value in table}
    seats = {seat: said for seat, said in told.items() if said != Prompts("", "", "")}
    prompts = replace(_asked(table, optional=own), seats=seats)
    table.close()
    return None if prompts == Prompts("", "", "") else prompts


def _seat_prompts(table: Table) -> Prompts:
    prompts = _asked(table, optional=True)
    table.close()
    return prompts


def _asked(table: Table, *, optional: bool) -> Prompts:
    describe, express, check_back = (
        table.text(key, optional=optional) for key in ("describe", "express", "check_back")
    )
    return Prompts(describe, express, check_back)


def _wording(table: Table, *, pair: bool = False, anchored: bool = True) -> Wording:
    """Statements and anchors; without ``anchored`` the anchors may be absent, but only both at once."""
    anchored = anchored or "low" in table or "high" in table
    return Wording(
        self_statement=table.text("statement_self", longest=LONGEST_STATEMENT),
        other_statement=table.text("statement_other", longest=LONGEST_STATEMENT),
        pair_statement=table.text("statement_pair", longest=LONGEST_STATEMENT) if pair else "",
        low=table.text("low", longest=LONGEST_ANCHOR, optional=not anchored),
        high=table.text("high", longest=LONGEST_ANCHOR, optional=not anchored),
        middle=table.text("middle", longest=LONGEST_ANCHOR, optional=True),
    )


def _item(table: Table, lens: Lens) -> Item:
    item_id, about, own = table.name("id"), lens.about, lens.own
    key = f"{lens.id}.{item_id}"
    two_sided = about in _ABOUT_ITEM
    item_about = table.choice("about", _ABOUT_ITEM) if two_sided else about
    definition = table.text("definition", optional=own)
    prompts = _prompts(table.table("prompts"), own=own) if not own or "prompts" in table else None
    wording, looks_like = _two_sides(table, item_about, own=own) if two_sided else _one_wording(table, about, own=own)
    parts: tuple[Item, ...] = ()
    if two_sided:
        part_tables = table.tables("part", optional=True)
        parts = tuple(
            _part(part, f"{key}.", item_id, number, definition, prompts, looks_like)
            for number, part in enumerate(part_tables, start=1)
        )
        unique(part_tables, tuple(part.id for part in parts))
    item = Item(
        key=key,
        id=item_id,
        order=table.whole("order", 1, 999),
        name=table.text("name"),
        short=table.text("short", longest=LONGEST_SHORT),
        about=item_about,
        definition=definition,
        wording=wording,
        looks_like=looks_like,
        cluster=table.name("cluster", optional=True),
        overdone=table.text("overdone", optional=True),
        warning_sign=table.text("warning_sign", optional=own) if two_sided else "",
        prompts=prompts,
        parts=parts,
        target=_band(table.table("target")) if "target" in table else None,
    )
    if about == _PAIR:
        table.flag("stood_out_in_research", optional=True)
    table.close()
    return item


def _band(table: Table) -> Band:
    """The target band of an item whose best lies in the middle: inside the scale, with room on both sides."""
    band = Band(table.whole("low", LOWEST + 1, HIGHEST - 1), table.whole("high", LOWEST + 1, HIGHEST - 1))
    if band.low > band.high:
        table.problem(_("“target.low” must not lie above “target.high”."))
    table.close()
    return band


def _one_wording(table: Table, about: str, *, own: bool) -> tuple[dict[Subject, Wording], dict[Subject, str]]:
    """The wording of an item that is worded alike for both people."""
    looks_like: dict[Subject, str] = {}
    if not own or "looks_like" in table:
        examples = table.table("looks_like")
        told = {side: examples.text(side.value, optional=own) for side in _SIDES}
        looks_like = {side: text for side, text in told.items() if text}
        examples.close()
    if about == _PAIR:
        return {Subject.PAIR: _wording(table, pair=True)}, looks_like
    wording = _wording(table)
    return dict.fromkeys(_SIDES, wording), looks_like


def _two_sides(table: Table, item_about: str, *, own: bool) -> tuple[dict[Subject, Wording], dict[Subject, str]]:
    """The wording of an item with two sides. The side an item is about must have anchors."""
    wording, looks_like = {}, {}
    for side in _SIDES:
        told = table.table(side.value)
        wording[side] = _wording(told, anchored=item_about in {side.value, "relationship"})
        if example := told.text("looks_like", optional=own):
            looks_like[side] = example
        told.close()
    return wording, looks_like


def _part(
    table: Table,
    prefix: str,
    item_id: str,
    number: int,
    definition: str,
    prompts: Prompts | None,
    looks_like: dict[Subject, str],
) -> Item:
    """One part of an item. What the file says once, for the whole item, holds for each of its parts."""
    own = table.name("id")
    name = table.text("name")
    part = Item(
        key=f"{prefix}{own}",
        id=f"{item_id}.{own}",
        order=number,
        name=name,
        short=table.text("short", longest=LONGEST_SHORT, optional=len(name) <= LONGEST_SHORT) or name,
        about="relationship",
        definition=definition,
        wording={Subject.PAIR: _wording(table, pair=True)},
        looks_like=looks_like,
        prompts=prompts,
    )
    table.close()
    return part


def _measures(root: Table, lens_id: str) -> tuple[Measure, ...]:
    """The quantities of a lens that are not ratings (the convening leader's share of time)."""
    tables = root.tables("measure", optional=True)
    found = []
    for table in tables:
        name = table.name("id")
        table.choice("unit", ("percent",))
        low, high, suggested_low, suggested_high = (
            table.whole(key, 0, 100) for key in ("low", "high", "suggested_low", "suggested_high")
        )
        found.append(
            Measure(
                key=f"{lens_id}.{name}",
                id=name,
                name=table.text("name"),
                suggested=(suggested_low, suggested_high),
                self_statement=table.text("statement_self", longest=LONGEST_ANCHOR),
                other_statement=table.text("statement_other", longest=LONGEST_ANCHOR),
                note=table.text("note"),
                prompt=table.text("prompt"),
                low=low,
                high=high,
            )
        )
        table.close()
    unique(tables, tuple(measure.id for measure in found))
    return tuple(found)


def _check_order(tables: tuple[Table, ...], items: tuple[Item, ...]) -> None:
    for number, (table, item) in enumerate(zip(tables, items, strict=True), start=1):
        if item.order != number:
            table.problem(_("“order” must be {number}, its place in the file.").format(number=number))


def _check_clusters(
    cluster_tables: tuple[Table, ...],
    clusters: tuple[Cluster, ...],
    item_tables: tuple[Table, ...],
    items: tuple[Item, ...],
) -> None:
    """Every item stands in exactly the one cluster it names; a lens without clusters has items without one."""
    ids = {item.id for item in items}
    homes: dict[str, list[str]] = {}
    for table, cluster in zip(cluster_tables, clusters, strict=True):
        for item_id in cluster.items:
            homes.setdefault(item_id, []).append(cluster.id)
            if item_id not in ids:
                table.problem(_("“items” names “{item}”, which is not an item of this lens.").format(item=item_id))
    for table, item in zip(item_tables, items, strict=True):
        named = [item.cluster] if item.cluster else []
        if clusters and not named:
            table.problem(_("the key “cluster” is missing."))
        elif homes.get(item.id, []) != named:
            table.problem(_("“cluster” and the lists of the clusters do not agree."))
