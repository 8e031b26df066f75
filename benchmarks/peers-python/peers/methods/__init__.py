"""The methods, each a class that is given its settings and a number of threads; made only in the process of its peer."""

import importlib


def made(peer, settings, threads):
    module, name = peer.code.split(":")
    return getattr(importlib.import_module("." + module, __name__), name)(settings, threads)
