"""The comparison as one page that loads nothing: a plot of quality against cost for each task, and the tables."""

import math
from html import escape

from . import catalogue, table

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 960, 560, 64, 170, 20, 62
STYLE = """
:root{color-scheme:light dark;--text:#1b1f24;--faint:#5b6673;--line:#d8dee4;--page:#fff;--ours:#1f7a4d;--peer:#3565b5;--defaults:#8a94a0}
@media (prefers-color-scheme:dark){:root{--text:#e6e9ed;--faint:#a3adb8;--line:#3a424c;--page:#14181d;--ours:#5fd39a;--peer:#8db4ff;--defaults:#8a94a0}}
body{font:15px/1.5 system-ui,sans-serif;max-width:84rem;margin:2rem auto;padding:0 1rem;color:var(--text);background:var(--page)}
.wide{overflow-x:auto}table{border-collapse:collapse;margin:1rem 0;font-size:14px}
td,th{padding:.25rem .6rem;text-align:right;border-bottom:1px solid var(--line);vertical-align:top}
td:nth-child(-n+2),th:nth-child(-n+2),td:last-child,th:last-child{text-align:left}td:first-child{min-width:11rem}td:nth-child(2){min-width:16rem;color:var(--faint)}
svg{max-width:100%;height:auto}svg text{font:12px system-ui,sans-serif;fill:var(--text)}svg .axis{stroke:var(--line)}svg .faint{fill:var(--faint)}
.ours{fill:var(--ours)}.peer{fill:var(--peer)}.defaults{fill:none;stroke:var(--defaults);stroke-width:1.5}.lead{stroke:var(--line)}
"""


def html(result):
    parts = [f'<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>peers: {escape(result.store)}</title>']
    parts.append(f"<style>{STYLE}</style><h1>recs and its peers</h1><p>{escape(table.title(result))}</p>")
    for task in result.tasks():
        parts.append(f"<h2>Task {escape(task)}</h2>{plot(result, task)}{rows(result, task)}")
    parts += [f"<p>{escape(note)}</p>" for note in table.notes(result) if note]
    return "".join(parts) + "</html>\n"


def plot(result, task):
    """Points at CPU seconds to fit (logarithmic) and NDCG; a method without a cost is not in it."""
    points = [point(row, attempt) for row, attempt in result.rows(task) if (row.get("cost") or {}).get("fitCpuSeconds") is not None]
    if not points:
        return ""
    low = math.floor(math.log10(min(cost for cost, *_ in points)))
    high = max(low + 1, math.ceil(math.log10(max(cost for cost, *_ in points))))
    most = max(ndcg for _, ndcg, *_ in points) * 1.08 or 1

    def x(cost):
        return LEFT + (math.log10(cost) - low) / (high - low) * (WIDTH - LEFT - RIGHT)

    def y(ndcg):
        return HEIGHT - BOTTOM - ndcg / most * (HEIGHT - TOP - BOTTOM)

    svg = [f'<svg role="img" aria-label="NDCG against CPU seconds to fit, task {escape(task)}" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">']
    svg += axes(range(low, high + 1), most, x, y)
    placed = labels([(x(cost), y(ndcg), text) for cost, ndcg, text, _ in points])
    for (cost, ndcg, text, kind), (at_x, at_y) in zip(points, placed):
        svg.append(f'<line class="lead" x1="{x(cost):.1f}" y1="{y(ndcg):.1f}" x2="{at_x - 2:.1f}" y2="{at_y - 4:.1f}"/>')
        svg.append(f'<circle class="{kind}" cx="{x(cost):.1f}" cy="{y(ndcg):.1f}" r="5"><title>{escape(text)}: NDCG {ndcg:.4f}, {cost:.1f} s</title></circle>')
        svg.append(f'<text x="{at_x:.1f}" y="{at_y:.1f}">{escape(text)}</text>')
    svg.append(legend())
    return "".join(svg) + "</svg>"


