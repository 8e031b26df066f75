"""The table of a comparison as Markdown: one for each task, best first, failures last; bold is ahead of recs."""

import platform
from dataclasses import dataclass

from . import catalogue

COLUMNS = ["NDCG@{k}", "difference to {reference}", "recall@{k}", "coverage", "ten most shown", "fit, CPU s", "answer, CPU ms a user", "peak MiB", "version"]
OURS = "recs"


@dataclass(frozen=True)
class Result:
    """measured: what recs evaluate said. attempts: of all peers, also those without lists. seconds: by the clock."""

    store: str
    protocol: dict
    options: object
    measured: dict
    attempts: list
    seconds: float

    def tasks(self):
        return [task["task"] for task in self.protocol["tasks"]]

    def rows(self, task):
        """(row of recs evaluate, attempt or None) of a task, best first; settings that were searched for the other task are left out."""
        attempts = {attempt.name: attempt for attempt in self.attempts}
        found = [(row, attempts.get(row["method"])) for row in self.measured["rows"] if row["task"] == task]
        kept = [(row, attempt) for row, attempt in found if attempt is None or task in attempt.tasks]
        return sorted(kept, key=lambda pair: -pair[0]["ndcg"])

    def troubles(self, task):
        return [attempt for attempt in self.attempts if attempt.trouble and task in attempt.tasks]

    def ours(self, task):
        return next((row for row in self.measured["rows"] if row["method"] == OURS and row["task"] == task), None)

    def is_ahead(self, row, task):
        """Of a peer: more NDCG than recs, however little."""
        ours = self.ours(task)
        return ours is not None and not row["method"].startswith(OURS) and row["ndcg"] > ours["ndcg"]


def title(result):
    """What was compared and how long it took."""
    protocol = result.protocol
    cut = f"cut {protocol['cut'][:10]}, " if protocol.get("cut") else ""
    return (
        f"{result.store}: {protocol['protocol']}, {cut}{protocol['users']} users, {protocol['products']} products, {protocol['lines']} lines; "
        f"{result.options.threads} threads, Python {platform.python_version()}, recs {protocol.get('version', '?')}; {result.seconds / 60:.0f} min by the clock"
        + (", lists of an earlier run kept" if result.options.keep else "")
    )


def markdown(result):
    parts = [f"## Peers on {title(result)}", ""]
    for task in result.tasks():
        header = headings(result)
        parts += [f"### Task {task}", "", line(header), line(["---"] * 2 + ["---:"] * (len(COLUMNS) - 1) + ["---"])]
        parts += [line(cells(result, row, attempt, task)) for row, attempt in result.rows(task)]
        parts += [line([name(attempt), choice(attempt), attempt.trouble.replace("|", "/"), *[""] * (len(COLUMNS) - 1)]) for attempt in result.troubles(task)]
        parts += [""]
    return "\n".join(parts + notes(result))


def headings(result):
    reference = result.measured.get("reference", OURS)
    return ["method", "settings", *(column.format(k=result.options.k, reference=reference) for column in COLUMNS)]


def cells(result, row, attempt, task):
    cost = row.get("cost") or {}
    ahead = result.is_ahead(row, task)
    values = [
        figure(row["ndcg"], 4),
        difference(row),
        figure(row["recall"], 4),
        figure(row["coverage"], 3),
        figure(row.get("topTenShare"), 3),
        figure(cost.get("fitCpuSeconds"), 1),
        figure(cost.get("answerCpuMsPerUser"), 2),
        figure(cost.get("peakRssMib"), 0),
        cost.get("version") or "",
    ]
    first = [name(attempt) if attempt else row["method"], choice(attempt) if attempt else "its defaults"]
    if ahead:
        first[0], values[0] = f"**{first[0]}**", f"**{values[0]}**"
    return first + values


def name(attempt):
    peer = catalogue.peer_of(attempt.peer)
    return f"{peer.name} ({peer.maker})"


def choice(attempt):
    peer = catalogue.peer_of(attempt.peer)
    if not peer.defaults:
        return "nothing to set"
    how = "searched" if attempt.choice != "defaults" else "as its paper" if catalogue.OURS in peer.maker else "its defaults"
    said = ", ".join(f"{key} {value:g}" if isinstance(value, float) else f"{key} {value}" for key, value in attempt.settings.items())
    return f"{how}: {said}"


def difference(row):
    found = row.get("difference")
    if not found:
        return ""
    return f"{found['mean']:+.4f} ({found['low']:+.4f} to {found['high']:+.4f})"


def figure(value, digits):
    return "" if value is None else f"{value:.{digits}f}"


def line(texts):
    return "| " + " | ".join(texts) + " |"


def notes(result):
    searched = "Settings of peers are the best of their validation cuts, for ALL and for NEW apart; recs has one list for both, by its defaults."
    lines = [
        "Bold: ahead of recs. " + searched,
        "Costs are CPU time of all threads, without reading the export; an answer is a list of "
        f"{result.options.k} for one user of a batch. Memory is the whole process, libraries and data included.",
    ]
    lines += [f"{one['name']}: {one['dry']} lists run dry for NEW." for one in result.measured.get("lists", []) if one.get("dry")]
    return lines + [""]
