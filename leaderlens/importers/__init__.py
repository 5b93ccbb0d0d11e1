"""Other diaries' files, read into plain values: part of the journal's wing."""
