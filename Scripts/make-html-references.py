#!/usr/bin/env python3
"""Writes Sources/KnowledgeFiles/data/html-references.bin: the named character references of the HTML standard.

Layout, little endian: UInt32 count n; then n + 1 pairs of UInt16 (where a name begins in the names, where its text begins in the
texts); then the names, sorted by their bytes, without `&` and with `;` where they need one; then the texts in UTF-8.
Source: the table of the WHATWG HTML standard (https://html.spec.whatwg.org/entities.json) as in Python's html.entities.html5.
"""
import html.entities
import pathlib
import struct

HOME = pathlib.Path(__file__).resolve().parent.parent / "Sources" / "KnowledgeFiles" / "data"


def main():
    table = sorted((name.encode(), text.encode()) for name, text in html.entities.html5.items())
    pairs, names, texts = [], b"", b""
    for name, text in table:
        pairs.append((len(names), len(texts)))
        names += name
        texts += text
    pairs.append((len(names), len(texts)))
    out = struct.pack("<I", len(table)) + b"".join(struct.pack("<HH", *pair) for pair in pairs) + names + texts
    (HOME / "html-references.bin").write_bytes(out)


if __name__ == "__main__":
    main()
