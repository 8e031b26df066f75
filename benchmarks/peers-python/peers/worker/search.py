"""Searches the settings of one peer on validation cuts, within a budget that is the same for all peers.

The defaults come first. Half of the tries are drawn by chance from the grid, the others go one step from the best
so far, for ALL and for NEW in turn. What was tried is written after each try, so that a search that is stopped counts.
"""

import random
import time

from .. import methods
from ..catalogue import peer_of
from ..files import write_json
from . import folds, lists, training as trainings


def run(job):
    """job: export, peer, threads, tries, cpu_seconds, result (file)."""
    training, _, protocol = trainings.read(job["export"])
    peer = peer_of(job["peer"])
    cuts = folds.of(training, protocol)
    if peer.stages:
        cuts = cuts[-1:]
    search = Search(peer, cuts, job)
    search.go()


class Search:
    def __init__(self, peer, cuts, job):
        self.peer = peer
        self.cuts = cuts
        self.job = job
        self.tried = []
        self.random = random.Random(1)
        self.spent_elsewhere = 0.0

    def go(self):
        try:
            while len(self.tried) < self.job["tries"]:
                settings = self.next_settings()
                if settings is None or (self.tried and self.spent() > self.job["cpu_seconds"]):
                    break
                self.attempt(settings)
                self.write()
        finally:
            methods.made(self.peer, self.peer.defaults, self.job["threads"]).end()

    def spent(self):
        return time.process_time() + self.spent_elsewhere

    def attempt(self, settings):
        """Each fold in turn; a peer with stages says after each how good it is, and each is a try."""
        sums = {}
        for fold in self.cuts:
            method = methods.made(self.peer, settings, self.job["threads"])
            for stage in self.stages(method, fold, settings):
                found = lists.scored(fold, lists.all_lists(method, fold.training, fold.asked))
                sums.setdefault(stage, []).append(found)
                if self.peer.stages:
                    self.record({**settings, self.peer.stages: stage}, [found])
                    self.write()
            self.spent_elsewhere += method.cost_elsewhere().get("fit_cpu_seconds", 0)
        if not self.peer.stages:
            self.record(settings, sums[None])

    def stages(self, method, fold, settings):
        if not self.peer.stages:
            method.fit(fold.training)
            yield None
            return
        for stage in method.fit_in_stages(fold.training, self.peer.grid[self.peer.stages]):
            yield stage
            if self.spent() > self.job["cpu_seconds"]:
                return

    def record(self, settings, by_fold):
        tasks = by_fold[0].keys()
        mean = {task: round(sum(one[task] for one in by_fold) / len(by_fold), 4) for task in tasks}
        self.tried.append({"settings": settings, "ndcg": mean})
        print(f"{self.peer.name}: try {len(self.tried)}: {mean} with {settings}", flush=True)

    def best(self, task):
        return max(self.tried, key=lambda one: one["ndcg"].get(task, 0))

    def write(self):
        tasks = self.tried[0]["ndcg"].keys()
        write_json(
            self.job["result"],
            {
                "folds": [fold.name for fold in self.cuts],
                "tries": len(self.tried),
                "cpu_seconds": round(self.spent()),
                **{task: self.best(task) for task in tasks},
            },
        )

    def next_settings(self):
        """None when nothing is left to try."""
        if not self.tried:
            return dict(self.peer.defaults)
        if self.peer.stages or not self.peer.grid:
            return None
        for attempt in range(200):
            # Where all steps were tried, by chance again.
            drawn = self.drawn() if len(self.tried) < self.job["tries"] // 2 or attempt >= 100 else self.step()
            if all(drawn != one["settings"] for one in self.tried):
                return drawn
        return None

    def drawn(self):
        return {**self.peer.defaults, **{key: self.random.choice(values) for key, values in self.peer.grid.items()}}

    def step(self):
        """One setting of the best so far goes to a neighbouring value."""
        tasks = list(self.tried[0]["ndcg"])
        settings = dict(self.best(self.random.choice(tasks))["settings"])
        key = self.random.choice([key for key, values in self.peer.grid.items() if len(values) > 1])
        values = self.peer.grid[key]
        at = values.index(settings[key]) if settings[key] in values else 0
        settings[key] = values[max(0, min(len(values) - 1, at + self.random.choice([-1, 1])))]
        return settings
