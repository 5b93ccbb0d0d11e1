"""Check-ins on screen: the list, opening one, answering a sheet, looking it over, sealing it, and waiting."""
