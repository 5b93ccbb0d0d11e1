"""The door to the demonstration: it is being made up, and then: whose eyes to look through."""
