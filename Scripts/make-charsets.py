#!/usr/bin/env python3
"""Writes the tables by which pages are decoded: charset-labels.tsv and single-byte.bin.

The labels are those of the WHATWG Encoding standard, as in the PyPI package webencodings. The tables of the single-byte charsets
come from Python's codecs, mended where the standard differs: bytes 80 to 9F that a codec lacks are the C1 controls of that number,
and five charsets have letters of their own. Layout of single-byte.bin: for each charset 16 bytes of name, padded with zeros, and 128
UInt16, little endian, for the bytes 80 to FF; 0 where the charset has none.
"""
import codecs
import pathlib
import struct

from webencodings.labels import LABELS

HOME = pathlib.Path(__file__).resolve().parent.parent / "Sources" / "KnowledgeFiles" / "data"
SINGLE = {"ibm866": "cp866", "koi8-r": "koi8_r", "koi8-u": "koi8_u", "macintosh": "mac_roman", "x-mac-cyrillic": "mac_cyrillic",
          "windows-874": "cp874"}
SINGLE |= {f"iso-8859-{n}": f"iso8859_{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)}
SINGLE |= {f"windows-125{n}": f"cp125{n}" for n in range(9)}
MENDED = {
    "koi8-u": {0xAE: 0x45E, 0xBE: 0x40E},
    "macintosh": {0xDB: 0x20AC},
    "x-mac-cyrillic": {0xA2: 0x490, 0xB6: 0x491, 0xFF: 0x20AC},
    "windows-1255": {0xCA: 0x5BA},
}


def point(name, codec, byte):
    if byte in MENDED.get(name, {}):
        return MENDED[name][byte]
    try:
        return ord(codecs.decode(bytes([byte]), codec))
    except UnicodeDecodeError:
        return byte if byte < 0xA0 else 0


def main():
    out = b""
    for name, codec in sorted(SINGLE.items()):
        out += name.encode().ljust(16, b"\0")
        out += struct.pack("<128H", *(point(name, codec, byte) for byte in range(0x80, 0x100)))
    (HOME / "single-byte.bin").write_bytes(out)
    rows = ["# columns: label, charset", "# Source: WHATWG Encoding standard, by the PyPI package webencodings (BSD-3-Clause)"]
    labels = dict(LABELS)
    labels |= {"unicode11utf8": "utf-8", "unicode20utf8": "utf-8", "x-unicode20utf8": "utf-8"}
    rows += [f"{label}\t{name}" for label, name in sorted(labels.items())]
    (HOME / "charset-labels.tsv").write_text("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
