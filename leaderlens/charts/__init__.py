"""Figures: each function draws one result on the figure it is given."""
