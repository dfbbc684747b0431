"""Attacks on the gate: `resep.txt` of an example names a function in one of these modules.

A recipe without a parameter returns path -> bytes, laid over the clean office as one commit (None takes a file away). A recipe with a
parameter gets a `Store` whose branch `main` holds the clean office, and returns the commit that is proposed.
"""
