"""The timeline page: the council's life as both people see it, with their check-ins and sessions on it."""
