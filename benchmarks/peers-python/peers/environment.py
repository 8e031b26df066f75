"""The virtual environment of the peers, from a lock file with hashes; and the jars of Spark."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from .problem import DEPENDENCY_DOWN, Problem

SOURCES = Path(__file__).resolve().parents[1]
LOCK = SOURCES / "requirements.lock"
UNREACHABLE = re.compile(
    r"failed to establish|NewConnectionError|ConnectTimeout|Connection (refused|reset|aborted)|name resolution|Max retries"
    r"|ProxyError|timed out|Network is unreachable|Could not transfer|Unknown host|Connection timed out",
    re.IGNORECASE,
)


def python_of(folder):
    """The Python of the environment, which is made if it is not there or another lock's."""
    digest = hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()[:12]
    home = folder / f"venv-{digest}"
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not (home / "complete").exists():
        if home.exists():
            shutil.rmtree(home)
        print(f"peers: installing {count()} packages (some 250 MB the first time) ...", file=sys.stderr)
        venv.create(home, with_pip=True)
        install(python, LOCK)
        (home / "complete").touch()
    return python


def install(python, lock):
    """Wheels of a lock file, each held against its hash."""
    command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:"]
    ended = subprocess.run([*command, "--require-hashes", "-r", lock], capture_output=True, text=True)
    if ended.returncode != 0:
        said = ended.stdout + ended.stderr
        if UNREACHABLE.search(said):
            raise Problem(DEPENDENCY_DOWN, "PyPI is not reached: connect to the network, or give pip a mirror (pip config), and run it again")
        raise Problem(1, f"pip could not install {lock.name}:\n{said.strip()}")


def count():
    return sum(1 for line in LOCK.read_text("utf-8").splitlines() if "==" in line and not line.startswith(("#", " ")))


def spark(folder):
    """Variables that the Spark peer reads: a JDK and the folder of its jars, which Maven fills."""
    pom = SOURCES / "spark" / "pom.xml"
    jars = folder / ("spark-" + hashlib.sha256(pom.read_bytes()).hexdigest()[:12])
    if not (jars / "complete").exists():
        if not shutil.which("mvn"):
            raise Problem(1, "no Maven found, which brings Spark: install Maven 3.8 or newer")
        print("peers: copying the jars of Spark (some 300 MB the first time) ...", file=sys.stderr)
        command = ["mvn", "-B", "-ntp", "-q", "-f", pom, "dependency:copy-dependencies", "-DincludeScope=runtime"]
        ended = subprocess.run([*command, f"-DoutputDirectory={jars}"], capture_output=True, text=True)
        if ended.returncode != 0:
            said = (ended.stdout + ended.stderr).strip().splitlines()
            raise Problem(1, "Maven could not copy the jars of Spark: " + (said[0] if said else "no output"))
        (jars / "complete").touch()
    return {"PEERS_JAVA_HOME": str(java_home()), "PEERS_SPARK_JARS": str(jars)}


def java_home():
    """A JDK of 17 or newer: that of the settings of `recs` first, then the newest."""
    named = [os.environ.get(name) for name in ("RECS_JAVA_HOME", "JAVA_HOME")]
    folders = [Path(name) for name in named if name]
    for parent in ("/usr/lib/jvm", "/usr/java", "/opt/java", "/Library/Java/JavaVirtualMachines"):
        found = [*Path(parent).glob("*"), *Path(parent).glob("*/Contents/Home")]
        folders += sorted(found, key=lambda folder: (-version_of(folder), str(folder)))
    on_path = shutil.which("javac")
    folders += [Path(on_path).resolve().parents[1]] if on_path else []
    for folder in folders:
        if (folder / "bin" / "javac").exists() and version_of(folder) >= 17:
            return folder
    raise Problem(1, "no JDK of 17 or newer found, which Spark needs: install one, or set JAVA_HOME to it")


def version_of(java_home):
    try:
        found = re.search(r'^JAVA_VERSION="(\d+)', (java_home / "release").read_text("utf-8"), re.MULTILINE)
    except OSError:
        found = None
    return int(found.group(1)) if found else 0
