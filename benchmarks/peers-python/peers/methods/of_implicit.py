"""The methods of the library implicit (Ben Frederickson), called as its manual does."""

import logging
import warnings
from importlib.metadata import version

import numpy as np
from implicit.cpu.als import AlternatingLeastSquares
from implicit.cpu.bpr import BayesianPersonalizedRanking
from implicit.cpu.lmf import LogisticMatrixFactorization
from implicit.nearest_neighbours import BM25Recommender, CosineRecommender, TFIDFRecommender, bm25_weight
from threadpoolctl import threadpool_limits

from .method import Method

SEED = 1
logging.getLogger("implicit").setLevel(logging.ERROR)
warnings.filterwarnings("ignore", "Method expects CSR input")


class _OfImplicit(Method):
    """`weights`: binary, counts (orders with the product), or bm25 of these with the library's K1 100 and B 0.8."""

    def model(self, settings):
        raise NotImplementedError

    def fit(self, training):
        settings = dict(self.settings)
        weights = settings.pop("weights")
        matrix = training.binary() if weights == "binary" else training.counts()
        if weights == "bm25":
            matrix = bm25_weight(matrix).tocsr().astype(np.float32)
        self.history = matrix
        # The library says so itself: threads of its own and of BLAS get into each other's way.
        with threadpool_limits(1, "blas"):
            self.fitted = self.model(settings)
            self.fitted.fit(matrix, show_progress=False)

    def top(self, users, length):
        with threadpool_limits(1, "blas"):
            ids, scores = self.fitted.recommend(
                users, self.history[users], N=min(length, self.history.shape[1]), filter_already_liked_items=False
            )
        # Neighbours end where nothing is alike: the library fills up with -1 or with scores of 0 or less than any.
        return [row[(row >= 0) & (of_row > -1e30)] for row, of_row in zip(ids, scores)]

    def version(self):
        return f"implicit {version('implicit')}"


class Als(_OfImplicit):
    def model(self, settings):
        return AlternatingLeastSquares(**settings, num_threads=self.threads, random_state=SEED)


class Bpr(_OfImplicit):
    def model(self, settings):
        return BayesianPersonalizedRanking(**settings, num_threads=self.threads, random_state=SEED)


class Lmf(_OfImplicit):
    def model(self, settings):
        return LogisticMatrixFactorization(**settings, num_threads=self.threads, random_state=SEED)


class Cosine(_OfImplicit):
    def model(self, settings):
        return CosineRecommender(**settings, num_threads=self.threads)


class TfIdf(_OfImplicit):
    def model(self, settings):
        return TFIDFRecommender(**settings, num_threads=self.threads)


class Bm25(_OfImplicit):
    def model(self, settings):
        return BM25Recommender(**settings, num_threads=self.threads)
