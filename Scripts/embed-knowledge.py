#!/usr/bin/env python3
"""Writes Sources/KnowledgeFiles/files.c: one array for each file in its data folder. Run it when a file comes or goes."""
import pathlib
import re

HOME = pathlib.Path(__file__).resolve().parent.parent / "Sources" / "KnowledgeFiles"


def main():
    names = sorted(p.name for p in (HOME / "data").iterdir() if not p.name.startswith(".") and p.suffix != ".md")
    out = ["// Written by Scripts/embed-knowledge.py from the files in data/.",
           '#include "KnowledgeFiles.h"', "#include <string.h>", "",
           '#pragma clang diagnostic ignored "-Wc23-extensions"', ""]
    symbols = {name: "file_" + re.sub(r"\W", "_", name) for name in names}
    for name in names:
        out += [f"static const unsigned char {symbols[name]}[] __attribute__((aligned(64))) = {{",
                f'#embed "data/{name}"', "};", ""]
    out += ["static const struct {", "  const char *name;", "  const unsigned char *bytes;", "  size_t length;",
            "} files[] = {"]
    out += [f'  {{"{name}", {symbols[name]}, sizeof {symbols[name]}}},' for name in names]
    out += ["};", "", "const unsigned char *knowledge_file(const char *name, size_t *length) {",
            "  for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {",
            "    if (strcmp(files[i].name, name) == 0) {", "      *length = files[i].length;",
            "      return files[i].bytes;", "    }", "  }", "  *length = 0;", "  return NULL;", "}", "",
            "const unsigned char *knowledge_file_at(size_t index, size_t *length) {",
            "  if (index >= sizeof files / sizeof files[0]) {", "    *length = 0;", "    return NULL;", "  }",
            "  *length = files[index].length;", "  return files[index].bytes;", "}", ""]
    (HOME / "files.c").write_text("\n".join(out))


if __name__ == "__main__":
    main()
