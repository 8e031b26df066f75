"""Methods of a few lines: what is popular, texts of names, and EASE."""

import numpy as np
from scipy.linalg import cho_factor, cho_solve
from scipy.sparse import csr_matrix, diags

from .method import Method

DAY = 86_400


class Popular(Method):
    """Lines of the last days, the same for everybody; `days` 0 is the whole history."""

    def fit(self, training):
        days = self.settings["days"]
        since = training.as_of - days * DAY if days else -np.inf
        lines = training.product[training.time >= since]
        self.counts = np.bincount(lines, minlength=len(training.products)).astype(np.float32)

    def scores(self, users):
        return np.broadcast_to(self.counts, (len(users), len(self.counts)))


class NamesTfIdf(Method):
    """Words of names by TF-IDF; a user is the mean of the products that the user has, compared by cosine."""

    def fit(self, training):
        words, rows, columns = {}, [], []
        for product, name in enumerate(training.names):
            for word in name.lower().split():
                rows.append(product)
                columns.append(words.setdefault(word, len(words)))
        matrix = csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), shape=(len(training.names), max(1, len(words))))
        inverse = np.log((1 + matrix.shape[0]) / (1 + np.bincount(matrix.indices, minlength=matrix.shape[1]))) + 1
        matrix = matrix @ diags(inverse.astype(np.float32))
        lengths = np.sqrt(matrix.multiply(matrix).sum(axis=1)).A1
        self.products = (diags(1 / np.maximum(lengths, 1e-12)) @ matrix).tocsr()
        self.profiles = (training.binary() @ self.products).tocsr()

    def scores(self, users):
        return (self.profiles[users] @ self.products.T).toarray()


class Ease(Method):
    """Harald Steck, Embarrassingly Shallow Autoencoders for Sparse Data, WWW 2019: the closed form of equation 8."""

    def fit(self, training):
        weights = training.counts() if self.settings["weights"] == "log" else training.binary()
        weights.data = np.log1p(weights.data) if self.settings["weights"] == "log" else weights.data
        gram = (weights.T @ weights).toarray().astype(np.float64)
        gram[np.diag_indices_from(gram)] += self.settings["ridge"]
        inverse = cho_solve(cho_factor(gram, lower=True, overwrite_a=True), np.eye(len(gram)))
        self.weights = (-inverse / np.diag(inverse)).astype(np.float32)
        np.fill_diagonal(self.weights, 0)
        self.history = weights

    def scores(self, users):
        return self.history[users] @ self.weights
