"""What a change does and how it is told."""
