"""The reveal: both sheets of one check-in, seen together."""
