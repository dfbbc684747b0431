"""Trouble in doing the work, as opposed to facts about the office's files (those are findings)."""


class PipelineError(Exception):
    """The work could not be done; `message` says what happened and `hint` what to do, both in Indonesian."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
