"""`python -m peers.worker fit|search JOB.json`: one peer, in this process and on as many processors as it has threads."""

import os
import sys

from ..files import read_json


def main():
    job = read_json(sys.argv[2])
    keep_to(job["threads"])
    # Imported late: numpy asks for the processors when it is loaded.
    from . import fit, search

    {"fit": fit.run, "search": search.run}[sys.argv[1]](job)


def keep_to(threads):
    """Some libraries start a thread for each processor, whatever they are told. macOS has no such call."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:threads])


if __name__ == "__main__":
    main()
