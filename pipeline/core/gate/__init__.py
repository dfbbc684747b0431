"""The gate: what may be parsed at all, judged from names, modes and bytes before any reader of ours sees them."""
