"""Faults of processes and machines, played for real: each is one entry of `table.CASES`, with what must hold afterwards."""
