#!/usr/bin/env python3
"""Trains the model that tells the article's lines of a pasted page from the rest, and writes Sources/KnowledgeFiles/data/page-lines.bin.

usage: train.py WORK SHARED [--cross] [--write]

WORK holds, for each set of pages, what these make (SET is pages, pages-wcxb or pages-fundus; SHARED is the shared data):
    python3 SHARED/eval/dateline_io.py input-pasted SHARED/data/SET/manifest.jsonl > WORK/SET.jsonl
    .build/release/pasted-training WORK/SET.jsonl WORK/SET.f32 > WORK/SET.lines
Trained on pages-wcxb and pages-fundus, cross-validated with all pages of a host in one part; `pages` is only measured on.
Needs numpy and lightgbm. The same input gives the same file.

The file: "DLT1", then 32-bit little-endian counts of features and trees, then for each tree a 32-bit node count and its
nodes: feature (i32, -1 for a leaf), threshold or leaf value (f32), left and right child (i32 each, within the tree).
"""
import argparse
import json
import pathlib
import re
import struct

import lightgbm
import numpy

FEATURES = 117
WORD = re.compile(r"\w+")
HOME = pathlib.Path(__file__).resolve().parent.parent.parent
SETTINGS = {"objective": "binary", "learning_rate": 0.1, "num_leaves": 24, "min_data_in_leaf": 60, "feature_fraction": 0.5,
            "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5, "max_bin": 127, "verbose": -1, "seed": 7,
            "deterministic": True, "force_col_wise": True, "num_threads": 2}
ROUNDS = 130


def shingles(words):
    return {tuple(words[i:i + 4]) for i in range(len(words) - 3)}


def load(work, shared, name):
    """Pages of a set: id, host, gold, the words of each line, and the features."""
    gold = {}
    for line in open(shared / "data" / name / "manifest.jsonl", encoding="utf-8"):
        record = json.loads(line)
        gold[record["id"]] = record
    table = numpy.memmap(work / f"{name}.f32", dtype="<f4", mode="r").reshape(-1, FEATURES)
    pages, start = [], 0
    for entry in map(json.loads, open(work / f"{name}.lines", encoding="utf-8")):
        rows = table[start:start + len(entry["lines"])]
        start += len(entry["lines"])
        record = gold[entry["id"]]
        if not record["gold"].get("text") or record.get("gold_kind") == "tool":
            continue
        lines = [WORD.findall(line) for line in entry["lines"]]
        pages.append({"id": entry["id"], "host": record.get("host") or entry["id"], "kind": record.get("kind", "article"),
                      "gold": WORD.findall(record["gold"]["text"]), "lines": lines, "rows": rows,
                      "goldLines": {tuple(WORD.findall(x)) for x in record["gold"]["text"].split("\n")}})
    return pages


def labels(page):
    """1 for each line whose words are in the gold text, 0 for the others; of equal lines the one nearest to the article."""
    have = shingles(page["gold"])
    marks = numpy.zeros(len(page["lines"]))
    for i, words in enumerate(page["lines"]):
        own = shingles(words)
        if own:
            marks[i] = len(own & have) >= 0.6 * len(own)
        elif words:
            before = page["lines"][i - 1][-3:] if i else []
            after = page["lines"][i + 1][:3] if i + 1 < len(page["lines"]) else []
            joined = shingles(before + words + after)
            marks[i] = tuple(words) in page["goldLines"] or bool(joined) and len(joined & have) >= 0.8 * len(joined)
    long = [i for i in numpy.flatnonzero(marks) if len(page["lines"][i]) >= 8]
    middle = numpy.median(long) if long else 0
    copies = {}
    for i in numpy.flatnonzero(marks):
        copies.setdefault(tuple(page["lines"][i]), []).append(i)
    for same in copies.values():
        best = min(same, key=lambda i: abs(i - middle))
        for i in same:
            marks[i] = i == best
    return marks


