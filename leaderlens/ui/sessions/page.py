"""The sessions page: the list, a plan, a session that is prepared, one that is over, and the scripts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from leaderlens.i18n import _
from leaderlens.ui.sessions.list_view import ListView
from leaderlens.ui.sessions.plan_view import PlanView
from leaderlens.ui.sessions.prepare_view import PrepareView
from leaderlens.ui.sessions.script_view import ScriptView
from leaderlens.ui.sessions.story_view import StoryView
from leaderlens.ui.sessions.view import Listing, Plan, Preparation, Story


class SessionsPage(QStackedWidget):
    """Its views, each with signals of its own. ``done(sentence)`` is for a toast of the house."""

    done = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Sessions"))
        self.list, self.plan, self.prepare = ListView(), PlanView(), PrepareView()
        self.story, self.script = StoryView(), ScriptView()
        for view in (self.list, self.plan, self.prepare, self.story, self.script):
            self.addWidget(view)

    def show_listing(self, listing: Listing) -> None:
        """The list."""
        self.list.show_listing(listing)
        self.setCurrentWidget(self.list)

    def show_plan(self, plan: Plan) -> None:
        """The form of a plan."""
        self.plan.show_plan(plan)
        self.setCurrentWidget(self.plan)

    def show_preparation(self, shown: Preparation) -> None:
        """A planned session."""
        self.prepare.show_preparation(shown)
        self.setCurrentWidget(self.prepare)

    def show_story(self, story: Story) -> None:
        """A session that is over."""
        self.story.show_story(story)
        self.setCurrentWidget(self.story)
