"""Safety: what keeps a vault, whether it holds, and what it cannot do."""
