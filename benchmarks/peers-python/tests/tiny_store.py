"""Writes a tiny seeded store with tastes, repeats and a season of five months: `python -m tests.tiny_store FOLDER`."""

import csv
import random
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

USERS, PRODUCTS, TASTES = 160, 60, 6
FIRST_DAY = datetime(2024, 1, 1, 9, tzinfo=timezone.utc)
DAYS = 150


def write(folder):
    chance = random.Random(7)
    with open(folder / "products.csv", "w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(["product_id", "name"])
        rows.writerows([f"P{product}", f"thing {product} of kind {product % TASTES}"] for product in range(PRODUCTS))
    with open(folder / "orders.csv", "w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(["order_id", "user_id", "product_id", "quantity", "unit_price", "purchased_at"])
        for user in range(USERS):
            for order in range(chance.randint(4, 10)):
                at = (FIRST_DAY + timedelta(days=chance.randrange(DAYS))).strftime("%Y-%m-%dT%H:%M:%SZ")
                for product in sorted({bought(chance, user) for _ in range(chance.randint(1, 4))}):
                    rows.writerow([f"{user}-{order}", f"U{user}", f"P{product}", 1, "2.50", at])


def bought(chance, user):
    """Four times of five of the user's taste, the first of it most."""
    number = int(chance.triangular(0, PRODUCTS // TASTES, 0))
    taste = user % TASTES if chance.random() < 0.8 else chance.randrange(TASTES)
    return min(number, PRODUCTS // TASTES - 1) * TASTES + taste


if __name__ == "__main__":
    Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
    write(Path(sys.argv[1]))
