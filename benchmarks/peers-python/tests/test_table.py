import tempfile
import unittest
from pathlib import Path
from types import SimpleNamespace

from peers import catalogue, page, settings, table
from peers.run import Attempt, Runner


def row(method, task, ndcg, cost=None):
    return {"method": method, "task": task, "ndcg": ndcg, "recall": 0.2, "coverage": 0.5, "topTenShare": 0.25, "difference": None, "cost": cost}


COST = {"fitCpuSeconds": 2.0, "answerCpuMsPerUser": 0.07, "peakRssMib": 310, "version": "implicit 0.7.3"}
BEST = {"all": {"settings": {"K": 50}}, "new": {"settings": {"K": 400}}}


class TableTest(unittest.TestCase):
    def setUp(self):
        peer = catalogue.peer_of("implicit-knn-cosine")
        self.attempts = settings.attempts(peer, BEST, ["all", "new"])
        self.attempts.append(Attempt("sasrec", "sasrec", "all", ["all", "new"], {}, "out of time after 600 s"))
        measured = {"rows": [row("recs", "all", 0.3), row("implicit-knn-cosine", "all", 0.31, COST), row("implicit-knn-cosine.new", "all", 0.1, COST)], "lists": []}
        protocol = {"protocol": "time-split", "cut": "2024-05-01T00:00:00Z", "users": 3, "products": 4, "lines": 5, "tasks": [{"task": "all"}]}
        self.result = table.Result("tiny", protocol, SimpleNamespace(threads=1, k=10, keep=False), measured, self.attempts, 90.0)

    def test_eachTaskHasItsBestSettingAndTheDefaults(self):
        self.assertEqual(
            [("implicit-knn-cosine", ["all"]), ("implicit-knn-cosine.new", ["new"]), ("implicit-knn-cosine.defaults", ["all", "new"])],
            [(one.name, one.tasks) for one in self.attempts[:3]],
        )

    def test_oneRowIfBothTasksWantTheSame(self):
        same = {"all": BEST["all"], "new": BEST["all"]}
        rows = settings.attempts(catalogue.peer_of("tifu-knn"), same, ["all", "new"])
        self.assertEqual([("tifu-knn", ["all", "new"])], [(one.name, one.tasks) for one in rows])

    def test_aheadIsBoldAndTroubleIsARow(self):
        text = table.markdown(self.result)
        self.assertIn("| **implicit-knn-cosine (implicit)** | searched: K 50 | **0.3100** |  | 0.2000 | 0.500 | 0.250 | 2.0 | 0.07 | 310 | implicit 0.7.3 |", text)
        self.assertIn("| recs | its defaults | 0.3000 |", text)
        self.assertIn("| out of time after 600 s |", text)
        self.assertNotIn("K 400", text)

    def test_pageLoadsNothingAndPlotsWhatHasACost(self):
        text = page.html(self.result)
        self.assertNotIn("http", text)
        self.assertEqual(1, text.count("<title>implicit-knn-cosine: NDCG 0.3100, 2.0 s</title>"))
        self.assertIn("<b>implicit-knn-cosine (implicit)</b>", text)

    def test_labelsDoNotCoverEachOther(self):
        points = [(100.0 + i % 3, 200.0 + i, "a method") for i in range(12)]
        places = page.labels(points)
        for i, (x, y) in enumerate(places):
            for a, b in places[:i]:
                self.assertTrue(abs(x - a) > 6.6 * 8 or abs(y - b) >= 14, (x, y, a, b))


class ProcessTest(unittest.TestCase):
    """A peer that fails or takes too long is said; the next goes on."""

    def run_with(self, script, seconds):
        with tempfile.TemporaryDirectory() as folder:
            python = Path(folder) / "python"
            python.write_text("#!/bin/sh\n" + script)
            python.chmod(0o755)
            options = SimpleNamespace(threads=1, k=10, time_limit=seconds, keep=False, work=Path(folder))
            return Runner(options, python, Path(folder), Path(folder)).fit(Attempt("ease", "ease", "all", ["all"], {})).trouble

    def test_timeOutIsSaid(self):
        self.assertEqual("out of time after 0.2 s", self.run_with("sleep 30\n", 0.2))

    def test_failureIsSaidWithTheLastLine(self):
        self.assertEqual("failed (MemoryError: too much; exit code 3, logs/ease.log)", self.run_with("echo 'MemoryError: too much' >&2; exit 3\n", 20))

    def test_goodEndSaysNothing(self):
        self.assertEqual("", self.run_with("exit 0\n", 20))


if __name__ == "__main__":
    unittest.main()
