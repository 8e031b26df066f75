"""`benchmarks/peers`: export, search where nothing is stored, fit, score, and show."""

import argparse
import os
import re
import sys
import time
from pathlib import Path

from . import catalogue, environment, evaluate, page, settings, stores, table
from .files import write_json, write_text
from .problem import USAGE, Problem
from .run import Runner, say

WORK = Path(__file__).resolve().parents[2] / "target" / "peers"


def main():
    try:
        compare(parsed(sys.argv[1:]))
    except Problem as problem:
        print(f"peers: {problem}", file=sys.stderr)
        sys.exit(problem.code)


def compare(options):
    begun = time.time()
    peers = chosen(options)
    python = environment.python_of(options.work)
    if options.only_install:
        print(python)
        return
    store = stores.chosen(options, options.work)
    out = (options.out or options.work / store.name).resolve()
    out.mkdir(parents=True, exist_ok=True)
    protocol = evaluate.export(store, out / "export", options.k)
    runner = Runner(options, python, out / "export", out)
    done = [row for peer in peers for row in rows_of(peer, runner, store, protocol, out)]
    if options.only_search:
        return
    lists = {row.name: runner.lists_of(row) for row in done if not row.trouble}
    measured = evaluate.scores(store, lists, options, out / "evaluate.html") if lists else {"rows": [], "lists": []}
    result = table.Result(store.name, protocol, options, measured, done, time.time() - begun)
    write_text(out / "peers.md", table.markdown(result))
    write_text(out / "peers.html", page.html(result))
    write_json(out / "peers.json", {"measured": measured, "attempts": [vars(row) for row in done]})
    print(table.markdown(result))
    say(f"table {out / 'peers.md'}, page {out / 'peers.html'}")


def rows_of(peer, runner, store, protocol, out):
    """Searches if asked or if nothing is stored, then fits each setting."""
    options = runner.options
    stored = settings.StoredSettings(settings.file_of(store, out), protocol)
    if peer.grid and (options.search == "always" or options.search == "missing" and peer.name not in stored.peers):
        say(f"{peer.name}: searching on validation cuts")
        if found := runner.search(peer):
            stored.put(peer, found, options)
    if options.only_search:
        return
    tasks = [task["task"] for task in protocol["tasks"]]
    for row in settings.attempts(peer, stored.peers.get(peer.name), tasks):
        fitted = runner.fit(row)
        say(f"{row.name}: {fitted.trouble or 'done'}")
        yield fitted


def chosen(options):
    try:
        return catalogue.named(options.peers.split(","))
    except ValueError as unknown:
        raise Problem(USAGE, str(unknown)) from unknown


def parsed(arguments):
    parser = argparse.ArgumentParser(
        prog="benchmarks/peers",
        description="Compares recs with recommenders of other makers on one store. docs/guide/peers.md tells how.",
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("--data", default="sample", help="sample (default), movielens=FOLDER, or files with --products and --orders")
    add("--products", help="products file of --data=files, as recs import reads it")
    add("--orders", help="orders file of --data=files")
    add("--events", help="searches and views of --data=files; only recs reads them")
    add("--cut", help="of --data=files, as recs evaluate takes it")
    add("--until", help="of --data=files")
    add("--protocol", help="of --data=files: time-split or leave-last-out")
    add("--name", help="of --data=files: names the folder of the run")
    add("--peers", default="all", help="names by comma, or the first part of names; default all: " + ", ".join(peer.name for peer in catalogue.PEERS))
    add("--time-limit", type=seconds, default=600, help="for each fit of a peer, as 600, 600s or 10m (default 10m)")
    add("--threads", type=int, default=os.cpu_count(), help="of each peer (default all processors)")
    add("--k", type=int, default=10, help="length of the lists that are timed and scored (default 10)")
    add("--search", choices=["missing", "always", "never"], default="missing", help="settings on validation cuts: where none are stored (default), always, never")
    add("--search-tries", type=int, default=12, help="settings that a search tries for each peer (default 12)")
    add("--search-cpu", type=seconds, default=600, help="CPU time of a search, after which no new setting is tried (default 10m)")
    add("--keep", action="store_true", help="takes the lists that an earlier run made of the same export with the same settings")
    add("--only-search", action="store_true", help="stores settings and ends")
    add("--only-install", action="store_true", help="makes the virtual environment, prints its Python and ends")
    add("--methods", choices=["ours", "all", "none"], default="ours", help="rows of recs evaluate beside the peers (default ours)")
    add("--out", type=Path, help="folder of the run (default benchmarks/target/peers/NAME)")
    add("--work", type=Path, default=WORK, help="folder of the virtual environment and jars (default benchmarks/target/peers)")
    add("--python", help="a Python from 3.11 to 3.14; default the first on the PATH")
    return parser.parse_args(arguments)


def seconds(text):
    found = re.fullmatch(r"(\d+)(s|m|h|)", text)
    if not found or int(found[1]) == 0:
        raise argparse.ArgumentTypeError(f"'{text}': expected a time as 600, 600s or 10m")
    return int(found[1]) * {"": 1, "s": 1, "m": 60, "h": 3600}[found[2]]


if __name__ == "__main__":
    main()
