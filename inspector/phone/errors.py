"""The three ways in which reading can end for good, each with a message that says what to do next."""


class UsageProblem(Exception):
    """The user asked for something that does not exist or does not go together. Exit code 2."""


class NoUsablePhone(Exception):
    """There is no phone that can be asked: none, several, unauthorised, offline, no server. Exit code 3.

    ``passing`` says that it can pass while we wait: somebody plugs the phone in, or presses Allow.
    """

    def __init__(self, message: str, *, passing: bool = False) -> None:
        super().__init__(message)
        self.passing = passing


class UnreadableInput(Exception):
    """The source cannot be read, or was refused. Exit code 4."""
