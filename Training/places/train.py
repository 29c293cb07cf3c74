#!/usr/bin/env python3
"""Learns the weights of the place finder: Sources/KnowledgeFiles/data/places-model.bin.

usage: Training/places/train.py SHARED_DATA_FOLDER PLACE_TRAINING [--folds N] [--output FILE]

PLACE_TRAINING is the built program `.build/release/place-training`, which prints what the finder weighs. Learns on LGL and TR-News, and what
is a person's name and no place from GUM and WikiGold: a logistic regression for the spotter (twice: the words around a name, then the document), a softmax over the places of a name for
the resolver (twice: alone, then with the other names), and the calibration. With --folds N nothing is written: the documents are cut in N
parts by outlet, each is predicted by a model of the others, and the predictions go to FILE for shared/eval/places.py. Needs numpy.
"""
import argparse
import collections
import gzip
import json
import math
import pathlib
import random
import struct
import subprocess
import tempfile
import zlib

import numpy as np

FIRST_ROUND = 27  # Sense.Evidence before shareOfCountry
SEEN_AT_LEAST = 4
LEAST = 0.4  # the probability at which a name is taken: best F1 on held-out outlets
NAMES_WEIGHT = 1.0  # of texts marked for other ends, in which words for peoples and parts of institutions are no places
# Each feature is learned three times: for all texts, for ours and for the others (Daumé, "Frustratingly Easy Domain Adaptation").
OURS, OTHERS = 1 << 32, 1 << 33


