"""What a peer may learn from: the lines of an export, in numbers."""

import csv
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix


@dataclass(frozen=True)
class Training:
    """Purchases before a moment.

    users, products: ids; a number is a position in them.
    user, product, order, time, quantity: one entry a line, by user and then time; `order` numbers the orders, `time` is in seconds.
    as_of: the moment to rank for, in seconds.
    names: text of each product, empty where there is none.
    """

    users: list
    products: list
    user: np.ndarray
    product: np.ndarray
    order: np.ndarray
    time: np.ndarray
    quantity: np.ndarray
    as_of: float
    names: list

    def counts(self):
        """Orders of each user with each product: users x products."""
        pairs = np.unique(np.stack([self.user, self.product, self.order]), axis=1)
        return csr_matrix(
            (np.ones(pairs.shape[1], np.float32), (pairs[0], pairs[1])), shape=(len(self.users), len(self.products))
        )

    def binary(self):
        """1 where a user has a product: users x products."""
        matrix = self.counts()
        matrix.data[:] = 1
        return matrix

    def baskets(self):
        """Each user's orders from old to new, each an array of distinct products."""
        of_user = [{} for _ in self.users]
        for user, product, order in zip(self.user.tolist(), self.product.tolist(), self.order.tolist()):
            of_user[user].setdefault(order, []).append(product)
        return [[np.unique(products) for products in orders.values()] for orders in of_user]

    def owned(self):
        """Number of distinct products of each user."""
        return np.diff(self.binary().indptr)

    def kept(self, lines, as_of):
        """The same with only some lines; users and products without any are gone."""
        users, user = np.unique(self.user[lines], return_inverse=True)
        products, product = np.unique(self.product[lines], return_inverse=True)
        return Training(
            [self.users[i] for i in users],
            [self.products[i] for i in products],
            user,
            product,
            self.order[lines],
            self.time[lines],
            self.quantity[lines],
            as_of,
            [self.names[i] for i in products],
        )


def read(export):
    """The training of an export of `recs evaluate --export`, and the numbers of the users to answer."""
    export = Path(export)
    protocol = json.loads((export / "protocol.json").read_text("utf-8"))
    products, names = [], []
    for row in _rows(export / "products.csv"):
        products.append(row["product"])
        names.append(" ".join(row.get(column) or "" for column in ("name", "category", "brand")).strip())
    numbers = {product: number for number, product in enumerate(products)}
    users, orders, lines = {}, {}, []
    for row in _rows(export / "train.csv"):
        lines.append(
            (
                users.setdefault(row["user"], len(users)),
                numbers[row["product"]],
                orders.setdefault((row["user"], row["order"]), len(orders)),
                seconds(row["time"]),
                float(row["quantity"]),
            )
        )
    user, product, order, time, quantity = (np.array(column) for column in zip(*lines))
    by_time = np.lexsort((order, time, user))
    training = Training(
        list(users),
        products,
        user[by_time],
        product[by_time],
        order[by_time],
        time[by_time],
        quantity[by_time],
        seconds(protocol["asOf"]) if protocol.get("asOf") else float(time.max()) + 1,
        names,
    )
    asked = np.array([users[row["user"]] for row in _rows(export / "users.csv")], int)
    return training, asked, protocol


def seconds(moment):
    return datetime.fromisoformat(moment.replace("Z", "+00:00")).timestamp()


def _rows(file):
    with open(file, encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
