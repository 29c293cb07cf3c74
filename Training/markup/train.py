#!/usr/bin/env python3
"""Trains the block model: which blocks of a page are its article.

  swift build -c release --product markup-training && .build/release/markup-training blocks FOLDER > BLOCKS.jsonl
  train.py BLOCKS.jsonl MANIFEST [MANIFEST ...] [--folds 5] [--trees 120] [--write]

FOLDER holds the manifests' pages in UTF-8 as ID.html. Labels are made from the gold texts and passages; folds are made by
host, so that no outlet is both learned from and tested on. Prints body and segment scores of the folds' predictions.
With --write, trains on everything and writes class-words.bin, block-words.bin and block-trees.bin beside the other
knowledge files. Needs numpy and lightgbm.
"""
import argparse
import collections
import hashlib
import json
import pathlib
import re
import struct
import sys

import lightgbm
import numpy as np

HOME = pathlib.Path(__file__).resolve().parent.parent.parent
WORD = re.compile(r"\w+")
SPACE = re.compile(r"\s+")
CLASS_FEATURES = ["ownScore", "parentScore", "grandparentScore", "lowestScore", "highestScore", "scoreSum", "inlineScore"]


class Page:
    """A page's blocks with their labels: 1 article, 0 not, -1 unknown."""

    def __init__(self, record, data):
        self.id, self.record = record["id"], record
        self.host = (record.get("host") or record["id"]).removeprefix("www.")
        self.texts = [b["t"] for b in data["blocks"]]
        self.words = [WORD.findall(t) for t in self.texts]
        self.parents = np.array([e[0] for e in data["elements"]], dtype=np.int32)
        self.tokens = [e[1:] for e in data["elements"]]
        self.element = np.array([b["e"] for b in data["blocks"]], dtype=np.int32)
        self.inline = [b["i"] for b in data["blocks"]]
        self.first_words = [b["w"] for b in data["blocks"]]
        self.features = np.array([b["f"] for b in data["blocks"]], dtype=np.float32)
        self.headline = data["headline"]
        self.labels, self.weights = label(record, self)


# ---------------------------------------------------------------- labels

def shingles(words, size=4):
    return [tuple(words[i:i + size]) for i in range(max(1, len(words) - size + 1))] if words else []


def label(record, page):
    gold = record["gold"]
    count = len(page.texts)
    labels = np.full(count, -1, dtype=np.int8)
    weights = np.ones(count, dtype=np.float32)
    if gold.get("text"):
        labels = label_by_text(gold["text"], page)
    if gold.get("with") and not gold.get("text"):
        label_by_passages(gold, page, labels)
    for index, words in enumerate(page.words):
        weights[index] = 0.3 + min(len(words), 120) / 30
    if not gold.get("text"):
        weights *= 2
    if record.get("gold_kind") == "tool":
        weights *= 0.3
    if record.get("kind", "article") != "article":
        weights *= 0.3
    return labels, weights


def label_by_text(text, page):
    """A long block is the article's where most of its shingles are in the gold; a short one where it is a line of the
    gold, or is inside of one, and stands among long ones that are."""
    left = collections.Counter(shingles(WORD.findall(text)))
    lines = collections.Counter(" ".join(WORD.findall(line)) for line in text.split("\n"))
    joined = " " + " ".join(WORD.findall(text)) + " "
    labels = np.zeros(len(page.texts), dtype=np.int8)
    long = []
    copies = collections.defaultdict(list)
    for index, words in enumerate(page.words):
        if len(words) >= 6:
            grams = shingles(words)
            if sum(g in left for g in grams) >= 0.6 * len(grams):
                copies[" ".join(words)].append(index)
    once = sorted(i[0] for i in copies.values() if len(i) == 1)
    for places in copies.values():
        keep = 1
        if len(places) > 1:
            keep = max(1, lines[" ".join(page.words[places[0]])])
            places = sorted(places, key=lambda p: -sum(abs(p - o) <= 8 for o in once))[:keep]
        for place in places:
            labels[place] = 1
            long.append(place)
    long.sort()
    if not long:
        return labels
    for index, words in enumerate(page.words):
        if labels[index] or not words:
            continue
        near = min(abs(index - l) for l in long)
        phrase = " ".join(words)
        inside = long[0] - 3 <= index <= long[-1] + 3
        if len(words) < 6 and near <= 12 and inside:
            if lines[phrase] or (near <= 3 and len(phrase) > 2 and f" {phrase} " in joined and long[0] < index < long[-1]):
                labels[index] = 1
    return labels


