"""Speaks to people: the only wing that knows click, exit codes and colour."""
