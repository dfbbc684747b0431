"""Every text that a contributor may write, carried to every place where it lands: shown there, letter for letter, and never acting."""
