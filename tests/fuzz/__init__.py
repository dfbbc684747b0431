"""Long runs against the reader of narrative, by hand or in an extended check: see `python -m tests.fuzz.run --help`."""
