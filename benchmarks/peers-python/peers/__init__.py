"""Recommenders of other makers, run on one export of `recs evaluate` and scored by it.

The modules of this folder need only Python itself. What is in `methods` and `worker` runs in the virtual environment,
one process a peer.
"""
