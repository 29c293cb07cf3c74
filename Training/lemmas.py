#!/usr/bin/env python3
"""Writes lemmas.bin, the dictionary forms that `Lemmatizer` looks up, from the training parts of UD English EWT and GUM.

usage: Training/lemmas.py SHARED/data/entities Sources/KnowledgeFiles/data/lemmas.bin

Layout, little endian: UInt64 number of slots (a power of two), then slots of (UInt64 key, UInt64 hash of the lemma); the key is
the FNV-1a hash of the lower-cased form xor its class times a constant, 0 where the slot is empty. Linear probing.
Classes: 1 verb, 2 noun, 3 adjective or adverb, 4 any other, 5 base form of a verb (key and value alike).
"""
import collections
import gzip
import struct
import sys

MASK = (1 << 64) - 1
CLASS = 0x9E3779B97F4A7C15


def fnv(word):
    value = 0xCBF29CE484222325
    for byte in word.encode():
        value = ((value ^ byte) * 0x100000001B3) & MASK
    return value


def word_class(tag):
    if tag.startswith("VB") or tag == "MD":
        return 1
    if tag in ("NN", "NNS", "NNPS"):
        return 2
    if tag[:2] in ("JJ", "RB"):
        return 3
    if tag in ("PRP", "PRP$", "DT", "IN", "WP", "POS", "TO", "CC", "WRB", "EX"):
        return 4
    return 0


def main(folder, target):
    counts = collections.defaultdict(collections.Counter)
    bases = collections.Counter()
    for name in ("ud_ewt_train", "ud_gum_train"):
        with gzip.open(f"{folder}/{name}.conllu.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                parts = line.rstrip("\n").split("\t")
                if len(parts) != 10 or not parts[0].isdigit() or "Typo=Yes" in parts[5]:
                    continue
                form = parts[1].lower().replace("’", "'").replace("‘", "'")
                kind = word_class(parts[4])
                if kind:
                    counts[form, kind][parts[2].lower().replace("’", "'")] += 1
                if kind == 1 and parts[4] != "MD" and parts[2].isalpha():
                    bases[parts[2].lower()] += 1
    table = {}
    for (form, kind), lemmas in counts.items():
        lemma, _ = lemmas.most_common(1)[0]
        if lemma != form or kind == 1:
            table[fnv(form) ^ (CLASS * kind & MASK)] = fnv(lemma)
    for base in bases:
        table[fnv(base) ^ (CLASS * 5 & MASK)] = fnv(base)
    slots = 1
    while slots < len(table) * 1.4:
        slots *= 2
    array = [(0, 0)] * slots
    for key in sorted(table):
        index = key & (slots - 1)
        while array[index][0]:
            index = (index + 1) & (slots - 1)
        array[index] = (key, table[key])
    with open(target, "wb") as out:
        out.write(struct.pack("<Q", slots))
        for pair in array:
            out.write(struct.pack("<QQ", *pair))
    print(len(table), "forms,", slots, "slots")


main(*sys.argv[1:])
