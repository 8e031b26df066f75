"""The stores that peers are compared on, each as the options of `recs evaluate` that say it."""

import csv
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

from .problem import USAGE, Problem

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = ROOT / "local-stack" / "demo" / "src" / "main" / "resources" / "sample-store"
LIKED = 3.5


@dataclass(frozen=True)
class Store:
    """name: of its folder and its settings. options: of `recs evaluate`."""

    name: str
    options: list


def chosen(options, work):
    """The store that `--data` names."""
    kind, _, where = options.data.partition("=")
    if kind == "sample":
        return Store("sample", files(SAMPLE / "products.csv", SAMPLE / "orders.csv.gz") + ["--cut=2011-11-01", "--until=2011-12-10"])
    if kind == "movielens":
        if not where:
            raise Problem(USAGE, "--data=movielens wants the folder of ml-latest-small (ratings.csv, movies.csv): --data=movielens=FOLDER")
        return Store("movielens", movielens(Path(where), work / "movielens-files") + ["--protocol=leave-last-out"])
    if kind == "files":
        return Store(options.name or "files", own_files(options))
    raise Problem(USAGE, f"--data '{options.data}': expected sample, movielens=FOLDER, or files with --products and --orders")


def own_files(options):
    if not options.products or not options.orders:
        raise Problem(USAGE, "--data=files wants --products=FILE and --orders=FILE (docs/guide/import.md says their columns)")
    for file in (options.products, options.orders, options.events):
        if file and not Path(file).is_file():
            raise Problem(USAGE, f"{file} is not a file")
    split = [f"--{name}={value}" for name in ("events", "cut", "until", "protocol") if (value := getattr(options, name))]
    return files(options.products, options.orders) + split


def files(products, orders):
    return [f"--products={products}", f"--orders={orders}"]


def movielens(folder, to):
    """MovieLens latest small (GroupLens): a rating of 3.5 and more counts as an order of one film."""
    for name in ("ratings.csv", "movies.csv"):
        if not (folder / name).is_file():
            raise Problem(USAGE, f"{folder / name} is not there: give the folder of ml-latest-small with --data=movielens=FOLDER")
    to.mkdir(parents=True, exist_ok=True)
    with open(folder / "movies.csv", encoding="utf-8", newline="") as movies, open(to / "products.csv", "w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(["product_id", "name", "category"])
        for movie in csv.DictReader(movies):
            rows.writerow([movie["movieId"], movie["title"] or movie["movieId"], movie["genres"].split("|")[0]])
    with open(folder / "ratings.csv", encoding="utf-8", newline="") as ratings, open(to / "orders.csv", "w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(["order_id", "user_id", "product_id", "quantity", "unit_price", "purchased_at"])
        for rating in csv.DictReader(ratings):
            if float(rating["rating"]) >= LIKED:
                at = datetime.fromtimestamp(int(rating["timestamp"]), timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
                rows.writerow([f"{rating['userId']}-{rating['movieId']}", rating["userId"], rating["movieId"], 1, "1.00", at])
    return files(to / "products.csv", to / "orders.csv")
