#!/usr/bin/python3
"""Checks records against docs/record.schema.json, and that their keys stand in the schema's order.

usage: dateline read --format json PATH… | Scripts/validate-records.py

Says on standard output how many records there were, and on standard error what is wrong with which; exit code 1 then.
Needs Debian's python3-jsonschema (./setup installs it); exit code 2 without it.
"""
import json
import pathlib
import sys

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("python3-jsonschema is missing: run ./setup, or apt-get install python3-jsonschema", file=sys.stderr)
    sys.exit(2)

SCHEMA = pathlib.Path(__file__).resolve().parent.parent / "docs" / "record.schema.json"


def unordered(value, schema, root, path="$"):
    """The paths of objects whose keys do not stand in the order of their schema's properties."""
    while "$ref" in schema:
        schema = root["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    if isinstance(value, dict):
        order = {key: place for place, key in enumerate(schema.get("properties", {}))}
        places = [order[key] for key in value if key in order]
        if places != sorted(places):
            yield f"{path}: the keys {', '.join(value)} do not stand in the schema's order"
        for key, member in value.items():
            if key in order:
                yield from unordered(member, schema["properties"][key], root, f"{path}.{key}")
    elif isinstance(value, list) and isinstance(schema.get("items"), dict):
        for index, element in enumerate(value):
            yield from unordered(element, schema["items"], root, f"{path}[{index}]")


def unique(pairs):
    """An object; no key may come twice."""
    result = dict(pairs)
    if len(result) < len(pairs):
        raise ValueError(f"a key comes twice in {[key for key, _ in pairs]}")
    return result


def faults(line, validator):
    """What is wrong with one line, in words."""
    try:
        record = json.loads(line, object_pairs_hook=unique)
    except ValueError as error:
        yield f"no JSON: {error}"
        return
    for error in validator.iter_errors(record):
        yield f"{error.json_path}: {error.message[:300]}"
    yield from unordered(record, validator.schema, validator.schema)


def main():
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    count = bad = 0
    for line in sys.stdin.buffer:
        count += 1
        found = list(faults(line, validator))
        bad += bool(found)
        for words in found[:20]:
            print(f"record {count}: {words}", file=sys.stderr)
    print(f"{count} records, {bad} of them wrong")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
