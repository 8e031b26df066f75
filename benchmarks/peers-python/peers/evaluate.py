"""Calls of `recs evaluate`: the export that peers learn from, and the score of their lists."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from .problem import Problem

ROOT = Path(__file__).resolve().parents[3]


def export(store, folder, k):
    """The split of a store, in place of that of an earlier run; what the users bought is not in it."""
    if (folder / "protocol.json").exists():
        shutil.rmtree(folder)
    _run([*store.options, f"--k={k}", f"--export={folder}"], capture=False)
    return json.loads((folder / "protocol.json").read_text("utf-8"))


def scores(store, lists, options, report):
    """What `recs evaluate --format=json` says of the lists and of our methods."""
    named = [f"--lists={name}={file}" for name, file in lists.items()]
    said = _run([*store.options, f"--k={options.k}", f"--methods={options.methods}", *named, "--format=json", f"--report={report}"], capture=True)
    return json.loads(said)


def _run(options, capture):
    recs = os.environ.get("PEERS_RECS") or ROOT / "recs"
    ended = subprocess.run([recs, "evaluate", *options], stdout=subprocess.PIPE if capture else sys.stderr, text=True)
    if ended.returncode != 0:
        raise Problem(ended.returncode, "recs evaluate ended with exit code %d, see above" % ended.returncode)
    return ended.stdout

