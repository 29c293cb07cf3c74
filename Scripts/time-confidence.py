#!/usr/bin/env python3
"""Measures how often each family of time rules is right, for Sources/KnowledgeFiles/data/time-confidence.tsv.

usage: time-confidence.py seed                        give each family a share of its own, so that records show the family
       time-confidence.py fit GOLD RECORDS [GOLD RECORDS]...   measure, and write the table

Between the two: build, and make RECORDS of each GOLD (shared data, times) with `dateline read --input … --format json`.
An expression is right when it shares words with a gold one and has its value, or its calendar value down to the gold's
precision. Shares are smoothed by four expressions of the mean. The fit prints how far the shares of even documents are
from what is right in odd ones.
"""
import gzip
import json
import pathlib
import re
import sys

TABLE = pathlib.Path(__file__).resolve().parent.parent / "Sources/KnowledgeFiles/data/time-confidence.tsv"
HEAD = ["# columns: family, share",
        "# The share of a family's expressions whose words and value are right, measured on TimeBank and AQUAINT",
        "# by Scripts/time-confidence.py. Source: measured by this project. Licence: CC0."]


def rows():
    return [line.split("\t") for line in TABLE.read_text().splitlines() if line and not line.startswith("#")]


def write(shares):
    TABLE.write_text("\n".join(HEAD + [f"{family}\t{share}" for family, share in shares.items()]) + "\n")


def lines(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def right(found, gold):
    want, have = gold.get("value") or "", found.get("value") or ""
    calendar = re.match(r"\d{4}(-\d\d(-\d\d)?)?", want)
    return have == want or bool(calendar and have.startswith(calendar.group()) and not re.search("W|Q|H|S|F", want))


def judged(pairs):
    """(document number, family's seed, right) for each expression found."""
    for gold_path, record_path in pairs:
        gold = {d["id"]: d["timexes"] for d in lines(gold_path)}
        for number, record in enumerate(lines(record_path)):
            for time in record.get("times", []):
                near = [g for g in gold[record["id"]] if g["start"] < time["span"][1] and time["span"][0] < g["end"]]
                yield number, round(time["confidence"], 3), any(right(time, g) for g in near)


def shares(cases):
    mean = sum(ok for _, _, ok in cases) / max(1, len(cases))
    result = {}
    for index, (family, _) in enumerate(rows()):
        mine = [ok for _, seed, ok in cases if seed == round(0.5 + index / 100, 3)]
        result[family] = round((sum(mine) + 4 * mean) / (len(mine) + 4), 2)
    return result


def main(words):
    if words == ["seed"]:
        write({family: f"{0.5 + index / 100:.2f}" for index, (family, _) in enumerate(rows())})
    elif len(words) >= 3 and words[0] == "fit":
        cases = list(judged(list(zip(words[1::2], words[2::2]))))
        learned = list(shares([c for c in cases if c[0] % 2 == 0]).values())
        odd = [c for c in cases if c[0] % 2 == 1]
        error = 0.0
        for index, share in enumerate(learned):
            mine = [ok for _, seed, ok in odd if seed == round(0.5 + index / 100, 3)]
            error += abs(sum(mine) - share * len(mine)) / len(odd)
        write(shares(cases))
        print(f"{len(cases)} expressions; shares of even documents miss those of odd ones by {100 * error:.1f} points on average")
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
