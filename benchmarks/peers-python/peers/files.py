"""Files that appear whole or not at all."""

import json
import os
from pathlib import Path


def read_json(file):
    return json.loads(Path(file).read_text("utf-8"))


def write_json(file, value):
    write_text(file, json.dumps(value, indent=1, ensure_ascii=False) + "\n")


def write_lines(file, values):
    write_text(file, "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values))


def write_text(file, text):
    file = Path(file)
    file.parent.mkdir(parents=True, exist_ok=True)
    begun = file.with_name(file.name + ".begun")
    begun.write_text(text, "utf-8")
    os.replace(begun, file)
