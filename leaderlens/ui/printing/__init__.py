"""Pages shown before they are printed, and sent to a printer."""
