"""What a change does: to the figures, to the folders, and how that is told to the one who proposed it."""