def weights(page):
    total = max(len(page["gold"]), 60)
    return numpy.array([(len(words) + 1) / total for words in page["lines"]]) * (1.0 if page["kind"] == "article" else 0.4)


def score(pages, picks):
    """Precision, recall and F1 of 4-word shingles averaged over pages, as shared/eval/pages.py counts them."""
    from collections import Counter
    p, r = [], []
    for page, pick in zip(pages, picks):
        count = lambda words: Counter(tuple(words[i:i + 4]) for i in range(max(1, len(words) - 3))) if words else Counter()
        gold, found = count(page["gold"]), count([w for words, keep in zip(page["lines"], pick) if keep for w in words])
        both = sum((gold & found).values())
        r.append(both / max(sum(gold.values()), 1))
        if found:
            p.append(both / sum(found.values()))
    p, r = numpy.mean(p), numpy.mean(r)
    return 100 * p, 100 * r, 100 * 2 * p * r / (p + r)


def train(pages):
    data = lightgbm.Dataset(numpy.vstack([p["rows"] for p in pages]), numpy.concatenate([p["labels"] for p in pages]),
                            weight=numpy.concatenate([weights(p) for p in pages]) * 1000)
    return lightgbm.train(SETTINGS, data, ROUNDS)


def report(name, pages, scores):
    for cut in (0.35, 0.4, 0.45, 0.5, 0.55):
        print(f"{name:28} cut {cut}: P %.2f R %.2f F1 %.2f" % score(pages, [s > cut for s in scores]))


def write(model):
    trees = model.dump_model()["tree_info"]
    out = bytearray(b"DLT1" + struct.pack("<ii", FEATURES, len(trees)))
    for tree in trees:
        nodes = []

        def add(node):
            place = len(nodes)
            nodes.append(None)
            if "leaf_value" in node:
                nodes[place] = (-1, node["leaf_value"], 0, 0)
            else:
                assert node["decision_type"] == "<="
                left, right = add(node["left_child"]), add(node["right_child"])
                nodes[place] = (node["split_feature"], node["threshold"], left, right)
            return place
        add(tree["tree_structure"])
        out += struct.pack("<i", len(nodes))
        for node in nodes:
            out += struct.pack("<ifii", *node)
    path = HOME / "Sources/KnowledgeFiles/data/page-lines.bin"
    path.write_bytes(out)
    print(f"{path}: {len(out)} bytes, {len(trees)} trees")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("work", type=pathlib.Path)
    ap.add_argument("shared", type=pathlib.Path)
    ap.add_argument("--cross", action="store_true", help="cross-validate by host first")
    ap.add_argument("--write", action="store_true", help="write the model")
    o = ap.parse_args()
    known = load(o.work, o.shared, "pages-wcxb") + load(o.work, o.shared, "pages-fundus")
    unseen = load(o.work, o.shared, "pages")
    for page in known + unseen:
        page["labels"] = labels(page)
    print("with the labels themselves: P %.2f R %.2f F1 %.2f" % score(unseen, [p["labels"] > 0 for p in unseen]))
    if o.cross:
        cross_validate(known)
    model = train(known)
    report("pages (not trained on)", unseen, [model.predict(p["rows"]) for p in unseen])
    if o.write:
        write(model)


def cross_validate(known):
    hosts = sorted({p["host"] for p in known})
    numpy.random.RandomState(1).shuffle(hosts)
    part = {host: i % 4 for i, host in enumerate(hosts)}
    scores = [None] * len(known)
    for fold in range(4):
        model = train([p for p in known if part[p["host"]] != fold])
        for i, page in enumerate(known):
            if part[page["host"]] == fold:
                scores[i] = model.predict(page["rows"])
    for kind, wanted in (("wcxb and fundus articles", lambda p: p["kind"] == "article"), ("fundus", lambda p: p["id"].startswith("fundus"))):
        chosen = [i for i, p in enumerate(known) if wanted(p)]
        if chosen:
            report(f"cross-validated, {kind}", [known[i] for i in chosen], [scores[i] for i in chosen])


if __name__ == "__main__":
    main()
