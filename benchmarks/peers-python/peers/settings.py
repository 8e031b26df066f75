"""Settings of peers that were searched on the validation cuts of a store, kept beside the sources for each store."""

from . import catalogue
from .environment import SOURCES
from .files import read_json, write_json
from .run import Attempt, say

FINGERPRINT = ("protocol", "cut", "users", "products", "lines")


class StoredSettings:
    """Those of one store; of another cut or other files they are not taken."""

    def __init__(self, file, protocol):
        self.file = file
        self.store = {key: protocol.get(key) for key in FINGERPRINT}
        known = self._known()
        if known and known["store"] != self.store:
            say(f"{file.name} was searched on {known['store']}, this run is of {self.store}: searching anew")
        self.peers = self._of_this_store(known)

    def _known(self):
        return read_json(self.file) if self.file.exists() else {}

    def _of_this_store(self, known):
        return known["peers"] if known.get("store") == self.store else {}

    def put(self, peer, found, options):
        """Adds to what the file says by now: another search may have ended meanwhile."""
        budget = {"tries": options.search_tries, "cpu_seconds": options.search_cpu}
        self.peers = self._of_this_store(self._known())
        self.peers[peer.name] = {"budget": budget, **found}
        ordered = {one.name: self.peers[one.name] for one in catalogue.PEERS if one.name in self.peers}
        write_json(self.file, {"store": self.store, "peers": ordered})


def file_of(store, out):
    """Beside the sources for the stores that anybody has, in the folder of the run for one's own."""
    named = SOURCES / "settings" / f"{store.name}.json"
    return named if store.name in ("sample", "movielens") else out / "settings.json"


def attempts(peer, found, tasks):
    """The rows of a peer: the best setting of each task, and its own defaults."""
    rows = []

    def add(choice, task, settings):
        for row in rows:
            if row.settings == settings:
                if task not in row.tasks:
                    row.tasks.append(task)
                return
        suffix = {"all": "", "new": ".new", "defaults": ".defaults"}[choice] if rows else ""
        rows.append(Attempt(peer.name + suffix, peer.name, choice, [task], settings))

    if found:
        for task in tasks:
            if task in found:
                add(task, task, found[task]["settings"])
    if not rows or peer.published:
        for task in tasks:
            add("defaults", task, dict(peer.defaults))
    return rows
