"""The parts of compare-builds that are no shell: the sample store as files, the dump of a data folder, the comparison."""

import csv
import gzip
import itertools
import json
import os
import socket
import subprocess
import sys

TOLERANCE = 1e-6
SHOWN = 20


def sample(root, folder, users):
    """Writes the sample store as the files that 'recs import' reads; of all users, or of the first ones."""
    source = os.path.join(root, next(
        name for name in subprocess.run(["git", "-C", root, "ls-files"], check=True, capture_output=True, text=True).stdout.split("\n")
        if name.endswith("sample-store/orders.csv.gz")))
    store = os.path.dirname(source)
    os.makedirs(folder)
    with open(os.path.join(store, "categories.csv"), newline="") as file:
        categories = {row["product_id"]: row["category"] for row in csv.DictReader(file)}
    with open(os.path.join(store, "products.csv"), newline="") as file, open(os.path.join(folder, "products.csv"), "w", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["product_id", "category", "currency", "name"])
        rows.writerows([row["product_id"], categories.get(row["product_id"], ""), "GBP", row["name"]] for row in csv.DictReader(file))
    with gzip.open(source, "rt", newline="") as file:
        orders = list(csv.reader(file))
    known = sorted({row[1] for row in orders[1:]})
    kept = set(known[:users] if users else known)
    with open(os.path.join(folder, "orders.csv"), "w", newline="") as out:
        csv.writer(out).writerows(orders[:1] + [row for row in orders[1:] if row[1] in kept])
    with open(os.path.join(store, "events.jsonl")) as file, open(os.path.join(folder, "events.jsonl"), "w") as out:
        out.writelines(line for line in file if json.loads(line)["userId"] in kept)


def dump(data, java, jars, file):
    """Holds the servers of a data folder, which a command left behind a moment ago, and writes what lies in MongoDB."""
    with hold(data) as control:
        answer = control.makefile("rw", encoding="utf-8", newline="\n")
        answer.readline()
        answer.write("MONGODB\n")
        answer.flush()
        fields = answer.readline().rstrip("\n").split("\t")
        uri = next((field for field in fields if field.startswith("mongodb://")), "")
        if fields[0] != "up" or not uri:
            sys.exit("compare-builds: the local servers of %s answered '%s'" % (data, " ".join(fields)))
        source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "DumpLists.java")
        with open(file, "w") as out:
            subprocess.run([java, "-cp", os.path.join(jars, "*"), source, uri], check=True, stdout=out, stderr=subprocess.DEVNULL)


def hold(data):
    """A connection to the process of the local servers; as long as it is open they stay."""
    with open(os.path.join(data, "local-stack.properties")) as file:
        port = next(line.strip().split("=")[1] for line in file if line.startswith("control.port="))
    return socket.create_connection(("127.0.0.1", int(port)), timeout=60)


def compare(old_file, new_file):
    old, new = read(old_file), read(new_file)
    differences = [(key, "is missing in " + ("new" if key in old else "old")) for key in sorted(old.keys() ^ new.keys())]
    for key in sorted(old.keys() & new.keys()):
        differences.extend((key, difference) for difference in CHECKS[key[0]](old[key], new[key]))
    for collection in CHECKS:
        print("%-22s old %6d, new %6d, different %d" % (
            collection,
            sum(key[0] == collection for key in old),
            sum(key[0] == collection for key in new),
            len({key for key, _ in differences if key[0] == collection})))
    for (collection, document), difference in differences[:SHOWN]:
        print("%s %s: %s" % (collection, document, difference))
    if len(differences) > SHOWN:
        print("and %d more" % (len(differences) - SHOWN))
    if not old:
        sys.exit("compare-builds: the old build made no lists")
    sys.exit(1 if differences else 0)


def read(file):
    documents = {}
    with open(file) as lines:
        for line in lines:
            entry = json.loads(line)
            documents[(entry["collection"], entry["document"]["_id"])] = entry["document"]
    return documents


def list_differences(old, new):
    yield from items("items", old["items"], new["items"])
    for rank, (before, after) in enumerate(zip(old["items"], new["items"])):
        yield from equal("items[%d].reasons" % rank, types(before), types(after))
    yield from equal("shelves", shelves(old), shelves(new))


def popular_differences(old, new):
    yield from items("items", old["items"], new["items"])
    yield from equal("withheld", old.get("withheld", []), new.get("withheld", []))


def neighbour_differences(old, new):
    for kind in ("boughtTogether", "similar"):
        yield from items(kind, pairs(old[kind]), pairs(new[kind]))


def items(where, old, new):
    if len(old) != len(new):
        yield "%s: old has %d, new has %d" % (where, len(old), len(new))
    for rank, (before, after) in enumerate(zip(old, new)):
        yield from equal("%s[%d].productId" % (where, rank), before["productId"], after["productId"])
        if not abs(before["score"] - after["score"]) <= TOLERANCE:
            yield "%s[%d].score: old %r, new %r" % (where, rank, before["score"], after["score"])


def equal(where, old, new):
    if old != new:
        yield "%s: old %s, new %s" % (where, json.dumps(old, ensure_ascii=False), json.dumps(new, ensure_ascii=False))


def types(item):
    return [reason["type"] for reason in item["reasons"]]


def shelves(document):
    return [[shelf["kind"], shelf["subject"], shelf["productIds"]] for shelf in document["shelves"]]


def pairs(neighbours):
    return [{"productId": product, "score": weight} for product, weight in itertools.zip_longest(neighbours["ids"], neighbours["weights"])]


CHECKS = {
    "user_recommendations": list_differences,
    "popular_products": popular_differences,
    "product_neighbours": neighbour_differences,
}

if __name__ == "__main__":
    command, *arguments = sys.argv[1:]
    if command == "sample":
        sample(arguments[0], arguments[1], int(arguments[2]))
    else:
        {"dump": dump, "compare": compare}[command](*arguments)
