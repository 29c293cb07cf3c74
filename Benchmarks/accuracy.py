#!/usr/bin/env python3
"""Measures Dateline on the development parts of the shared data, with the evaluators beside them.

usage: Benchmarks/accuracy.py [--dateline COMMAND] [--shared FOLDER] [--only TASK …] [--json FILE] [--check FILE] [--readme]

Prints one row a figure, as Markdown. --json writes the figures; --readme puts them into the README's table; --check compares them with such a file and exits with 1 where one
lies below its floor or more than a point under the recorded value. The shared data is looked for in DATELINE_SHARED, then beside
the checkout.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE_SETS = [("pages", []), ("pages-wcxb", ["--where", "kind=article"]), ("pages-fundus", [])]
PAGE_FIGURES = [("body", "F1"), ("segments", "F1"), ("title", "exact"), ("date", "recall"), ("date", "precision"),
                ("author", "exact"), ("site", "exact"), ("section", "recall")]
NAMED = [("gum_dev", []), ("uner_ewt_dev", []), ("wikigold", []), ("re3d_dev", ["--gold-map", "re3d"])]
# The floors of the first version; the figures themselves are in docs/accuracy.json.
FLOORS = {"pages body F1": 93, "pages segments F1": 88, "pages title exact": 70, "pages date recall": 82,
          "pages date precision": 80, "pages, pasted body F1": 88, "timebank value F1": 72, "lgl strict F1": 65, "lgl acc161": 77,
          "attribution all F1": 42, "attribution direct F1": 80}
TASKS = ["reading", "times", "places", "entities", "attribution", "acceptance"]
SLACK = 1.0


class Bench:
    """One round of measuring; `figures` maps a figure's name to its percentage."""

    def __init__(self, dateline, shared, work):
        self.dateline, self.shared, self.work = dateline, shared, pathlib.Path(work)
        self.figures = {}

    def evaluator(self, script, *words):
        done = subprocess.run([sys.executable, str(self.shared / "eval" / script), *map(str, words)], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True)
        if done.returncode:
            sys.exit(f"{script} {words}: {done.stderr}")
        return done.stdout

    def predictions(self, task, gold, how="input"):
        lines, records, out = (self.work / f"{x}.jsonl" for x in ("input", "records", "predictions"))
        lines.write_text(self.evaluator("dateline_io.py", how, gold))
        with records.open("w") as file:
            done = subprocess.run([self.dateline, "read", "--input", str(lines), "--format", "json"], stdout=file)
        if done.returncode < 0:
            sys.exit(f"{self.dateline} was ended by signal {-done.returncode} on {gold}")
        out.write_text(self.evaluator("dateline_io.py", "predict", task, records))
        return out

    def note(self, name, value):
        self.figures[name] = round(value, 1)

    def pages(self, name, where, how="input-pages", label=None, figures=PAGE_FIGURES):
        manifest = self.shared / "data" / name / "manifest.jsonl"
        found = self.predictions("pages", manifest, how)
        out = self.work / "pages.json"
        self.evaluator("pages.py", manifest, found, "--bootstrap", 1, "--json", out, *where)
        measured = next(iter(json.loads(out.read_text()).values()))
        for group, metric in figures:
            if group in measured:
                self.note(f"{label or name} {group} {metric}", 100 * measured[group][metric][0])

    def reading(self):
        for name, where in PAGE_SETS:
            self.pages(name, where)
        self.pages("pages", [], "input-pasted", "pages, pasted", [("body", "F1"), ("segments", "F1")])

    def times(self):
        for name in ("timebank.jsonl.gz", "aquaint.jsonl.gz", "gum_dates_dev.jsonl.gz", "conflict_probe.jsonl"):
            gold = self.shared / "data/times" / name
            found = self.predictions("times", gold)
            figures = json.loads(self.evaluator("times.py", gold, found, "--json", "--samples", 0))["figures"]
            self.note(f"{name.split('.')[0]} value F1", 100 * figures["value_f1"])

    def places(self):
        for name in ("lgl", "trnews"):
            gold = self.shared / f"data/places/{name}.jsonl.gz"
            found = self.predictions("places", gold)
            figures = json.loads(self.evaluator("places.py", gold, found, "--json", "--samples", 1))["figures"]
            self.note(f"{name} strict F1", 100 * figures["strict_f1"])
            self.note(f"{name} acc161", 100 * figures["acc161"])

    def entities(self):
        for name, words in NAMED:
            gold = self.shared / f"data/entities/{name}.jsonl.gz"
            found = self.predictions("entities", gold)
            figures = json.loads(self.evaluator("entities.py", gold, found, "--json", "--samples", 1, *words))["figures"]
            self.note(f"{name} names F1", 100 * figures["strict"][2])

    def attribution(self):
        gold = self.shared / "data/attribution/dev.jsonl.gz"
        found = self.predictions("attribution", gold)
        out = self.work / "attribution.json"
        self.evaluator("attribution.py", gold, found, "--bootstrap", 0, "--json", out)
        measures = json.loads(out.read_text())["measures"]
        for kind in ("all", "direct", "mixed", "indirect"):
            self.note(f"attribution {kind} F1", 100 * measures[f"attribution / {kind}"]["f1"])

    def acceptance(self):
        folders = [("the page that started it", self.shared / "acceptance"), ("our own pages", ROOT / "Examples"),
                   ("more pages of ours", ROOT / "Tests/Fixtures/pages"), ("held pages", ROOT / "Tests/Fixtures/pages-held")]
        for label, folder in folders:
            got = json.loads(self.evaluator("acceptance.py", folder, "--dateline", self.dateline, "--json"))
            for name in ("statements.found", "statements.party", "times", "places", "parties", "documents"):
                if got.get(name, (0, 0))[1]:
                    self.note(f"{label}: {name}", 100 * got[name][0] / got[name][1])
            self.note(f"{label}: invented statements", 100 * got["invented"][0] / max(1, got["invented"][1]))


