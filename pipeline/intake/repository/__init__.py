"""Git's own objects and history, read; and the one branch that a hand-in makes."""
