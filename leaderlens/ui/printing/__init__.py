"""Documents on paper: laid out by Qt, sliced into pages, written as PDF or sent to a printer."""
