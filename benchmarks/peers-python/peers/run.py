"""Runs the peers one after another, each in a process of its own with a time limit."""

import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from .environment import SOURCES, spark
from .files import read_json, write_json
from .problem import Problem

THREAD_SETTINGS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


@dataclass(frozen=True)
class Attempt:
    """One row: a peer with one setting.

    name: of the row. tasks: in whose tables it belongs. choice: how the setting was chosen. trouble: empty, or why there is no list.
    """

    name: str
    peer: str
    choice: str
    tasks: list
    settings: dict
    trouble: str = ""


class Runner:
    """options: of the command line. python: of the virtual environment. out: folder of everything that is written."""

    def __init__(self, options, python, export, out):
        self.options = options
        self.python = python
        self.export = export
        self.out = out

    def lists_of(self, attempt):
        return self.out / f"{attempt.name}.jsonl"

    def fit(self, attempt):
        """The attempt with what went wrong, if anything did."""
        job = {
            "export": str(self.export),
            "peer": attempt.peer,
            "settings": attempt.settings,
            "threads": self.options.threads,
            "k": self.options.k,
            "lists": str(self.lists_of(attempt)),
            "cost": str(self.out / f"{attempt.name}.cost.json"),
        }
        if self.options.keep and self._is_done(attempt, job):
            return attempt
        self.lists_of(attempt).unlink(missing_ok=True)
        trouble = self._process("fit", attempt.name, job, self.options.time_limit)
        return Attempt(**{**asdict(attempt), "trouble": trouble})

    def _is_done(self, attempt, job):
        """Whether an earlier run of the same job left lists and their cost."""
        told = self.out / "jobs" / f"{attempt.name}.json"
        return told.exists() and read_json(told) == job and self.lists_of(attempt).exists() and Path(job["cost"]).exists()

    def search(self, peer):
        """The best settings by task, or None when not even one try ended."""
        result = self.out / "search" / f"{peer.name}.json"
        result.unlink(missing_ok=True)
        job = {
            "export": str(self.export),
            "peer": peer.name,
            "threads": self.options.threads,
            "tries": self.options.search_tries,
            "cpu_seconds": self.options.search_cpu,
            "result": str(result),
        }
        # What counts is CPU; by the clock a busy machine may take several times as long.
        trouble = self._process("search", f"{peer.name}.search", job, 8 * self.options.search_cpu)
        if trouble:
            say(f"{peer.name}: search {trouble}")
        return read_json(result) if result.exists() else None

    def _process(self, task, name, job, seconds):
        """Empty when all went well, else a few words for the row."""
        write_json(self.out / "jobs" / f"{name}.json", job)
        log_file = self.out / "logs" / f"{name}.log"
        log_file.parent.mkdir(parents=True, exist_ok=True)
        try:
            environment = self._environment(job["peer"])
        except Problem as problem:
            return f"not run: {problem}"
        with open(log_file, "w", encoding="utf-8") as log:
            process = subprocess.Popen(
                [self.python, "-m", "peers.worker", task, self.out / "jobs" / f"{name}.json"],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=environment,
                start_new_session=True,
            )
            try:
                code = process.wait(seconds)
            except subprocess.TimeoutExpired:
                return f"out of time after {seconds:g} s"
            finally:
                _end(process)
        if code == 0:
            return ""
        return f"failed ({_last_line(log_file)}; exit code {code}, {log_file.parent.name}/{log_file.name})"

    def _environment(self, peer):
        threads = {name: str(self.options.threads) for name in THREAD_SETTINGS}
        jars = spark(self.options.work) if peer.startswith("spark") else {}
        return {**os.environ, "PYTHONPATH": str(SOURCES), **threads, **jars}


def say(text):
    print(f"peers: {text}", file=sys.stderr, flush=True)


def _end(process):
    """Ends the process and what it started, if anything of it still runs."""
    try:
        os.killpg(process.pid, 9)
    except (ProcessLookupError, PermissionError):
        pass
    process.wait()


def _last_line(file):
    lines = [line.strip() for line in file.read_text("utf-8", errors="replace").splitlines() if line.strip()]
    return lines[-1][:160] if lines else "no output"
