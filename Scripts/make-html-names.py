#!/usr/bin/env python3
"""Writes Sources/Reading/HTML/HTMLNames.swift: the numbers of the tag and attribute names that our code speaks of.

The names are those of the WHATWG HTML standard (elements and attributes index, obsolete ones included), and those SVG and
MathML names that its tree construction names.
"""
import pathlib
import re

HOME = pathlib.Path(__file__).resolve().parent.parent
TAGS = """
a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br button canvas
caption center cite code col colgroup content data datalist dd del details dfn dialog dir div dl dt element em embed fieldset
figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins isindex
kbd keygen label legend li link listing main map mark marquee math menu menuitem meta meter multicol nav nextid nobr noembed noframes
noscript object ol optgroup option output p param picture plaintext portal pre progress q rb rbc rp rt rtc ruby s samp script search
section select selectedcontent shadow slot small source spacer span strike strong style sub summary sup svg table tbody td template
textarea tfoot th thead time title tr track tt u ul var video wbr xmp
mi mo mn ms mtext mglyph malignmark annotation-xml foreignObject desc
amp-img amp-video amp-iframe amp-ad amp-embed
""".split()
ATTRIBUTES = """
alt aria-hidden aria-label aria-labelledby charset cite class color content coords data-src data-srcset datetime dir disabled
encoding face height hidden href hreflang http-equiv id is itemid itemprop itemref itemscope itemtype lang media name property pubdate
rel rev role size sizes src srcset style summary title type value width xml:lang
""".split()
RESERVED = {"var", "switch", "class", "is", "default", "for", "in", "as"}


def swift_name(name):
    parts = re.split(r"[-:]", name)
    joined = parts[0] + "".join(p.upper() if p == "xml" else p[0].upper() + p[1:] for p in parts[1:])
    return f"`{joined}`" if joined in RESERVED else joined


def main():
    names = sorted(set(TAGS) | set(ATTRIBUTES))
    numbers = {name: i for i, name in enumerate(names)}
    out = ["// Written by Scripts/make-html-names.py.", "", "extension HTMLNameTable {",
           "  /// The names that have a number in every tree, in the order of their numbers.",
           "  static let knownNames: [StaticString] = ["]
    line = "   "
    for name in names:
        item = f' "{name}",'
        if len(line) + len(item) > 118:
            out.append(line)
            line = "   "
        line += item
    out += [line, "  ]", "}", ""]
    for kind, listed in (("HTMLTag", TAGS), ("HTMLAttribute", ATTRIBUTES)):
        out.append(f"extension {kind} {{")
        for name in sorted(listed):
            out.append(f"  static var {swift_name(name)}: {kind} {{ {kind}(rawValue: {numbers[name]}) }}")
        out += ["}", ""]
    (HOME / "Sources/Reading/HTML/HTMLNames.swift").write_text("\n".join(out[:-1]) + "\n")


if __name__ == "__main__":
    main()
