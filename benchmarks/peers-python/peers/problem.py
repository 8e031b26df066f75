"""What ends the command: a sentence for the person who called it, and the exit code of `recs` for it."""

USAGE = 2
DEPENDENCY_DOWN = 4


class Problem(Exception):
    def __init__(self, code, message):
        super().__init__(message)
        self.code = code
