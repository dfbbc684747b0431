"""The steps of both SOPs: their standard times, what the traces say of them, who holds them and what is due next."""
