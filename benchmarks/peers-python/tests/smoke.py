"""Holds the result of a smoke run: every peer that was asked has a row without trouble, scored in each of its tables."""

import sys

from peers import catalogue
from peers.files import read_json


def main(file, asked):
    result = read_json(file)
    attempts = result["attempts"]
    scored = {(row["method"], row["task"]) for row in result["measured"]["rows"]}
    wrong = [f"{one['name']}: {one['trouble']}" for one in attempts if one["trouble"]]
    wrong += [f"{peer.name}: no row" for peer in catalogue.named(asked.split(",")) if all(one["peer"] != peer.name for one in attempts)]
    wrong += [f"{one['name']}: not scored for {task}" for one in attempts for task in one["tasks"] if not one["trouble"] and (one["name"], task) not in scored]
    wrong += [f"{one['name']}: {one['unknownUsers']} unknown users, {one['unknownProducts']} unknown products, {one['missing']} users without a list"
              for one in result["measured"]["lists"] if one["unknownUsers"] or one["unknownProducts"] or one["missing"]]  # fmt: skip
    if wrong:
        sys.exit("peers: " + "; ".join(wrong))
    print(f"peers: {len(attempts)} rows of {len({one['peer'] for one in attempts})} peers, all scored")


if __name__ == "__main__":
    main(*sys.argv[1:])
