"""Fits one peer with one setting, writes its lists and what they cost."""

import resource
import sys
import time

import numpy as np

from .. import methods
from ..catalogue import peer_of
from ..files import write_json
from . import lists, training as trainings

SAMPLE = 2_000


def run(job):
    """job: export, peer, settings, threads, k, lists (file), cost (file)."""
    training, asked, _ = trainings.read(job["export"])
    method = methods.made(peer_of(job["peer"]), job["settings"], job["threads"])
    try:
        begun = time.process_time()
        method.fit(training)
        fit_seconds = time.process_time() - begun
        answer_seconds, answered = answer(method, asked, job["k"])
        lists.write(job["lists"], training, asked, lists.all_lists(method, training, asked, job["k"]))
        measured = {
            "fit_cpu_seconds": round(fit_seconds, 3),
            "answer_cpu_ms_per_user": round(1000 * answer_seconds / max(1, answered), 4),
            "peak_rss_mib": round(peak_rss_mib()),
            "version": method.version(),
        }
        write_json(job["cost"], {**measured, **method.cost_elsewhere()})
    finally:
        method.end()


def answer(method, asked, k):
    """CPU seconds of lists of k products for up to SAMPLE users, and how many they are. The first batch warms up, uncounted."""
    sample = np.random.default_rng(1).permutation(asked)[:SAMPLE]
    method.top(sample[: lists.BATCH], k)
    begun = time.process_time()
    for start in range(0, len(sample), lists.BATCH):
        method.top(sample[start : start + lists.BATCH], k)
    return time.process_time() - begun, len(sample)


def peak_rss_mib():
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
