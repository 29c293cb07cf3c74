#!/usr/bin/env python3
"""Makes name-words.bin: of each word that stands in a name, how often it is a given name, a surname, or an ordinary word.

usage: Scripts/make-name-words.py SHARED_DATA_FOLDER NAMES_FOLDER

NAMES_FOLDER is `names/` of the PyPI package names 0.3.0: dist.male.first, dist.female.first and dist.all.last, which are counts of
the 1990 census of the United States (public domain). Given names of other languages come from the actors of the knowledge folder.
How often a word is written in small letters is counted over the training texts of the shared data.
"""
import collections
import gzip
import importlib.util
import json
import math
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
spec = importlib.util.spec_from_file_location("make_knowledge", HERE / "make-knowledge.py")
tables = importlib.util.module_from_spec(spec)
spec.loader.exec_module(tables)


def census(folder, name):
    found = {}
    for line in (folder / name).read_text().splitlines():
        word, share = line.split()[:2]
        found[tables.key(word)] = float(share)
    return found


def scale(share):
    """A share of people in per cent on a scale of 1 to 15, two steps to each factor of e."""
    return max(1, min(15, round(2 * math.log(share / 0.001)) + 1)) if share > 0 else 1


def texts(shared):
    for line in (shared / "pages" / "manifest.jsonl").open(encoding="utf-8"):
        page = json.loads(line)
        if page.get("split") == "dev" and (page.get("lang") or "en").startswith("en"):
            yield page["gold"].get("text") or ""
    for name in ("attribution/train.jsonl.gz", "entities/gum_train.jsonl.gz", "places/lgl.jsonl.gz", "places/trnews.jsonl.gz"):
        with gzip.open(shared / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)["text"]


def spellings(shared):
    """How often each word is written small, and how often with a capital where no sentence begins."""
    small, capital = collections.Counter(), collections.Counter()
    for text in texts(shared):
        for found in re.finditer(r"(?:(?<=[a-z,;] )|(?<=\bthe )|(?<=\ba ))[^\W\d_]+", text):
            word = found.group()
            (small if word.islower() else capital)[tables.key(word)] += 1
    return small, capital


def main(words):
    if len(words) != 2:
        sys.exit(__doc__)
    shared, folder = map(pathlib.Path, words)
    given = census(folder, "dist.male.first")
    for word, share in census(folder, "dist.female.first").items():
        given[word] = max(given.get(word, 0), share)
    last = {word: share for word, share in census(folder, "dist.all.last").items() if share >= 0.001}
    foreign = collections.Counter()
    for row in tables.table(shared / "knowledge" / "actors.tsv.gz"):
        parts = tables.key(row["name"]).split()
        if re.search(r":\d{4}-", row["codes"]) and len(parts) in (2, 3):
            foreign[parts[0]] += 1
    for word, count in foreign.items():
        if count >= 2 and len(word) > 2:
            given.setdefault(word, 0.001 * count)
    small, capital = spellings(shared)
    pairs = []
    for word in sorted(set(given) | set(last) | set(small)):
        total = small[word] + capital[word]
        ordinary = 1 + round(14 * small[word] / total) if total >= 2 else 0
        value = (scale(given[word]) if word in given else 0) | (scale(last[word]) if word in last else 0) << 4 | ordinary << 8
        if value:
            pairs.append((word, value))
    starts, rows = tables.name_table(pairs, 14)
    (tables.DATA / "name-words.bin").write_bytes(tables.container(b"DLNAMEW1", [starts, rows]))
    print(f"name-words.bin: {len(pairs)} words")


if __name__ == "__main__":
    main(sys.argv[1:])
