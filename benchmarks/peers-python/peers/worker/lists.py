"""Lists of products, and how good they are."""

import math

import numpy as np

from ..files import write_lines

K = 10
BATCH = 256


def best(scores, length):
    """The numbers of the highest scores of one user, best first; equal ones by number. Not-finite scores come last."""
    scores = np.where(np.isfinite(scores), scores, -np.inf)
    length = min(length, len(scores))
    if length < len(scores):
        floor = np.partition(scores, len(scores) - length)[len(scores) - length]
        found = np.flatnonzero(scores >= floor)
    else:
        found = np.arange(len(scores))
    return found[np.argsort(-scores[found], kind="stable")][:length]


def long_enough(training, asked, k=K):
    """k and as many more as a user has products, so that k are left when these are taken out."""
    return k + training.owned()[asked]


def all_lists(method, training, asked, k=K):
    """One list for each user of `asked`, in its order."""
    lengths = long_enough(training, asked, k)
    lists = [None] * len(asked)
    by_length = np.argsort(lengths, kind="stable")
    for start in range(0, len(asked), BATCH):
        batch = by_length[start : start + BATCH]
        for position, found in zip(batch, method.top(asked[batch], int(lengths[batch].max()))):
            lists[position] = [int(product) for product in found[: lengths[position]]]
    return lists


def ndcg(found, truth, k=K):
    """Gain 1, discount log2(rank + 1), ideal over min(k, size of the truth)."""
    gain = sum(1 / math.log2(rank + 2) for rank, product in enumerate(found[:k]) if product in truth)
    return gain / sum(1 / math.log2(rank + 2) for rank in range(min(k, len(truth))))


def scored(fold, lists, k=K):
    """Mean NDCG of each task of a fold, over the users whose truth is not empty."""
    own = fold.training.binary()
    result = {}
    for task, truths in fold.truth.items():
        values = []
        for user, found, truth in zip(fold.asked, lists, truths):
            if truth:
                if task == "new":
                    mine = set(own[user].indices.tolist())
                    found = [product for product in found if product not in mine]
                values.append(ndcg(found, truth, k))
        result[task] = float(np.mean(values)) if values else 0.0
    return result


def write(file, training, asked, lists):
    """JSON lines, as `recs evaluate --lists` reads them."""
    write_lines(
        file,
        (
            {"user": training.users[user], "items": [training.products[product] for product in found]}
            for user, found in zip(asked, lists)
        ),
    )
