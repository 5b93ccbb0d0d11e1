"""The walk-through: a revealed check-in on a projector, curtain by curtain."""
