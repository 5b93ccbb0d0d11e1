"""People: you, the pair you are in, how to invite somebody and how to answer an invitation."""
