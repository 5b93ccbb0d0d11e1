"""The private journal: find an entry, write one."""
