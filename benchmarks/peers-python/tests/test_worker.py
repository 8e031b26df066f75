import math
import tempfile
import unittest

import numpy as np

from peers import catalogue, methods
from peers.worker import folds, lists
from peers.worker.search import Search

from .training_of import export, moment

# User, product, order, day.
LINES = [
    ("u1", "a", "1", 0),
    ("u1", "b", "1", 0),
    ("u1", "a", "2", 40),
    ("u2", "a", "3", 5),
    ("u2", "c", "4", 70),
    ("u2", "b", "5", 71),
    ("u3", "c", "6", 72),
]


class WorkerTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.training, self.asked, self.protocol = export(
            self.folder.name, LINES, ["u2", "u1"], cut=91, names={"a": "red box", "b": "red lamp", "c": "blue tin"}
        )

    def made(self, name, **settings):
        peer = catalogue.peer_of(name)
        method = methods.made(peer, {**peer.defaults, **settings}, 1)
        method.fit(self.training)
        return method

    def test_exportIsReadInItsOrder(self):
        self.assertEqual(["u1", "u2", "u3"], self.training.users)
        self.assertEqual(["a", "b", "c"], self.training.products)
        self.assertEqual([1, 0], self.asked.tolist())
        self.assertEqual([[2, 1, 0], [1, 1, 1], [0, 0, 1]], self.training.counts().toarray().tolist())
        self.assertEqual([[[0, 1], [0]], [[0], [2], [1]], [[2]]], [[basket.tolist() for basket in user] for user in self.training.baskets()])

    def test_ndcgIsThatOfEvaluate(self):
        self.assertEqual(1.0, lists.ndcg([3, 1, 2], {3}))
        self.assertAlmostEqual(1 / math.log2(3) / (1 + 1 / math.log2(3)), lists.ndcg([7, 3], {3, 4}))
        self.assertEqual(0.0, lists.ndcg(list(range(10)), {10}))

    def test_bestPutsEqualScoresInOrderAndNanLast(self):
        self.assertEqual([2, 0, 1, 3], lists.best(np.array([1.0, 1.0, 5.0, math.nan]), 4).tolist())
        self.assertEqual([2, 0], lists.best(np.array([1.0, 1.0, 5.0, math.nan]), 2).tolist())

    def test_listsLeaveTenWhenOwnProductsAreTakenOut(self):
        self.assertEqual([13, 12], lists.long_enough(self.training, self.asked).tolist())

    def test_validationCutsAreTheMonthsBeforeTheCut(self):
        self.assertEqual("2024-02-29T12:00:00+00:00", iso(folds.months_before("2024-03-31T12:00:00Z", 1)))
        self.assertEqual("2023-12-31T12:00:00+00:00", iso(folds.months_before("2024-03-31T12:00:00Z", 3)))

    def test_foldHoldsBackTheFirstDayOfWhatWasSoldBefore(self):
        fold = folds._time_split(self.training, seconds(60), seconds(90))
        self.assertEqual(["u1", "u2"], fold.training.users)
        self.assertEqual(["a", "b"], fold.training.products)
        # u2 bought c first, which nobody had sold before; u3 has no past.
        self.assertEqual([], fold.asked.tolist())
        fold = folds._time_split(self.training, seconds(30), seconds(60))
        self.assertEqual(["u1"], [fold.training.users[user] for user in fold.asked])
        self.assertEqual({"all": [{0}], "new": [set()]}, fold.truth)

    def test_leaveLastOutTakesAllLinesOfTheNewestProduct(self):
        training, _, _ = export(self.folder.name, [*LINES, ("u4", "b", "7", 1)], ["u1"])
        fold = folds._leave_last_out(training)
        found = [(fold.training.users[user], [fold.training.products[product] for product in truth]) for user, truth in zip(fold.asked, fold.truth["new"])]
        # u1's two products were first bought together: the later number counts. u3 and u4 have one product, which stays.
        self.assertEqual([("u1", ["b"]), ("u2", ["b"])], found)
        self.assertEqual([[2, 0, 0], [1, 0, 1], [0, 0, 1], [0, 1, 0]], fold.training.counts().toarray().tolist())

    def test_nextOrderMethodsOnPaper(self):
        self.assertEqual([[2, 1, 0]], self.made("p-topfreq").scores([0]).tolist())
        self.assertEqual([0, 1, 2], self.made("gp-topfreq").top([0], 3)[0].tolist())
        self.assertEqual([2, 0, 1], self.made("gp-topfreq").top([2], 3)[0].tolist())
        tifu = self.made("tifu-knn", group=2, within=0.5, between=0.5, neighbours=1, alpha=1.0)
        # Groups {a}, {c, b}: the newest group's mean of b and half of c, and half of the older group's a; halved.
        np.testing.assert_allclose([[0.25, 0.25, 0.125]], tifu.scores(np.array([1])))
        upcf = self.made("up-cf@r", recent=1, locality=1, asymmetry=0.5, neighbours=1)
        # The nearest to u1 is u1, cosine 1: its last order is a.
        np.testing.assert_allclose([[1, 0, 0]], upcf.scores(np.array([0])))

    def test_easeHasNoDiagonalAndFollowsItsFormula(self):
        ease = self.made("ease", ridge=1.0)
        gram = self.training.binary().toarray().T @ self.training.binary().toarray() + np.eye(3)
        inverse = np.linalg.inv(gram)
        expected = -inverse / np.diag(inverse)
        np.fill_diagonal(expected, 0)
        np.testing.assert_allclose(expected, ease.weights, rtol=1e-5)

    def test_namesRankTheOwnWordsFirst(self):
        self.assertEqual(2, self.made("tf-idf-names").top(np.array([2]), 3)[0][0])

    def test_popularCountsTheLastDays(self):
        self.assertEqual([[0, 1, 2]], self.made("popular", days=30).scores([0]).tolist())
        self.assertEqual([[3, 2, 2]], self.made("popular", days=0).scores([0]).tolist())

    def test_searchKeepsTheBestOfEachTaskAndItsBudget(self):
        peer = catalogue.Peer("p", "us", "none:None", {"x": 1}, {"x": [1, 2, 3, 4], "y": [1, 2]})
        search = Search(peer, [], {"tries": 8, "threads": 1, "cpu_seconds": 60, "result": ""})
        self.assertEqual({"x": 1}, search.next_settings())
        search.record({"x": 1}, [{"all": 0.1, "new": 0.3}, {"all": 0.2, "new": 0.1}])
        search.record({"x": 2}, [{"all": 0.4, "new": 0.1}, {"all": 0.4, "new": 0.1}])
        self.assertEqual({"x": 2}, search.best("all")["settings"])
        self.assertEqual({"x": 1}, search.best("new")["settings"])
        self.assertEqual({"all": 0.15, "new": 0.2}, search.best("new")["ndcg"])
        drawn = search.next_settings()
        self.assertNotIn(drawn, [one["settings"] for one in search.tried])
        self.assertEqual({"x", "y"}, drawn.keys())


def iso(of_epoch):
    from datetime import datetime, timezone

    return datetime.fromtimestamp(of_epoch, timezone.utc).isoformat()


def seconds(day):
    from peers.worker.training import seconds as parsed

    return parsed(moment(day))


if __name__ == "__main__":
    unittest.main()
