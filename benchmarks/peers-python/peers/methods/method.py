"""What all methods have in common."""

from importlib.metadata import version

from ..worker.lists import best


class Method:
    """Learns from a `Training`, then ranks all its products for some of its users.

    A subclass says `fit` and either `scores` (users x products) or `top`.
    """

    def __init__(self, settings, threads):
        self.settings = settings
        self.threads = threads

    def fit(self, training):
        raise NotImplementedError

    def scores(self, users):
        raise NotImplementedError

    def top(self, users, length):
        """The best products of each user, best first; the user's own among them."""
        return [best(row, length) for row in self.scores(users)]

    def version(self):
        return f"numpy {version('numpy')}, scipy {version('scipy')}"

    def cost_elsewhere(self):
        """What a process beside this one measured; takes the place of what was measured here."""
        return {}

    def end(self):
        """Ends a process beside this one; fits of the same process share it until then."""
