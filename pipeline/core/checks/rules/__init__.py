"""The rules of sense, by subject; each module's RULES is in the order of the manual."""