def point(row, attempt):
    kind = "ours" if attempt is None else "defaults" if attempt.choice == "defaults" and catalogue.peer_of(attempt.peer).published else "peer"
    text = row["method"] if attempt is None else attempt.peer + (" (defaults)" if kind == "defaults" else "")
    return max(0.01, row["cost"]["fitCpuSeconds"]), row["ndcg"], text, kind


def axes(powers, most, x, y):
    bottom = HEIGHT - BOTTOM
    for power in powers:
        at = x(10**power)
        yield f'<line class="axis" x1="{at:.1f}" y1="{TOP}" x2="{at:.1f}" y2="{bottom}"/>'
        yield f'<text class="faint" x="{at:.1f}" y="{bottom + 18}" text-anchor="middle">{10**power:g}</text>'
    step = next(step for step in (0.005, 0.01, 0.02, 0.05, 0.1, 0.2) if most / step <= 8 or step == 0.2)
    for number in range(int(most / step) + 1):
        at = y(number * step)
        yield f'<line class="axis" x1="{LEFT}" y1="{at:.1f}" x2="{WIDTH - RIGHT}" y2="{at:.1f}"/>'
        yield f'<text class="faint" x="{LEFT - 8}" y="{at + 4:.1f}" text-anchor="end">{number * step:g}</text>'
    yield f'<text class="faint" x="{(LEFT + WIDTH - RIGHT) / 2:.0f}" y="{HEIGHT - 26}" text-anchor="middle">CPU seconds to fit</text>'
    yield f'<text class="faint" x="14" y="{(TOP + bottom) / 2:.0f}" text-anchor="middle" transform="rotate(-90 14 {(TOP + bottom) / 2:.0f})">NDCG</text>'


def legend():
    entries = [("ours", "recs"), ("peer", "peer, searched"), ("defaults", "peer, its defaults")]
    y = HEIGHT - 4
    return "".join(
        f'<circle class="{kind}" cx="{LEFT + 150 * i}" cy="{y - 4}" r="5"/><text x="{LEFT + 150 * i + 10}" y="{y}">{text}</text>' for i, (kind, text) in enumerate(entries)
    )


def labels(points):
    """Where each label goes: right of its point, moved up or down until it covers neither a label nor another point."""
    boxes = [(x - 6, y - 6, x + 6, y + 6) for x, y, _ in points]
    places = []
    for i, (x, y, text) in enumerate(points):
        width = 6.6 * len(text)
        taken = boxes[:i] + boxes[i + 1 :]
        shifts = sorted(range(-160, 161, 4), key=abs)
        for left in (x + 10, x - 10 - width):
            place = next(((left, y + 4 + shift) for shift in shifts if free(left, y + shift, width, taken) and TOP < y + shift < HEIGHT - BOTTOM - 6), None)
            if place and abs(place[1] - y - 4) <= 80:
                break
        left, at = place or (x + 10, y + 4)
        boxes.append((left, at - 11, left + width, at + 3))
        places.append((left, at))
    return places


def free(left, y, width, taken):
    return all(left + width < a or left > c or y + 7 < b or y - 7 > d for a, b, c, d in taken)


def rows(result, task):
    lines = ["<tr>" + "".join(f"<th>{escape(cell)}</th>" for cell in table.headings(result)) + "</tr>"]
    for row, attempt in result.rows(task):
        lines.append("<tr>" + "".join(f"<td>{bold(cell)}</td>" for cell in table.cells(result, row, attempt, task)) + "</tr>")
    for attempt in result.troubles(task):
        lines.append(f'<tr><td>{escape(table.name(attempt))}</td><td>{escape(table.choice(attempt))}</td><td colspan="{len(table.COLUMNS)}" style="text-align:left">{escape(attempt.trouble)}</td></tr>')
    return '<div class="wide"><table>' + "".join(lines) + "</table></div>"


def bold(cell):
    return f"<b>{escape(cell[2:-2])}</b>" if cell.startswith("**") else escape(cell)
