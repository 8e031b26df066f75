"""`python -m peers.worker fit|search JOB.json`: one peer, in this process."""

import sys

from ..files import read_json
from . import fit, search


def main():
    job = read_json(sys.argv[2])
    {"fit": fit.run, "search": search.run}[sys.argv[1]](job)


if __name__ == "__main__":
    main()
