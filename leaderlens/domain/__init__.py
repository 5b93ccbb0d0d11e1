"""The words of the people: values and rules, standard library only."""
