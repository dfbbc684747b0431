"""A GitHub to test against: a real Git repository, state that changes as people act, answers checked against the published contract."""
