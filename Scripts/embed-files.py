#!/usr/bin/env python3
"""Writes files.c of Sources/KnowledgeFiles and Sources/SiteFiles: one array for each file in the data folder beside it.

Run it when a file comes or goes."""
import pathlib
import re

SOURCES = pathlib.Path(__file__).resolve().parent.parent / "Sources"


def embed(target, function):
    """Writes the file of `target`, whose C functions are called `function` and `function`_at."""
    home = SOURCES / target
    names = sorted(p.name for p in (home / "data").iterdir() if not p.name.startswith(".") and p.suffix != ".md")
    out = ["// Written by Scripts/embed-files.py from the files in data/.",
           f'#include "{target}.h"', "#include <string.h>", "",
           '#pragma clang diagnostic ignored "-Wc23-extensions"', ""]
    symbols = {name: "file_" + re.sub(r"\W", "_", name) for name in names}
    for name in names:
        out += [f"static const unsigned char {symbols[name]}[] __attribute__((aligned(64))) = {{",
                f'#embed "data/{name}"', "};", ""]
    out += ["static const struct {", "  const char *name;", "  const unsigned char *bytes;", "  size_t length;",
            "} files[] = {"]
    out += [f'  {{"{name}", {symbols[name]}, sizeof {symbols[name]}}},' for name in names]
    out += ["};", "", f"const unsigned char *{function}(const char *name, size_t *length) {{",
            "  for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {",
            "    if (strcmp(files[i].name, name) == 0) {", "      *length = files[i].length;",
            "      return files[i].bytes;", "    }", "  }", "  *length = 0;", "  return NULL;", "}", "",
            f"const unsigned char *{function}_at(size_t index, size_t *length) {{",
            "  if (index >= sizeof files / sizeof files[0]) {", "    *length = 0;", "    return NULL;", "  }",
            "  *length = files[index].length;", "  return files[index].bytes;", "}", ""]
    (home / "files.c").write_text("\n".join(out))


if __name__ == "__main__":
    embed("KnowledgeFiles", "knowledge_file")
    embed("SiteFiles", "site_file")
