"""Trends: how both views have moved over the check-ins."""
