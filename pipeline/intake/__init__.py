"""IN: reads files and Git. Never decides."""
