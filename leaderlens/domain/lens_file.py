"""A lens as its file tells it: strict reading of ``resources/lenses/*.toml`` and of lenses people write themselves.

What a lens is about decides how its items are worded:

- ``person``: one wording per item, asked about the leader and about the chief executive;
- ``pair``: one wording with a "we" statement, asked once by each person about the two of them;
- ``leader``, ``chief_executive`` or ``relationship``: each item has two sides with wordings of their own. An item
  with parts is asked through them, once each, as "we" statements (docs/adr/0010).
"""

from __future__ import annotations

from dataclasses import replace

from leaderlens.domain.checkin import Subject
from leaderlens.domain.content_file import ContentFile, Table, unique
from leaderlens.domain.lens import Cluster, Item, Lens, Prompts, Source, Wording
from leaderlens.domain.people import SEATS
from leaderlens.i18n import _

LONGEST_STATEMENT = 120
LONGEST_ANCHOR = 160
LONGEST_SHORT = 24
"""Characters: a statement is read at a glance, an anchor in one breath, a short name fits beside a small chart."""

_PERSON, _PAIR = "person", "pair"
_SIDES = tuple(Subject(seat.value) for seat in SEATS)
_ABOUT_ITEM = ("leader", "chief_executive", "relationship")
_ABOUT_LENS = (_PERSON, _PAIR, *_ABOUT_ITEM)


def parse_lens(text: str, file_name: str) -> Lens:
    """The lens of a file's text. Raises ContentError naming file, item and key of everything that is wrong."""
    file = ContentFile(text, file_name)
    root = file.root
    head = root.table("lens")
    lens_id = head.name("id")
    about = head.choice("about", _ABOUT_LENS)
    start = Lens(
        id=lens_id,
        name=head.text("name"),
        subtitle=head.text("subtitle"),
        optional=head.flag("optional"),
        about=about,
        subjects=_subjects(head, about),
        question=head.text("question"),
        intro=head.text("intro"),
        how_to_use=head.text("how_to_use"),
        source=_source(head.table("source")),
        items=(),
    )
    _read_about_the_scale(head)
    head.close()
    if not about:
        file.check()  # how an item is read hangs on this one word: without it every item would be "wrong"
    cluster_tables = root.tables("cluster", optional=True)
    clusters = tuple(_cluster(table) for table in cluster_tables)
    item_tables = root.tables("item")
    items = tuple(_item(table, lens_id, about) for table in item_tables)
    _measures(root)
    root.close()
    unique(cluster_tables, tuple(cluster.id for cluster in clusters))
    unique(item_tables, tuple(item.id for item in items))
    unique(item_tables, tuple(item.short for item in items), key="short")
    _check_order(item_tables, items)
    _check_clusters(cluster_tables, clusters, item_tables, items)
    file.check()
    subjects = (*start.subjects, Subject.PAIR) if any(item.parts for item in items) else start.subjects
    return replace(start, subjects=subjects, items=items, clusters=clusters)


def _read_about_the_scale(head: Table) -> None:
    """Keys that say how the file was written; the scale itself is the app's own (measurement.md section 1)."""
    head.choice("scale", ("frequency",))
    head.text("low_label")
    head.text("high_label")
    for note in ("grouping_note", "two_sides_note", "also_ask"):
        head.text(note, optional=True)


def _subjects(head: Table, about: str) -> tuple[Subject, ...]:
    rated = head.texts("rated")
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


def _source(table: Table) -> Source:
    source = Source(
        author=table.text("author"), title=table.text("title"), publication=table.text("publication"),
        note=table.text("note"),
    )  # fmt: skip
    table.close()
    return source


def _cluster(table: Table) -> Cluster:
    cluster = Cluster(id=table.name("id"), name=table.text("name"), line=table.text("line"), items=table.texts("items"))
    table.close()
    return cluster


def _prompts(table: Table) -> Prompts:
    prompts = Prompts(
        describe=table.text("describe"), express=table.text("express"), check_back=table.text("check_back")
    )
    table.close()
    return prompts


def _wording(table: Table, *, pair: bool = False, anchored: bool = True) -> Wording:
    """Statements and anchors; without ``anchored`` the anchors may be absent, but only both at once."""
    anchored = anchored or "low" in table or "high" in table
    return Wording(
        self_statement=table.text("statement_self", longest=LONGEST_STATEMENT),
        other_statement=table.text("statement_other", longest=LONGEST_STATEMENT),
        pair_statement=table.text("statement_pair", longest=LONGEST_STATEMENT) if pair else "",
        low=table.text("low", longest=LONGEST_ANCHOR, optional=not anchored),
        high=table.text("high", longest=LONGEST_ANCHOR, optional=not anchored),
    )


def _item(table: Table, lens_id: str, about: str) -> Item:
    item_id = table.name("id")
    key = f"{lens_id}.{item_id}"
    two_sided = about in _ABOUT_ITEM
    item_about = table.choice("about", _ABOUT_ITEM) if two_sided else about
    definition = table.text("definition")
    prompts = _prompts(table.table("prompts"))
    wording, looks_like = _two_sides(table, item_about) if two_sided else _one_wording(table, about)
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
        warning_sign=table.text("warning_sign") if two_sided else "",
        prompts=prompts,
        parts=parts,
    )
    if about == _PAIR:
        table.flag("stood_out_in_research", optional=True)
    table.close()
    return item


def _one_wording(table: Table, about: str) -> tuple[dict[Subject, Wording], dict[Subject, str]]:
    """The wording of an item that is worded alike for both people."""
    examples = table.table("looks_like")
    looks_like = {side: examples.text(side.value) for side in _SIDES}
    examples.close()
    if about == _PAIR:
        return {Subject.PAIR: _wording(table, pair=True)}, looks_like
    wording = _wording(table)
    return dict.fromkeys(_SIDES, wording), looks_like


def _two_sides(table: Table, item_about: str) -> tuple[dict[Subject, Wording], dict[Subject, str]]:
    """The wording of an item with two sides. The side an item is about must have anchors."""
    wording, looks_like = {}, {}
    for side in _SIDES:
        own = table.table(side.value)
        wording[side] = _wording(own, anchored=item_about in {side.value, "relationship"})
        looks_like[side] = own.text("looks_like")
        own.close()
    return wording, looks_like


def _part(
    table: Table,
    prefix: str,
    item_id: str,
    number: int,
    definition: str,
    prompts: Prompts,
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


def _measures(root: Table) -> None:
    """Check the quantities of a lens that are not ratings (the convening leader's share of time)."""
    tables = root.tables("measure", optional=True)
    names = []
    for table in tables:
        names.append(table.name("id"))
        table.text("name")
        table.choice("unit", ("percent",))
        for key in ("low", "high", "suggested_low", "suggested_high"):
            table.whole(key, 0, 100)
        table.text("statement_self", longest=LONGEST_ANCHOR)
        table.text("statement_other", longest=LONGEST_ANCHOR)
        table.text("note")
        table.text("prompt")
        table.close()
    unique(tables, tuple(names))


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
