"""The journeys, on top of the three wings: what a command sets out to do. The main ones stand in `flow`."""