def shared_folder(given):
    for folder in (given, os.environ.get("DATELINE_SHARED"), ROOT.parent / "shared"):
        if folder and (pathlib.Path(folder) / "eval").is_dir():
            return pathlib.Path(folder)
    sys.exit("accuracy.py: the shared data is neither in DATELINE_SHARED nor beside the checkout")


def faults(figures, recorded):
    """Sentences on each figure that fell."""
    for name, value in figures.items():
        if "invented" in name:
            if name in recorded and value > recorded[name] + SLACK:
                yield f"{name} is {value}, was {recorded[name]}"
        elif value < FLOORS.get(name, 0):
            yield f"{name} is {value}, under the floor of {FLOORS[name]}"
        elif name in recorded and value < recorded[name] - SLACK:
            yield f"{name} is {value}, was {recorded[name]}"


def fill_readme(figures):
    """Writes the figures into the README's table: the cell behind a figure's name in backquotes."""
    path = ROOT / "README.md"
    lines = path.read_text().split("\n")
    for number, line in enumerate(lines):
        cells = line.split("|")
        name = cells[1].strip().strip("`") if len(cells) > 3 else ""
        if name in figures:
            cells[2] = f" {figures[name]:.1f} "
            lines[number] = "|".join(cells)
    path.write_text("\n".join(lines))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dateline", default=str(ROOT / ".build/release/dateline"))
    parser.add_argument("--shared")
    parser.add_argument("--only", nargs="*", choices=TASKS)
    parser.add_argument("--json")
    parser.add_argument("--check")
    parser.add_argument("--readme", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        bench = Bench(arguments.dateline, shared_folder(arguments.shared), work)
        for task in arguments.only or TASKS:
            getattr(bench, task)()
    print("| figure | % | floor |\n|---|---:|---:|")
    for name, value in bench.figures.items():
        print(f"| {name} | {value:.1f} | {FLOORS.get(name, '')} |")
    if arguments.json:
        pathlib.Path(arguments.json).write_text(json.dumps(bench.figures, indent=1) + "\n")
    if arguments.readme:
        fill_readme(bench.figures)
    if arguments.check:
        found = list(faults(bench.figures, json.loads(pathlib.Path(arguments.check).read_text())))
        print("\n".join(found))
        sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
