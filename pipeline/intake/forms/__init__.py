"""Forms as they came back: read, gathered with their evidence, laid in place."""
