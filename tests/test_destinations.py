"""Where the palette can take somebody: every destination is a page that there is, and has an icon we ship."""

from __future__ import annotations

from leaderlens.destinations import destinations
from leaderlens.furniture import pages
from leaderlens.resources import resource


def test_every_destination_is_a_page_of_the_house() -> None:
    assert {destination.place.page for destination in destinations()} <= {page.name for page in pages()}


def test_no_two_are_known_by_one_name_or_shortcut() -> None:
    found = destinations()
    assert len({destination.id for destination in found}) == len(found)
    assert len({(destination.group, destination.title) for destination in found}) == len(found)
    shortcuts = [each.shortcut for each in (*found, *pages()) if each.shortcut]
    assert len(set(shortcuts)) == len(shortcuts)


def test_each_is_drawn_by_an_icon_of_ours() -> None:
    assert all(resource(f"icons/{destination.icon}.svg").is_file() for destination in destinations())