def label_by_passages(gold, page, labels):
    squeezed = [SPACE.sub(" ", t) for t in page.texts]
    whole = " ".join(squeezed)
    marks = collections.defaultdict(set)
    for value, passages in ((0, gold.get("without", []) + gold.get("comments", [])), (1, gold["with"])):
        for passage in passages:
            passage = SPACE.sub(" ", passage).strip()
            places = [i for i, t in enumerate(squeezed) if passage in t]
            if not places:
                words = " ".join(WORD.findall(passage))
                places = [i for i, w in enumerate(page.words) if len(w) > 2 and f" {' '.join(w)} " in f" {words} "]
            if value == 1 and len(places) > 1:
                marks[tuple(places)].add(value)
            else:
                for place in places:
                    labels[place] = value
    for places in marks:
        best = max(places, key=lambda p: (len(page.words[p]), -p))
        labels[best] = 1


# ---------------------------------------------------------------- weights of words

def fold_of(host, folds):
    return hashlib.sha256(host.encode()).digest()[0] % folds


def ancestors(page):
    """For each block, the elements that hold it, innermost first."""
    chains = {}
    result = []
    for element in page.element:
        if element not in chains:
            chain = []
            e = int(element)
            while e >= 0:
                chain.append(e)
                e = int(page.parents[e])
            chains[element] = chain
        result.append(chains[element])
    return result


def count_words(pages):
    """{word: [hosts' share of article blocks, hosts' share of others, hosts]} for class words and for text words."""
    by_host = collections.defaultdict(list)
    for page in pages:
        by_host[page.host].append(page)
    classes, texts = collections.defaultdict(lambda: [0.0, 0.0, 0]), collections.defaultdict(lambda: [0.0, 0.0, 0])
    for own in by_host.values():
        class_counts, text_counts = collections.defaultdict(lambda: [0, 0]), collections.defaultdict(lambda: [0, 0])
        totals = [0, 0]
        for page in own:
            scale = 1 if page.record.get("kind", "article") == "article" else 0.3
            for index, chain in enumerate(ancestors(page)):
                value = page.labels[index]
                if value < 0:
                    continue
                side = 0 if value == 1 else 1
                size = (1 + min(len(page.words[index]), 60) / 10) * scale
                totals[side] += size
                for token in {t for e in chain for t in page.tokens[e]} | set(page.inline[index]):
                    class_counts[token][side] += size
                if len(page.words[index]) <= 40:
                    for word in set(page.first_words[index]):
                        text_counts[word][side] += 1
        for counts, result in ((class_counts, classes), (text_counts, texts)):
            for token, pair in counts.items():
                row = result[token]
                share = pair[0] + pair[1]
                row[0] += pair[0] / share
                row[1] += pair[1] / share
                row[2] += 1
    return classes, texts


def merge(tables):
    result = {}
    for table in tables:
        for token, row in table.items():
            have = result.setdefault(token, [0.0, 0.0, 0])
            for i in range(3):
                have[i] += row[i]
    return result


def weigh(table, least, prior=0.5, pull=1.0):
    """Hundredths of log odds, smoothed toward the prior by `pull` hosts, of words that `least` hosts have."""
    return {token: int(round(100 * np.log((row[0] + pull * prior) / (row[1] + pull * (1 - prior)))))
            for token, row in table.items() if row[2] >= least}


# ---------------------------------------------------------------- features

