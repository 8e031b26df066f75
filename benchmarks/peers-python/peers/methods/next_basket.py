"""Methods for the next order, each after its paper.

- P-TopFreq and GP-TopFreq: Li et al., A Next Basket Recommendation Reality Check, TOIS 2023.
- UP-CF@r: Faggioli, Polato, Aiolli, Recency Aware Collaborative Filtering for Next Basket Recommendation, UMAP 2020.
- TIFU-KNN: Hu et al., Modeling Personalized Item Frequency Information for Next-basket Recommendation, SIGIR 2020.
"""

import numpy as np
from scipy.sparse import csr_matrix, diags

from .method import Method

TIE = 1e-6


class PersonalTop(Method):
    """Orders of the user with the product; nothing else is ranked but by number."""

    def fit(self, training):
        self.counts = training.counts()

    def scores(self, users):
        return self.counts[users].toarray()


class PersonalThenGlobalTop(Method):
    """The same; ties and the rest by the orders of all users with the product."""

    def fit(self, training):
        self.counts = training.counts()
        total = np.asarray(self.counts.sum(axis=0)).ravel()
        self.rest = TIE * total / max(1, total.max()) * 1e3

    def scores(self, users):
        return self.counts[users].toarray() + self.rest


class UserPopularityCf(Method):
    """Recency-aware user-wise popularity of the neighbours, weighed by asymmetric cosine to a power (locality)."""

    def fit(self, training):
        self.popularity = self._popularity(training)
        self.binary = training.binary()
        self.sizes = np.maximum(1, np.diff(self.binary.indptr)).astype(np.float64)

    def _popularity(self, training):
        """Part of the last r orders of a user that hold a product (equation 3); r 0 takes all orders."""
        recent = self.settings["recent"]
        rows, columns, values = [], [], []
        for user, orders in enumerate(training.baskets()):
            orders = orders[-recent:] if recent else orders
            for basket in orders:
                rows.append(np.full(len(basket), user))
                columns.append(basket)
                values.append(np.full(len(basket), 1 / len(orders)))
        shape = (len(training.users), len(training.products))
        return csr_matrix((np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))), shape=shape)

    def scores(self, users):
        both = (self.binary[users] @ self.binary.T).toarray().astype(np.float64)
        alpha = self.settings["asymmetry"]
        alike = both / (self.sizes[users, None] ** alpha * self.sizes[None, :] ** (1 - alpha))
        kept = csr_matrix(only_highest(alike, self.settings["neighbours"]) ** self.settings["locality"])
        return (kept @ self.popularity).toarray()


class TifuKnn(Method):
    """Item frequencies with time decay within and between groups of orders, mixed with those of the nearest users."""

    def fit(self, training):
        self.vectors = self._vectors(training)
        self.norms = np.asarray(self.vectors.multiply(self.vectors).sum(axis=1)).ravel()

    def _vectors(self, training):
        """Equations 1 and 2: groups of `group` orders, the newest full; decayed means within a group, then of the groups."""
        size, within, between = self.settings["group"], self.settings["within"], self.settings["between"]
        rows, columns, values = [], [], []
        for user, orders in enumerate(training.baskets()):
            groups = -(-len(orders) // size)
            for position, basket in enumerate(reversed(orders)):
                group, inside = divmod(position, size)
                members = min(size, len(orders) - group * size)
                weight = between**group * within**inside / (groups * members)
                rows.append(np.full(len(basket), user))
                columns.append(basket)
                values.append(np.full(len(basket), weight))
        shape = (len(training.users), len(training.products))
        return csr_matrix((np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))), shape=shape)

    def scores(self, users):
        own = self.vectors[users]
        distance = self.norms[users, None] + self.norms[None, :] - 2 * (own @ self.vectors.T).toarray()
        distance[np.arange(len(users)), users] = np.inf
        count = min(self.settings["neighbours"], distance.shape[1] - 1)
        nearest = np.argpartition(distance, count - 1, axis=1)[:, :count]
        rows = np.repeat(np.arange(len(users)), count)
        choice = csr_matrix((np.full(len(rows), 1 / count), (rows, nearest.ravel())), shape=distance.shape)
        alpha = self.settings["alpha"]
        return (alpha * own + (1 - alpha) * (choice @ self.vectors)).toarray()


def only_highest(matrix, count):
    """The highest `count` values of each row; all others 0."""
    if count >= matrix.shape[1]:
        return matrix
    floor = np.partition(matrix, matrix.shape[1] - count, axis=1)[:, -count]
    return np.where(matrix >= floor[:, None], matrix, 0)
