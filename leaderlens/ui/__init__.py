"""Screens: pages that show and presenters that act. The only Qt besides app."""