def score_words(page, classes, texts, names):
    """The features that depend on the words' weights, as OutlineScores and BlockFeatures make them."""
    place = {name: i for i, name in enumerate(names)}
    clip = lambda x: max(-900, min(900, x))
    own = np.array([clip(sum(classes.get(t, 0) for t in tokens)) for tokens in page.tokens], dtype=np.float32)
    lowest, highest, total = own.copy(), own.copy(), own.copy()
    for e, parent in enumerate(page.parents):
        if parent >= 0:
            lowest[e] = min(own[e], lowest[parent])
            highest[e] = max(own[e], highest[parent])
            total[e] = own[e] + total[parent]
    x = page.features.copy()
    parent = page.parents[page.element]
    grand = np.where(parent >= 0, page.parents[parent], -1)
    x[:, place["ownScore"]] = own[page.element]
    x[:, place["parentScore"]] = np.where(parent >= 0, own[parent], 0)
    x[:, place["grandparentScore"]] = np.where(grand >= 0, own[grand], 0)
    x[:, place["lowestScore"]] = lowest[page.element]
    x[:, place["highestScore"]] = highest[page.element]
    x[:, place["scoreSum"]] = total[page.element]
    x[:, place["inlineScore"]] = [clip(sum(classes.get(t, 0) for t in tokens)) for tokens in page.inline]
    weights = [[texts.get(w, 0) for w in words] for words in page.first_words]
    mean = np.array([np.floor(abs(sum(w) / max(len(w), 1)) + 0.5) * np.sign(sum(w)) for w in weights], dtype=np.float32)
    x[:, place["textScore"]] = mean
    x[:, place["textScoreLowest"]] = [min([0] + w) for w in weights]
    score_sum, n = x[:, place["scoreSum"]], len(x)
    x[:, place["previousScore"]] = np.concatenate([[-1], score_sum[:-1]])
    x[:, place["previousTextScore"]] = np.concatenate([[-1], mean[:-1]])
    x[:, place["nextScore"]] = np.concatenate([score_sum[1:], [-1]])
    x[:, place["nextTextScore"]] = np.concatenate([mean[1:], [-1]])
    level = x[:, place["headingLevel"]]
    last = -1
    for i in range(n):
        x[i, place["headingScore"]] = mean[last] if last >= 0 else 0
        if level[i] > 0:
            last = i
    return x


def train(x, y, w, trees, leaves, seed=1):
    data = lightgbm.Dataset(x, label=y, weight=w)
    options = dict(objective="binary", learning_rate=0.1, num_leaves=leaves, min_data_in_leaf=60, feature_fraction=0.5,
                   bagging_fraction=0.7, bagging_freq=1, lambda_l2=5, verbose=-1, num_threads=2, seed=seed, max_bin=127,
                   deterministic=True)
    return lightgbm.train(options, data, num_boost_round=trees)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("blocks")
    ap.add_argument("manifests", nargs="+")
    ap.add_argument("--folds", type=int, default=5)
    ap.add_argument("--trees", type=int, default=120)
    ap.add_argument("--leaves", type=int, default=24)
    ap.add_argument("--write", action="store_true")
    ap.add_argument("--cache", help="where to keep the folds' predictions, as JSON lines of id and block probabilities")
    args = ap.parse_args()
    records = {}
    for path in args.manifests:
        for line in open(path, encoding="utf-8"):
            record = json.loads(line)
            record["set"] = pathlib.Path(path).parent.name
            records[record["id"]] = record
    pages = []
    with open(args.blocks, encoding="utf-8") as lines:
        names = json.loads(next(lines))["features"]
        for line in lines:
            data = json.loads(line)
            if data["id"] in records and data["blocks"]:
                pages.append(Page(records[data["id"]], data))
    print(len(pages), "pages", sum(len(p.texts) for p in pages), "blocks", file=sys.stderr)

    folds = args.folds
    fold = {p.id: fold_of(p.host, folds) for p in pages}
    counted = [count_words([p for p in pages if fold[p.id] == k]) for k in range(folds)]

    def weights_without(*out):
        kept = [counted[k] for k in range(folds) if k not in out]
        return weigh(merge([c[0] for c in kept]), 3), weigh(merge([c[1] for c in kept]), 4)

    def matrix(chosen, *out):
        """Features of the chosen pages, each with weights that its own fold and `out` had no part in."""
        tables = {}
        xs, ys, ws = [], [], []
        for page in chosen:
            key = fold[page.id]
            if key not in tables:
                tables[key] = weights_without(key, *out)
            x = score_words(page, *tables[key], names)
            known = page.labels >= 0
            xs.append(x[known])
            ys.append(page.labels[known])
            ws.append(page.weights[known])
        return np.vstack(xs), np.concatenate(ys), np.concatenate(ws)

    if not args.write:
        found = {}
        for k in range(folds):
            x, y, w = matrix([p for p in pages if fold[p.id] != k], k)
            model = train(x, y, w, args.trees, args.leaves)
            tables = weights_without(k)
            for page in pages:
                if fold[page.id] == k:
                    found[page.id] = model.predict(score_words(page, *tables, names))
            print("fold", k, x.shape, file=sys.stderr)
            if k == 0:
                gain = sorted(zip(model.feature_importance("gain"), names), reverse=True)
                print(" ".join(f"{n}:{g / gain[0][0]:.2f}" for g, n in gain), file=sys.stderr)
        if args.cache:
            with open(args.cache, "w") as out:
                for page in pages:
                    out.write(json.dumps({"id": page.id, "p": [round(float(v), 3) for v in found[page.id]]}) + "\n")
        report(pages, found)
        return
    x, y, w = matrix(pages)
    model = train(x, y, w, args.trees, args.leaves)
    classes, texts = (merge([c[i] for c in counted]) for i in (0, 1))
    folder = HOME / "Sources" / "KnowledgeFiles" / "data"
    write_table(folder / "class-words.bin", weigh(classes, 3))
    write_table(folder / "block-words.bin", weigh(texts, 4))
    write_trees(folder / "block-trees.bin", model, len(names))