def load(shared):
    docs = []
    for name in ("lgl", "trnews"):
        with gzip.open(shared / "places" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            docs += [json.loads(line) for line in lines]
    for doc in docs:
        at, offsets = 0, []
        for char in doc["text"]:
            offsets.append(at)
            at += len(char.encode())
        offsets.append(at)
        doc["bytes"] = offsets
        doc["gold"] = {(offsets[t["start"]], offsets[t["end"]]): t for t in doc["toponyms"]}
    return docs


COUNTRY_CODES = {}


def load_country_codes(shared):
    with (shared / "knowledge" / "countries.tsv").open(encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    return {row[3]: row[0] for row in rows[1:]}


ENGLISH = {"US", "GB", "CA", "AU", "NZ", "IE"}


def load_abroad(shared):
    """Names of cities and areas by country outside the English-speaking ones, other spellings included."""
    found = collections.defaultdict(list)
    with gzip.open(shared / "knowledge" / "places.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            _, name, plain, others, _, _, country, _, _, _, feature = line.rstrip("\n").split("\t")
            if feature in ("PPL", "PPLC", "ADM1", "ADM2", "SUP") and country not in ENGLISH:
                names = {plain or name} | {x for x in others.split("|") if len(x) > 3 and x[:1].isupper() and x.isascii()}
                found[country].append(sorted(names))
    return found


def renamed(docs, abroad, seed):
    """The documents that name cities abroad, with other places of the same country in their stead: what is small, or seldom written
    so, is known by the words around it, as it must be in news of a war."""
    rng, out = random.Random(seed), []
    codes = {}
    for doc in docs:
        new, at, gold, changes = [], 0, {}, {}
        for t in sorted(doc["toponyms"], key=lambda t: t["start"]):
            words = doc["text"][t["start"]:t["end"]]
            country = codes.setdefault(t.get("country"), COUNTRY_CODES.get(t.get("country")))
            if t["start"] < at:
                continue
            new.append(doc["text"][at:t["start"]])
            if country in abroad and (t.get("fcode") or "").startswith(("PPL", "ADM")):
                changes.setdefault(words, rng.choice(rng.choice(abroad[country])))
            new.append(changes.get(words, words))
            start = sum(len(x.encode()) for x in new[:-1])
            gold[(start, start + len(new[-1].encode()))] = t
            at = t["end"]
        if changes:
            out.append({"id": f"{doc['id']}-renamed-{seed}", "text": "".join(new) + doc["text"][at:], "url": doc.get("url"), "gold": gold})
    return out


def load_names(shared):
    """Texts whose names are marked by kind: what is a person there is no place, what is a place is one; organisations are left out."""
    docs = []
    for name in ("gum_train", "wikigold"):
        with gzip.open(shared / "entities" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                doc = json.loads(line)
                at = np.concatenate([[0], np.cumsum([len(c.encode()) for c in doc["text"]])]).astype(int)
                doc["marks"] = [(int(at[e["start"]]), int(at[e["end"]]), e["type"]) for e in doc["entities"]]
                docs.append({"id": "names-" + str(doc["id"]), "text": doc["text"], "marks": doc["marks"], "gold": {}})
    return docs


def verdict(doc, start, end):
    """Whether words name a place: yes, no, or None where the marks do not say."""
    if "marks" not in doc:
        return (start, end) in doc["gold"]
    for a, b, kind in doc["marks"]:
        if a < end and start < b:
            if kind == "LOC":
                return (a, b) == (start, end)
            return False if kind == "PER" else None
    return False


def run(program, model, mode, docs):
    with tempfile.NamedTemporaryFile(suffix=".bin") as file:
        file.write(model)
        file.flush()
        data = b"".join(f"{d['id']}\t{d.get('url') or ''}\t{len(d['text'].encode())}\n".encode() + d["text"].encode() + b"\n" for d in docs)
        out = subprocess.run([program, file.name, mode], input=data, stdout=subprocess.PIPE, check=True).stdout.decode()
    found, current = {}, None
    for line in out.splitlines():
        fields = line.split("\t")
        if fields[0] == "D":
            current = found[fields[1]] = []
        else:
            current.append(fields)
    return found


def container(spotter, first, later, settings):
    bits = max(1, math.ceil(math.log2(max(2, len(spotter) * 2))))
    slots = [(0, 0.0)] * (1 << bits)
    for feature, weight in sorted(spotter.items()):
        at = feature & (len(slots) - 1)
        while slots[at][0]:
            at = (at + 1) & (len(slots) - 1)
        slots[at] = (feature, weight)
    sections = [b"".join(struct.pack("<If", *slot) for slot in slots)] + [struct.pack(f"<{len(x)}f", *x) for x in (first, later, settings)]
    at = 12 + 8 * len(sections)
    head = b"DLPLMOD1" + struct.pack("<I", len(sections))
    for section in sections:
        head += struct.pack("<II", at, len(section))
        at += len(section)
    return head + b"".join(sections)


# ---- minimising -----------------------------------------------------------------------------------------------------

def lbfgs(function, x, steps=120, memory=8):
    """Plain L-BFGS with backtracking; `function` gives value and gradient."""
    pairs = collections.deque(maxlen=memory)
    value, gradient = function(x)
    for _ in range(steps):
        direction = -gradient
        kept = []
        for s, y, rho in reversed(pairs):
            a = rho * s.dot(direction)
            direction -= a * y
            kept.append((a, s, y, rho))
        if pairs:
            s, y, _ = pairs[-1]
            direction *= s.dot(y) / y.dot(y)
        for a, s, y, rho in reversed(kept):
            direction += s * (a - rho * y.dot(direction))
        slope, step = gradient.dot(direction), 1.0 if pairs else 1.0 / (1 + np.abs(gradient).sum())
        if slope > -1e-9:
            break
        while True:
            new = x + step * direction
            new_value, new_gradient = function(new)
            if new_value <= value + 1e-4 * step * slope or step < 1e-8:
                break
            step /= 2
        s, y = new - x, new_gradient - gradient
        if s.dot(y) > 1e-10:
            pairs.append((s, y, 1 / s.dot(y)))
        if abs(value - new_value) < 1e-7 * abs(value):
            x, value, gradient = new, new_value, new_gradient
            break
        x, value, gradient = new, new_value, new_gradient
    return x


def logistic(rows, labels, offsets, weights, ridge):
    """Weights by feature of a logistic regression over sets of features; features seen too rarely get none."""
    counts = collections.Counter(f for row in rows for f in row)
    index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= SEEN_AT_LEAST))}
    where = np.array([i for i, row in enumerate(rows) for f in row if f in index])
    what = np.array([index[f] for row in rows for f in row if f in index])
    labels, offsets, weights = np.array(labels, float), np.array(offsets, float), np.array(weights, float)

    def loss(x):
        score = offsets + np.bincount(where, x[what], len(rows))
        value = (weights * (np.logaddexp(0, score) - labels * score)).sum() + ridge / 2 * x.dot(x)
        wrong = weights * (1 / (1 + np.exp(-score)) - labels)
        return value, np.bincount(what, wrong[where], len(index)) + ridge * x

    x = lbfgs(loss, np.zeros(len(index)))
    found = {f: float(x[i]) for f, i in index.items()}
    both = {f: w + found.get(f ^ OURS, 0.0) for f, w in found.items() if f < OURS}
    return {f: w for f, w in both.items() if abs(w) > 0.01}


def softmax(groups, size, ridge):
    """Weights of a softmax over each group's options; a group is (evidence matrix, right options, weight)."""
    sizes = [len(g[0]) for g in groups]
    evidence = np.concatenate([g[0][:, :size] for g in groups])
    right = np.concatenate([g[1] for g in groups])
    group = np.repeat(np.arange(len(groups)), sizes)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    weights = np.array([g[2] for g in groups])

    def loss(x):
        score = evidence @ x
        score = score - np.maximum.reduceat(score, starts)[group]
        e = np.exp(score)
        p = e / np.add.reduceat(e, starts)[group]
        hit = np.add.reduceat(p * right, starts) + 1e-12
        q = p * right / hit[group]
        return -(weights * np.log(hit)).sum() + ridge / 2 * x.dot(x), evidence.T @ ((p - q) * weights[group]) + ridge * x

    return lbfgs(loss, np.zeros(size), steps=300)


# ---- the four lessons ------------------------------------------------------------------------------------------------

def spot_rows(found, docs, column):
    rows, labels, offsets, weights = [], [], [], []
    for doc in docs:
        for fields in found[doc["id"]]:
            is_place = verdict(doc, int(fields[1]), int(fields[2])) if fields[0] == "S" else None
            if is_place is not None:
                features = [int(x) for x in fields[column].split()]
                rows.append(features + [f ^ (OTHERS if "marks" in doc else OURS) for f in features])
                labels.append(is_place)
                offsets.append(float(fields[3]) if column == 6 else 0.0)
                weights.append(NAMES_WEIGHT if "marks" in doc else 1.0)
    return rows, labels, offsets, weights


def km(lat1, lon1, lat2, lon2):
    a1, a2 = math.radians(lat1), math.radians(lat2)
    h = math.sin((a2 - a1) / 2) ** 2 + math.cos(a1) * math.cos(a2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1.0, math.sqrt(h)))


