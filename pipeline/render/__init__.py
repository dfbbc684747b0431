"""OUT: typesets what the core assembled. Never decides."""
