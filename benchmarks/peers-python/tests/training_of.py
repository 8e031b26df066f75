"""Small trainings, written as lines: user, product, order, day."""

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

from peers.worker import training

START = datetime(2024, 1, 1, 12, tzinfo=timezone.utc)


def moment(day):
    return (START + timedelta(days=day)).strftime("%Y-%m-%dT%H:%M:%SZ")


def export(folder, lines, asked, cut=None, names=None):
    """An export as `recs evaluate` writes it."""
    folder = Path(folder)
    products = sorted({product for _, product, _, _ in lines})
    (folder / "products.csv").write_text("product,name,category,brand,description\n" + "".join(f"{p},{(names or {}).get(p, '')},,,\n" for p in products), "utf-8")
    rows = [f"{user},{product},{order},{moment(day)},1\n" for user, product, order, day in lines]
    (folder / "train.csv").write_text("user,product,order,time,quantity\n" + "".join(rows), "utf-8")
    (folder / "users.csv").write_text("user\n" + "".join(f"{user}\n" for user in asked), "utf-8")
    protocol = {"protocol": "time-split" if cut else "leave-last-out", "cut": cut and moment(cut), "asOf": moment(cut or 1000)}
    (folder / "protocol.json").write_text(json.dumps(protocol), "utf-8")
    return training.read(folder)
