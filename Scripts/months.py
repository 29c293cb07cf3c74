#!/usr/bin/env python3
"""Writes Sources/KnowledgeFiles/data/months.tsv from the Unicode CLDR. Needs Babel (pip install babel)."""
import collections
import pathlib

from babel import Locale, __version__

LANGUAGES = """ar az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ka kk kn ky
lt lv mk ml mn mr ms mt my nb ne nl nn pa pl ps pt ro ru sk sl sq sr sr_Latn sv sw ta te tg th tk tr uk ur uz vi""".split()

# Written by newsrooms, but not in the CLDR.
BESIDES = {"en": {"sept": 9, "febr": 2}, "de": {"jänner": 1, "jän": 1, "feber": 2, "maerz": 3, "jaenner": 1},
           "es": {"setiembre": 9, "set": 9}, "pt": {"março": 3}, "no": {}, "it": {"sett": 9}}


def main():
    found = collections.defaultdict(lambda: collections.defaultdict(list))
    for name in LANGUAGES:
        locale = Locale.parse(name)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, word in locale.months[context][width].items():
                    word = word.lower().replace("\u200f", "").strip().rstrip(".").strip()
                    if len(word) > 1 and not any(c.isdigit() or c == " " for c in word):
                        add(found, word, number, str(locale.language))
    for language, words in BESIDES.items():
        for word, number in words.items():
            add(found, word, number, language)
    rows = [f"{word}\t{number}\t{','.join(langs)}" for word in sorted(found) for number, langs in found[word].items()]
    head = ["# columns: month's name or abbreviation in lower case without its dot, number, languages",
            f"# source: Unicode CLDR by Babel {__version__}, and a few newsroom forms; licence: Unicode-3.0"]
    home = pathlib.Path(__file__).resolve().parent.parent / "Sources" / "KnowledgeFiles" / "data"
    (home / "months.tsv").write_text("\n".join(head + rows) + "\n", encoding="utf-8")


def add(found, word, number, language):
    if language not in found[word][number]:
        found[word][number].append(language)


if __name__ == "__main__":
    main()
