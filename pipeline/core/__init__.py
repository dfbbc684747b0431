"""THINK: pure functions and values. No file, no network, no clock, no printing."""
