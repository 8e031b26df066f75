"""ALS of Spark MLlib, in a Java process of its own that a worker keeps for all its fits."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np

from .method import Method

SPARK = Path(__file__).resolve().parents[2] / "spark"
# What spark-submit would say: Spark reaches into the JDK.
OPENED = ["java.base/" + package for package in (
    "java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util java.util.concurrent"
    " java.util.concurrent.atomic jdk.internal.ref sun.nio.ch sun.nio.cs sun.util.calendar"
).split()]  # fmt: skip
_running = {}


class SparkAls(Method):
    """`weights`: binary or counts (orders with the product)."""

    def fit(self, training):
        matrix = (training.binary() if self.settings["weights"] == "binary" else training.counts()).tocoo()
        folder = Path(tempfile.mkdtemp(prefix="peers-spark-"))
        try:
            np.savetxt(folder / "ratings.csv", np.stack([matrix.row, matrix.col, matrix.data], 1), "%d,%d,%g", header="user,item,rating", comments="")
            asked = np.random.default_rng(1).permutation(len(training.users))[:2_000]
            np.savetxt(folder / "users.csv", asked, "%d", header="user", comments="")
            said = _ask(self.threads, folder, self.settings)
            self.fit_cpu, self.answer_cpu, self.rss = (float(value) for value in said)
            self.answered = len(asked)
            self.users = self._factors(folder / "users.factors", len(training.users))
            self.products = self._factors(folder / "items.factors", len(training.products))
        finally:
            shutil.rmtree(folder)

    def _factors(self, file, rows):
        table = np.loadtxt(file, dtype=np.float32, ndmin=2)
        factors = np.zeros((rows, self.settings["rank"]), np.float32)
        factors[table[:, 0].astype(int)] = table[:, 1:]
        return factors

    def scores(self, users):
        """The same that recommendForUserSubset ranks by."""
        return self.users[users] @ self.products.T

    def cost_elsewhere(self):
        """Measured in the Java process: the fit, and recommendForUserSubset of k products for up to 2,000 users."""
        return {
            "fit_cpu_seconds": self.fit_cpu,
            "answer_cpu_ms_per_user": round(1000 * self.answer_cpu / self.answered, 4),
            "peak_rss_mib": round(self.rss),
        }

    def version(self):
        jar = next(Path(os.environ["PEERS_SPARK_JARS"]).glob("spark-mllib_*.jar"))
        return "Spark " + jar.stem.rsplit("-", 1)[1]

    def end(self):
        for process in _running.values():
            process.stdin.close()
            process.wait(60)
        _running.clear()


def _ask(threads, folder, settings):
    if threads not in _running:
        _running[threads] = _start(threads)
    process = _running[threads]
    words = [folder, settings["rank"], settings["regularization"], settings["alpha"], settings["iterations"], 10]
    process.stdin.write(" ".join(str(word) for word in words) + "\n")
    process.stdin.flush()
    for line in process.stdout:
        if line.startswith("DONE "):
            return line.split()[1:]
    raise RuntimeError(f"Spark ended with exit code {process.wait()} before it was done; its output is above")


def _start(threads):
    java = Path(os.environ["PEERS_JAVA_HOME"]) / "bin" / "java"
    jars = os.environ["PEERS_SPARK_JARS"]
    opened = [f"--add-opens={package}=ALL-UNNAMED" for package in OPENED]
    flags = ["-Xmx2g", "-XX:+IgnoreUnrecognizedVMOptions", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "--add-modules=jdk.incubator.vector"]
    return subprocess.Popen(
        [java, *flags, *opened, "-cp", f"{SPARK}{os.pathsep}{jars}/*", SPARK / "SparkAls.java", str(threads)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