def senses(found, docs):
    """For each name of a document with a right place among its options: evidence, right ones, weight."""
    groups = []
    for doc in docs:
        spans, options = [], []

        def close():
            gold = [doc["gold"][s] for s in spans if s in doc["gold"] and doc["gold"][s].get("lat") is not None]
            if not gold or len(options) < 2:
                return
            right = np.zeros(len(options))
            for t in gold:
                for i, (gid, lat, lon, _) in enumerate(options):
                    if km(lat, lon, t["lat"], t["lon"]) <= 100 or (t.get("gid") and gid == int(t["gid"])):
                        right[i] = 1
            if 0 < right.sum() < len(options):
                groups.append((np.array([o[3] for o in options]), right, math.sqrt(len(gold))))

        for fields in found[doc["id"]]:
            if fields[0] == "G":
                close()
                spans, options = [tuple(map(int, f.split())) for f in fields[1:]], []
            elif fields[0] == "O":
                options.append((int(fields[1]), float(fields[2]), float(fields[3]), [float(x) for x in fields[4].split()]))
        close()
    return groups


def learn(program, docs, names, abroad):
    more = docs + names + renamed(docs, abroad, 1) + renamed(docs, abroad, 2)
    settings = [LEAST]
    first, later, spotter = [], [], {}
    for column in (5, 6):
        found = run(program, container(spotter, first, later, settings), "features", more)
        spotter.update(logistic(*spot_rows(found, more, column), ridge=1.5))
    found = run(program, container(spotter, first, later, settings), "features", docs)
    first = list(softmax(senses(found, docs), FIRST_ROUND, ridge=1.0))
    later = list(first)
    for _ in range(2):
        found = run(program, container(spotter, first, later, settings), "features", docs)
        groups = senses(found, docs)
        later = list(softmax(groups, groups[0][0].shape[1], ridge=1.0))
    return spotter, first, later, settings


