"""How the repository at the Git host should be set up, and what is still open."""
