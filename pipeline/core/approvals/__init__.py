"""Paraf and tanda tangan: who may give them, what they stand for, what is missing. Pure; reviews and records come as plain values."""
