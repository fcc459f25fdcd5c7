"""A command that was refused."""


class RefusedError(ValueError):
    """Nothing was written; the message says why and how to mend it."""
