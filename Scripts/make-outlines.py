#!/usr/bin/env python3
"""Writes Sources/SiteFiles/data/outlines.bin, the outlines of countries that the maps are drawn on.

    Scripts/make-outlines.py geopandas-0.14.4-py3-none-any.whl

The wheel carries Natural Earth's 1:110m countries (public domain) as a shapefile. Its vertices are rounded to 1/180 degree
and cut into arcs: an arc is a line that lies between the same countries (or a country and the sea) all along, so a border that
two countries share is kept once. The cut along the 180th meridian and the pole is taken out, so that a ring may run over it.

Layout, little-endian; "number" is an unsigned LEB128, "signed" the same after zigzag:
  "DLO1"
  number of arcs; each: one byte (0 coast, 1 border), number of points, then for each point two signed numbers, the steps of
    longitude and latitude from the point before (the first from 0, 0). Longitude runs on past 180 where the line does.
  number of countries; each: ISO 3166-1 alpha-2 (two bytes, zeros where unknown), number of bytes and the name in UTF-8,
    rings, places for a name
  rings of the land as a whole
Rings: number of rings; each: number of arcs, then for each one a signed number, the arc's index, or ~index where it runs backwards.
Places for a name: number of circles that lie within the country, the roomiest first; each: signed longitude, signed latitude
  and number radius (all in 1/180 degree, the radius measured along a meridian).
"""
import math
import pathlib
import struct
import sys
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDER = "geopandas/datasets/naturalearth_lowres/naturalearth_lowres"
GRID = 180  # steps in a degree
TURN = 360 * GRID
# Natural Earth gives this one no ISO code; the code is in common use (user-assigned in ISO 3166-1).
CODES_BY_NAME = {"Kosovo": "XK"}


def shapes(shp):
    """The rings of each record of a polygon shapefile, as lists of (longitude, latitude)."""
    at, records = 100, []
    while at < len(shp):
        _, words = struct.unpack_from(">2i", shp, at)
        kind, = struct.unpack_from("<i", shp, at + 8)
        assert kind == 5, f"shape type {kind}"
        parts, points = struct.unpack_from("<2i", shp, at + 44)
        starts = list(struct.unpack_from(f"<{parts}i", shp, at + 52)) + [points]
        flat = struct.unpack_from(f"<{2 * points}d", shp, at + 52 + 4 * parts)
        pairs = list(zip(flat[::2], flat[1::2]))
        records.append([pairs[a:b] for a, b in zip(starts, starts[1:])])
        at += 8 + 2 * words
    return records


def rows(dbf, encoding):
    """The records of a dBASE table as dictionaries of stripped text."""
    count, header, size = struct.unpack_from("<IHH", dbf, 4)
    fields, at = [], 32
    while dbf[at] != 13:
        fields.append((dbf[at:at + 11].split(b"\0")[0].decode(), dbf[at + 16]))
        at += 32
    result = []
    for index in range(count):
        at, row = header + index * size + 1, {}
        for name, length in fields:
            row[name] = dbf[at:at + length].decode(encoding).strip()
            at += length
        result.append(row)
    return result


def quantised(ring):
    """The ring on the grid, closed, without repeated points; the two sides of the 180th meridian and the pole are one."""
    out = []
    for longitude, latitude in ring:
        x, y = round(longitude * GRID), round(latitude * GRID)
        if x <= -180 * GRID:
            x += TURN
        point = (180 * GRID if abs(y) == 90 * GRID else x, y)
        if not out or out[-1] != point:
            out.append(point)
    if out[0] != out[-1]:
        out.append(out[0])
    return out


def edges(rings):
    """The directed edges of rings, without those that run there and back (the cut along the 180th meridian)."""
    found = {}
    for ring in rings:
        for a, b in zip(ring, ring[1:]):
            if found.get((b, a), 0):
                found[b, a] -= 1
            else:
                found[a, b] = found.get((a, b), 0) + 1
    return [edge for edge, times in found.items() for _ in range(times)]


def arcs_of(countries):
    """Arcs as (kind, points), cut where three lines meet or the neighbour changes."""
    users = {}
    for index, found in enumerate(countries):
        for a, b in found:
            users.setdefault((min(a, b), max(a, b)), set()).add(index)
    around = {}
    for (a, b), who in users.items():
        around.setdefault(a, []).append((b, frozenset(who)))
        around.setdefault(b, []).append((a, frozenset(who)))
    nodes = {p for p, near in around.items() if len(near) != 2 or near[0][1] != near[1][1]}
    seen, arcs = set(), []

    def walk(a, b):
        line = [a, b]
        seen.add((min(a, b), max(a, b)))
        while line[-1] not in nodes and line[-1] != line[0]:
            step = next((q for q, _ in around[line[-1]] if q != line[-2]), None)
            if step is None:
                break
            line.append(step)
            seen.add((min(line[-2], step), max(line[-2], step)))
        arcs.append((len(users[min(a, b), max(a, b)]) - 1, line))

    for start in sorted(nodes) + sorted(around):
        for other, _ in sorted(around[start], key=lambda n: n[0]):
            if (min(start, other), max(start, other)) not in seen:
                walk(start, other)
    return arcs