# ---------------------------------------------------------------- scores

def report(pages, found, bar=0.5):
    sys.path.insert(0, str(HOME.parent / "shared" / "eval"))
    import pages as evaluator
    for name in ("pages", "pages-wcxb", "pages-wcxb articles", "pages-fundus"):
        rows = collections.defaultdict(list)
        for page in pages:
            if page.record["set"] != name.split()[0] or page.record.get("gold_kind", "human") != "human":
                continue
            if "articles" in name and page.record["kind"] != "article":
                continue
            text = "\n".join(t for t, p in zip(page.texts, found[page.id]) if p >= bar)
            ideal = "\n".join(t for t, l in zip(page.texts, page.labels) if l == 1)
            for group, row in (("body", evaluator.body_row), ("segments", evaluator.segment_row)):
                value = row(page.record["gold"], {"text": text})
                if value is not None:
                    rows[group].append(value)
                    rows[group + " by labels"].append(row(page.record["gold"], {"text": ideal}))
        for group, values in rows.items():
            result = (evaluator.body_result if group.startswith("body") else evaluator.segment_result)(evaluator.column_sums(values))
            print(f"{name:20} {group:20}", "  ".join(f"{k} {100 * v:.1f}" for k, v in result.items()))


# ---------------------------------------------------------------- files

def write_table(path, weights):
    weights = {t: w for t, w in weights.items() if t and abs(w) >= 5}
    size = 1
    while size < 2 * len(weights) + 1:
        size *= 2
    slots = [(0, 0)] * size
    for token in sorted(weights):
        slot = token & (size - 1)
        while slots[slot][0]:
            slot = (slot + 1) & (size - 1)
        slots[slot] = (token, weights[token])
    path.write_bytes(b"".join(struct.pack("<Ii", *slot) for slot in slots))
    print(path.name, len(weights), "words", path.stat().st_size, "bytes", file=sys.stderr)


def write_trees(path, model, width):
    """Header: number of trees, of nodes, of features (u32). Each tree's root (u32). Each node, 8 bytes: feature (u16, 65535 for
    a leaf), offset of the right child from this node (u16; the left one follows it), threshold or value (f32)."""
    nodes, roots = [], []

    def add(tree):
        place = len(nodes)
        if "leaf_value" in tree:
            nodes.append((65535, 0, tree["leaf_value"]))
            return
        assert tree["decision_type"] == "<="
        nodes.append(None)
        add(tree["left_child"])
        right = len(nodes)
        add(tree["right_child"])
        nodes[place] = (tree["split_feature"], right - place, tree["threshold"])

    for tree in model.dump_model()["tree_info"]:
        roots.append(len(nodes))
        add(tree["tree_structure"])
    data = struct.pack("<III", len(roots), len(nodes), width) + struct.pack(f"<{len(roots)}I", *roots)
    data += b"".join(struct.pack("<HHf", *node) for node in nodes)
    path.write_bytes(data)
    print(path.name, len(roots), "trees", len(nodes), "nodes", len(data), "bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
