"""The pause of every page that is typed into, under the name this page has long known it by."""

from __future__ import annotations

from leaderlens.ui.widgets.pause import PAUSE_MS, Pause

__all__ = ["PAUSE_MS", "Pause"]
