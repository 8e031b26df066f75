"""Validation cuts, made from the training of an export alone: what is held back for the test is not in it.

A time split gets the three months before its cut, each held back in turn with all before it as training. Where there is no
time to cut (leave-last-out, or too few users came back), each user's product with the latest first purchase is held back.
"""

from dataclasses import dataclass
from datetime import datetime, timezone

import numpy as np

from .training import Training

FEWEST_CASES = 30
DAY = 86_400


@dataclass(frozen=True)
class Fold:
    """name: the cut. training: before it. asked: users to answer. truth: by task, for each of `asked` a set of products."""

    name: str
    training: Training
    asked: np.ndarray
    truth: dict


def of(training, protocol):
    """The folds of a training, oldest first."""
    if protocol["protocol"] == "time-split":
        cuts = [months_before(protocol["cut"], back) for back in (3, 2, 1, 0)]
        folds = [_time_split(training, *pair) for pair in zip(cuts, cuts[1:])]
        folds = [fold for fold in folds if fold is not None and len(fold.asked) >= FEWEST_CASES]
        if folds:
            return folds
    return [_leave_last_out(training)]


def months_before(moment, months):
    """The same day of an earlier month (or its last day), in seconds."""
    at = datetime.fromisoformat(moment.replace("Z", "+00:00")).astimezone(timezone.utc)
    month = at.year * 12 + at.month - 1 - months
    for day in range(at.day, at.day - 4, -1):
        try:
            return at.replace(year=month // 12, month=month % 12 + 1, day=day).timestamp()
        except ValueError:
            continue
    raise AssertionError(moment)


def _time_split(training, cut, until):
    before = training.time < cut
    if not before.any():
        return None
    past = training.kept(before, cut)
    users = {user: number for number, user in enumerate(past.users)}
    products = {product: number for number, product in enumerate(past.products)}
    own = past.binary()
    held = {}
    for line in np.flatnonzero(~before & (training.time < until)):
        held.setdefault(int(training.user[line]), []).append(line)
    asked, everything, fresh = [], [], []
    for number, lines in held.items():
        user = users.get(training.users[number])
        first_day = training.time[lines].min() // DAY
        bought = {products.get(training.products[training.product[line]]) for line in lines if training.time[line] // DAY == first_day}
        bought.discard(None)
        if user is not None and bought:
            asked.append(user)
            everything.append(bought)
            fresh.append(bought - set(own[user].indices.tolist()))
    name = datetime.fromtimestamp(cut, timezone.utc).strftime("%Y-%m-%d")
    return Fold(name, past, np.array(asked, int), {"all": everything, "new": fresh})


def _leave_last_out(training):
    first = {}
    for user, product, time in zip(training.user.tolist(), training.product.tolist(), training.time.tolist()):
        first.setdefault(user, {}).setdefault(product, time)
    last = {user: max(times, key=lambda product: (times[product], product)) for user, times in first.items() if len(times) > 1}
    held = np.array([last.get(user) == product for user, product in zip(training.user.tolist(), training.product.tolist())])
    past = training.kept(~held, training.as_of)
    users = {user: number for number, user in enumerate(past.users)}
    products = {product: number for number, product in enumerate(past.products)}
    asked, truth = [], []
    for user, product in last.items():
        if training.products[product] in products:
            asked.append(users[training.users[user]])
            truth.append({products[training.products[product]]})
    return Fold("last of each", past, np.array(asked, int), {"new": truth})
