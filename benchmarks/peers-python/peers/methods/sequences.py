"""SASRec: Kang, McAuley, Self-Attentive Sequential Recommendation, ICDM 2018, with the softmax over all products as loss
(Klenitskiy, Vasilev, Turning Dross Into Gold Loss, RecSys 2023), which is what makes it strong. Written for JAX and optax.

A sequence is the user's last products from old to new, one for each line. Sequences of like length make a batch, so that
little is computed for padding.
"""

import os
from functools import partial
from importlib.metadata import version

os.environ.setdefault("JAX_PLATFORMS", "cpu")

import jax
import jax.numpy as jnp
import numpy as np
import optax

from .method import Method

SEED = 1
POSITIONS_OF_BATCH = 6_400
EPSILON = 1e-6


class SasRec(Method):
    def fit(self, training):
        for _ in self.fit_in_stages(training, [self.settings["epochs"]]):
            pass

    def fit_in_stages(self, training, epochs):
        """Yields each number of epochs when it is done."""
        self.products = len(training.products)
        self.sequences = self._sequences(training)
        key = jax.random.PRNGKey(SEED)
        self.parameters = initial(key, self.products, self.settings)
        optimiser = optax.adam(self.settings["rate"], b2=0.98)
        state = optimiser.init(self.parameters)
        step = jax.jit(partial(train_step, optimiser, self.settings["blocks"], self.settings["dropout"]))
        shuffle = np.random.default_rng(SEED)
        for epoch in range(1, max(epochs) + 1):
            for batch in self._batches(shuffle):
                key, dropped = jax.random.split(key)
                self.parameters, state, _ = step(self.parameters, state, batch, dropped)
            if epoch in epochs:
                yield epoch

    def _sequences(self, training):
        """Products by number + 1; 0 is padding. One more than `length`: the last has a successor in training only."""
        most = self.settings["length"] + 1
        starts = np.searchsorted(training.user, np.arange(len(training.users) + 1))
        return [training.product[max(a, b - most) : b] + 1 for a, b in zip(starts, starts[1:])]

    def _batches(self, shuffle):
        """Padded at the right to the longest of a batch, rounded up, so that few shapes are compiled."""
        long = [sequence for sequence in self.sequences if len(sequence) > 1]
        order = sorted(shuffle.permutation(len(long)), key=lambda i: width(len(long[i]) - 1, self.settings["length"]))
        batches = []
        while order:
            widest = width(len(long[order[-1]]) - 1, self.settings["length"])
            rows = POSITIONS_OF_BATCH // widest
            batch, order = order[-rows:], order[:-rows]
            padded = np.zeros((rows, widest + 1), np.int32)
            for row, i in enumerate(batch):
                padded[row, : len(long[i])] = long[i]
            batches.append(padded)
        return [batches[i] for i in shuffle.permutation(len(batches))]

    def scores(self, users):
        length = self.settings["length"]
        padded, last = np.zeros((256, length), np.int32), np.zeros(256, np.int32)
        for row, user in enumerate(users):
            sequence = self.sequences[user][-length:]
            padded[row, : len(sequence)] = sequence
            last[row] = len(sequence) - 1
        scores = next_scores(self.parameters, self.settings["blocks"], padded, last)
        return np.asarray(scores)[: len(users), 1:]

    def version(self):
        return f"jax {version('jax')}, optax {version('optax')}"


def width(length, most):
    return next((some for some in (10, 25, 50) if length <= some < most), most)


def initial(key, products, settings):
    size = settings["dimensions"]
    keys = iter(jax.random.split(key, 3 + 6 * settings["blocks"]))

    def normal(*shape):
        return 0.02 * jax.random.normal(next(keys), shape)

    def block():
        return {
            "query": normal(size, size), "key": normal(size, size), "value": normal(size, size), "out": normal(size, size),
            "wide": normal(size, size), "narrow": normal(size, size),
            "wide_bias": jnp.zeros(size), "narrow_bias": jnp.zeros(size),
            "before_attention": norm(size), "before_layer": norm(size),
        }  # fmt: skip

    def norm(size):
        return {"scale": jnp.ones(size), "bias": jnp.zeros(size)}

    return {
        "items": normal(products + 1, size),
        "positions": normal(settings["length"], size),
        "blocks": [block() for _ in range(settings["blocks"])],
        "last": norm(size),
    }


def normed(x, parameters):
    centred = x - x.mean(-1, keepdims=True)
    return centred / jnp.sqrt((centred**2).mean(-1, keepdims=True) + EPSILON) * parameters["scale"] + parameters["bias"]


def dropped_out(x, rate, key):
    if key is None or rate == 0:
        return x
    return jnp.where(jax.random.bernoulli(key, 1 - rate, x.shape), x / (1 - rate), 0)


def encoded(parameters, blocks, sequences, rate=0.0, key=None):
    """What the model makes of each position from it and those before it: rows x positions x dimensions."""
    keys = [None] * (1 + 2 * blocks) if key is None else list(jax.random.split(key, 1 + 2 * blocks))
    size = parameters["items"].shape[1]
    positions = sequences.shape[1]
    causal = jnp.tril(jnp.ones((positions, positions), bool))
    x = parameters["items"][sequences] * size**0.5 + parameters["positions"][:positions]
    x = dropped_out(x, rate, keys[0])
    for number, block in enumerate(parameters["blocks"]):
        y = normed(x, block["before_attention"])
        weights = jnp.einsum("bid,bjd->bij", y @ block["query"], y @ block["key"]) / size**0.5
        weights = jax.nn.softmax(jnp.where(causal, weights, -1e9), axis=-1)
        attended = jnp.einsum("bij,bjd->bid", weights, y @ block["value"]) @ block["out"]
        x = x + dropped_out(attended, rate, keys[1 + 2 * number])
        y = normed(x, block["before_layer"])
        y = jax.nn.relu(y @ block["wide"] + block["wide_bias"]) @ block["narrow"] + block["narrow_bias"]
        x = x + dropped_out(y, rate, keys[2 + 2 * number])
    return normed(x, parameters["last"])


def loss(parameters, blocks, rate, batch, key):
    """Cross entropy of each next product among all products."""
    states = encoded(parameters, blocks, batch[:, :-1], rate, key)
    following = batch[:, 1:]
    logits = states @ parameters["items"].T
    each = optax.softmax_cross_entropy_with_integer_labels(logits, following)
    counted = following > 0
    return (each * counted).sum() / counted.sum()


def train_step(optimiser, blocks, rate, parameters, state, batch, key):
    value, gradient = jax.value_and_grad(loss)(parameters, blocks, rate, batch, key)
    updates, state = optimiser.update(gradient, state)
    return optax.apply_updates(parameters, updates), state, value


@partial(jax.jit, static_argnums=1)
def next_scores(parameters, blocks, sequences, last):
    states = encoded(parameters, blocks, sequences)
    at_last = jnp.take_along_axis(states, last[:, None, None], axis=1)[:, 0]
    return at_last @ parameters["items"].T