def predictions(program, model, docs):
    found = run(program, model, "places", docs)
    for doc in docs:
        back = {b: i for i, b in enumerate(doc["bytes"])}
        tops = []
        for f in found[doc["id"]]:
            t = {"start": back[int(f[1])], "end": back[int(f[2])], "p": float(f[6])}
            t["text"] = doc["text"][t["start"]:t["end"]]
            if f[3]:
                t.update(lat=float(f[3]), lon=float(f[4]), gid=int(f[5]))
            tops.append(t)
        yield {"id": doc["id"], "toponyms": tops}


def calibration(docs, predicted):
    """Slope and shift that make of a predicted probability the share that is right: in the gold, and at most 161 km off."""
    rows = []
    by_id = {p["id"]: p for p in predicted}
    for doc in docs:
        gold = {(t["start"], t["end"]): t for t in doc["toponyms"]}
        for t in by_id[doc["id"]]["toponyms"]:
            g = gold.get((t["start"], t["end"]))
            ok = bool(g) and (g.get("lat") is None or ("lat" in t and km(g["lat"], g["lon"], t["lat"], t["lon"]) <= 161))
            p = min(max(t["p"], 1e-4), 1 - 1e-4)
            rows.append((math.log(p / (1 - p)), ok))
    x, y = np.array([r[0] for r in rows]), np.array([r[1] for r in rows], float)

    def loss(w):
        score = w[0] * x + w[1]
        wrong = 1 / (1 + np.exp(-score)) - y
        return (np.logaddexp(0, score) - y * score).sum(), np.array([(wrong * x).sum(), wrong.sum()])

    return [float(v) for v in lbfgs(loss, np.array([1.0, 0.0]))], y.mean()


def by_outlet(docs, folds):
    parts = [[] for _ in range(folds)]
    for doc in docs:
        parts[zlib.crc32((doc.get("domain") or doc["id"]).encode()) % folds].append(doc)
    return parts


def held_out(program, docs, names, abroad, folds):
    out = []
    for part in by_outlet(docs, folds):
        ids = {d["id"] for d in part}
        out += predictions(program, container(*learn(program, [d for d in docs if d["id"] not in ids], names, abroad)), part)
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=pathlib.Path)
    parser.add_argument("program")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--calibration", type=float, nargs=2, metavar=("SLOPE", "SHIFT"), help="as an earlier run with --folds printed it")
    parser.add_argument("--output", type=pathlib.Path,
                        default=pathlib.Path(__file__).resolve().parent.parent.parent / "Sources/KnowledgeFiles/data/places-model.bin")
    args = parser.parse_args()
    docs, names, abroad = load(args.shared), load_names(args.shared), load_abroad(args.shared)
    COUNTRY_CODES.update(load_country_codes(args.shared))
    if args.folds:
        found = held_out(args.program, docs, names, abroad, args.folds)
        args.output.write_text("".join(json.dumps(p) + "\n" for p in found), encoding="utf-8")
        print("calibration on held-out outlets: slope %.3f shift %.3f" % tuple(calibration(docs, found)[0]))
        return
    spotter, first, later, settings = learn(args.program, docs, names, abroad)
    settings += args.calibration or calibration(docs, held_out(args.program, docs, names, abroad, 3))[0]
    args.output.write_bytes(container(spotter, first, later, settings))
    print(f"{args.output.name}: {len(spotter)} features of names, settings {settings}")


if __name__ == "__main__":
    main()
