"""The workflows: looked through for holes, and run step by step without the host's runner."""
