"""The list of lenses: every button says what it does and to which lens."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from leaderlens.ui.lenses import view
from leaderlens.ui.lenses.view import Act
from tests.ui.lenses.pages import opened
from tests.ui.lenses.samples import OWN, PAIR, SHARED, SHIPPED


def test_a_button_tells_which_lens_and_what(qtbot: QtBot) -> None:
    page = opened(qtbot)
    acted = []
    page.list.acted.connect(lambda key, act: acted.append((key, act)))
    agree = page.list.shared.rows[0].buttons[Act.AGREE]
    assert agree.accessibleName() == "Agree: How we listen"
    agree.click()
    page.list.shipped.rows[0].buttons[Act.READ].click()
    assert acted == [("shared:x", "agree"), ("shipped:ryley", "read")]


def test_where_there_is_nothing_it_says_what_will_be_there(qtbot: QtBot) -> None:
    page = opened(qtbot)
    page.list.show_listing(view.listing((), (), SHIPPED, None))
    assert page.list.shared.isHidden()
    assert not page.list.own.nothing.isHidden()
    assert page.list.shipped.nothing.isHidden()


def test_the_keyboard_stays_where_it_is_when_the_list_is_read_again(qtbot: QtBot) -> None:
    page = opened(qtbot)
    with qtbot.waitActive(page):
        page.activateWindow()
    button = page.list.own.rows[0].buttons[Act.EDIT]
    button.setFocus()
    page.list.show_listing(view.listing(OWN, SHARED, SHIPPED, PAIR))
    assert page.list.own.rows[0].buttons[Act.EDIT] is button, "nothing changed, so nothing was made anew"
    page.list.show_listing(view.listing(OWN[:1], (), SHIPPED, PAIR))
    assert page.focusWidget() is page.list.own.rows[0].buttons[Act.EDIT]
    assert page.focusWidget() is not button