def rings_of(found, index):
    """Rings of signed arc numbers made from directed edges; `index` maps an edge to its arc, where it runs that way."""
    pieces = {}
    for a, b in found:
        if (a, b) in index:  # the first edge of an arc, forwards or backwards
            arc, end = index[a, b]
            pieces.setdefault(a, []).append((arc, end))
    rings = []
    while pieces:
        start = next(iter(pieces))
        here, ring = start, []
        while True:
            arc, end = pieces[here].pop()
            if not pieces[here]:
                del pieces[here]
            ring.append(arc)
            here = end
            if here == start or here not in pieces:
                break
        assert here == start, "a ring is not closed"
        rings.append(ring)
    return rings


def circles(ring, limit=26):
    """Circles within a ring of (longitude, latitude) degrees, the roomiest first: where its name could stand."""
    middle = sum(y for _, y in ring) / len(ring)
    narrow = max(0.2, math.cos(math.radians(middle)))
    flat = [(x * narrow, y) for x, y in ring]
    left, right = min(x for x, _ in flat), max(x for x, _ in flat)
    low, high = min(y for _, y in flat), max(y for _, y in flat)
    step = max((right - left), (high - low)) / 36
    sides = list(zip(flat, flat[1:]))
    room = []
    y = low + step / 2
    while y < high:
        cuts = sorted(a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1]) for a, b in sides if (a[1] > y) != (b[1] > y))
        for start, end in zip(cuts[::2], cuts[1::2]):
            x = left + step * math.ceil((start - left) / step)
            while x < end:
                room.append((min(math.hypot(x - p, y - q) for p, q in flat), x, y))
                x += step
        y += step
    found = []
    while room and len(found) < limit:
        radius, x, y = max(room)
        if radius < 0.12:
            break
        found.append((x / narrow, y, radius))
        room = [(min(r, math.hypot(x - p, y - q) - 0.6 * radius), p, q) for r, p, q in room
                if math.hypot(x - p, y - q) > 0.9 * radius]
    return found


def number(value):
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def signed(value):
    return number(value * 2 if value >= 0 else -value * 2 - 1)


def ring_bytes(rings):
    out = number(len(rings))
    for ring in rings:
        out += number(len(ring)) + b"".join(signed(arc) for arc in ring)
    return out


def main(wheel):
    with zipfile.ZipFile(wheel) as files:
        encoding = files.read(FOLDER + ".cpg").decode().strip()
        table = rows(files.read(FOLDER + ".dbf"), encoding)
        outlines = shapes(files.read(FOLDER + ".shp"))
    codes = {}
    for line in (ROOT / "Sources/KnowledgeFiles/data/countries.tsv").read_text().splitlines():
        if not line.startswith("#"):
            cells = line.split("\t")
            codes[cells[1]] = cells[0]

    order = sorted(range(len(table)), key=lambda i: table[i]["name"])
    table, outlines = [table[i] for i in order], [outlines[i] for i in order]
    grid = [[quantised(ring) for ring in rings] for rings in outlines]
    per_country = [edges(rings) for rings in grid]
    arcs = arcs_of(per_country)
    index = {}
    for i, (_, line) in enumerate(arcs):
        index[line[0], line[1]] = (i, line[-1])
        index[line[-1], line[-2]] = (~i, line[0])

    out = b"DLO1" + number(len(arcs))
    for kind, line in arcs:
        out += bytes([kind]) + number(len(line))
        x = y = 0
        for p, q in line:
            step = p - x
            if (x, y) != (0, 0):  # the shorter way round
                step = (step + TURN // 2) % TURN - TURN // 2
            out += signed(step) + signed(q - y)
            x, y = x + step, q
    out += number(len(table))
    for row, rings, found in zip(table, outlines, per_country):
        code = codes.get(row["iso_a3"]) or CODES_BY_NAME.get(row["name"], "")
        name = row["name"].encode()
        out += (code.encode() or b"\0\0") + number(len(name)) + name + ring_bytes(rings_of(found, index))
        widest = sorted(rings, key=lambda r: -abs(sum(a[0] * b[1] - a[1] * b[0] for a, b in zip(r, r[1:]))))[:2]
        places = sorted((c for ring in widest for c in circles(ring)), key=lambda c: -c[2])[:30]
        out += number(len(places))
        for longitude, latitude, radius in places:
            out += signed(round(longitude * GRID)) + signed(round(latitude * GRID)) + number(round(radius * GRID))
        if not code:
            print(f"no ISO code: {row['name']} ({row['iso_a3']})")
    land = edges([ring for rings in grid for ring in rings])
    out += ring_bytes(rings_of(land, index))
    target = ROOT / "Sources/SiteFiles/data/outlines.bin"
    target.write_bytes(out)
    print(f"{len(out)} bytes, {len(arcs)} arcs ({sum(k for k, _ in arcs)} borders), "
          f"{sum(len(line) for _, line in arcs)} points, {len(table)} countries")


if __name__ == "__main__":
    main(sys.argv[1])
