"""The checks of sense: small pure functions from a case to findings, gathered in a table per subject."""
