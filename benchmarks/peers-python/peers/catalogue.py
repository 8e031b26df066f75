"""The peers: who made them, their own defaults, and the values that a search may take.

A setting that is searched is a key of `grid`; its values are in order, so that a search can go to a neighbouring one.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Peer:
    """One outside method.

    defaults: what the library does when nothing is said; for a method without a library, what its paper gives.
    published: whether `defaults` get a row of their own.
    stages: the setting of which one fit tries all values on its way (`epochs`); searched on the newest fold only.
    """

    name: str
    maker: str
    code: str
    defaults: dict
    grid: dict = field(default_factory=dict)
    published: bool = False
    stages: str | None = None


WEIGHTS = ["binary", "counts", "bm25"]
NEIGHBOURS = [20, 50, 100, 200, 400, 1000]
OURS = "after the paper, by us"

PEERS = [
    Peer("popular", "by us", "simple:Popular", {"days": 30}, {"days": [7, 30, 90, 365, 0]}),
    Peer("p-topfreq", OURS, "next_basket:PersonalTop", {}),
    Peer("gp-topfreq", OURS, "next_basket:PersonalThenGlobalTop", {}),
    Peer("tf-idf-names", "by us", "simple:NamesTfIdf", {}),
    Peer(
        "implicit-knn-cosine",
        "implicit",
        "of_implicit:Cosine",
        {"K": 20, "weights": "counts"},
        {"K": NEIGHBOURS, "weights": WEIGHTS},
        published=True,
    ),
    Peer(
        "implicit-knn-tfidf",
        "implicit",
        "of_implicit:TfIdf",
        {"K": 20, "weights": "counts"},
        {"K": NEIGHBOURS, "weights": ["binary", "counts"]},
        published=True,
    ),
    Peer(
        "implicit-knn-bm25",
        "implicit",
        "of_implicit:Bm25",
        {"K": 20, "K1": 1.2, "B": 0.75, "weights": "counts"},
        {"K": NEIGHBOURS, "K1": [0.5, 1.2, 3.0, 10.0, 100.0], "B": [0.1, 0.25, 0.5, 0.75, 1.0], "weights": ["binary", "counts"]},
        published=True,
    ),
    Peer(
        "implicit-als",
        "implicit",
        "of_implicit:Als",
        {"factors": 100, "regularization": 0.01, "alpha": 1.0, "iterations": 15, "weights": "counts"},
        {
            "factors": [32, 64, 100, 200],
            "regularization": [0.01, 0.1, 1.0, 10.0],
            "alpha": [1.0, 4.0, 16.0],
            "iterations": [10, 15, 20, 30],
            "weights": WEIGHTS,
        },
        published=True,
    ),
    Peer(
        "implicit-bpr",
        "implicit",
        "of_implicit:Bpr",
        {"factors": 100, "learning_rate": 0.01, "regularization": 0.01, "iterations": 100, "weights": "counts"},
        {
            "factors": [32, 64, 100, 200],
            "learning_rate": [0.01, 0.03, 0.1],
            "regularization": [0.001, 0.01, 0.05],
            "iterations": [50, 100, 200],
            "weights": ["counts"],
        },
        published=True,
    ),
    Peer(
        "implicit-lmf",
        "implicit",
        "of_implicit:Lmf",
        {"factors": 30, "learning_rate": 1.0, "regularization": 0.6, "iterations": 30, "neg_prop": 30, "weights": "counts"},
        {
            "factors": [16, 30, 64],
            "learning_rate": [0.1, 0.3, 1.0],
            "regularization": [0.1, 0.6, 2.0, 6.0],
            "iterations": [15, 30, 60],
            "neg_prop": [10, 30],
            "weights": ["binary", "counts"],
        },
        published=True,
    ),
    Peer("ease", OURS, "simple:Ease", {"ridge": 300.0, "weights": "binary"}, {"ridge": [30.0, 100.0, 300.0, 1000.0], "weights": ["binary", "log"]}),
    Peer(
        "up-cf@r",
        OURS,
        "next_basket:UserPopularityCf",
        {"recent": 10, "locality": 10, "asymmetry": 0.25, "neighbours": 1000},
        {
            "recent": [0, 1, 5, 10, 25],
            "locality": [1, 5, 10, 50],
            "asymmetry": [0.0, 0.25, 0.5, 0.75, 1.0],
            "neighbours": [100, 300, 1000],
        },
    ),
    Peer(
        "tifu-knn",
        OURS,
        "next_basket:TifuKnn",
        {"group": 7, "within": 0.9, "between": 0.7, "neighbours": 300, "alpha": 0.7},
        {
            "group": [3, 7, 11],
            "within": [0.6, 0.8, 0.9, 1.0],
            "between": [0.3, 0.5, 0.7, 0.9],
            "neighbours": [100, 300, 900],
            "alpha": [0.1, 0.3, 0.5, 0.7, 0.8, 0.9],
        },
    ),
    Peer(
        "spark-als",
        "Apache Spark",
        "of_spark:SparkAls",
        {"rank": 10, "regularization": 0.1, "alpha": 1.0, "iterations": 10, "weights": "counts"},
        {
            "rank": [10, 32, 64],
            "regularization": [0.01, 0.03, 0.1, 0.3],
            "alpha": [1.0, 4.0, 16.0],
            "iterations": [10, 20],
            "weights": ["binary", "counts"],
        },
        published=True,
    ),
    Peer(
        "sasrec",
        "JAX and optax; " + OURS,
        "sequences:SasRec",
        {"dimensions": 64, "length": 100, "blocks": 2, "dropout": 0.2, "rate": 0.001, "epochs": 24},
        {"epochs": [6, 12, 18, 24, 30]},
        stages="epochs",
    ),
]


def named(names):
    """The peers of these names, cheap ones first as in PEERS; a name may be the first part of one (`implicit`)."""
    unknown = [name for name in names if not any(_is(peer, name) for peer in PEERS)]
    if unknown:
        known = ", ".join(peer.name for peer in PEERS)
        raise ValueError(f"--peers: '{unknown[0]}' is none of {known}, all")
    return [peer for peer in PEERS if any(_is(peer, name) for name in names)]


def peer_of(name):
    return next(peer for peer in PEERS if peer.name == name)


def _is(peer, name):
    return name == "all" or peer.name == name or peer.name.startswith(name + "-")
