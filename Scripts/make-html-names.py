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
# WHATWG HTML standard, 13.2.6.5: the case of these is given back in SVG.
SVG_TAGS = """
altGlyph altGlyphDef altGlyphItem animateColor animateMotion animateTransform clipPath feBlend feColorMatrix feComponentTransfer
feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
foreignObject glyphRef linearGradient radialGradient textPath
""".split()
# 13.2.6.1, "adjust SVG attributes".
SVG_ATTRIBUTES = """
attributeName attributeType baseFrequency baseProfile calcMode clipPathUnits diffuseConstant edgeMode filterUnits glyphRef
gradientTransform gradientUnits kernelMatrix kernelUnitLength keyPoints keySplines keyTimes lengthAdjust limitingConeAngle
markerHeight markerUnits markerWidth maskContentUnits maskUnits numOctaves pathLength patternContentUnits patternTransform
patternUnits pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits refX refY repeatCount repeatDur
requiredExtensions requiredFeatures specularConstant specularExponent spreadMethod startOffset stdDeviation stitchTiles surfaceScale
systemLanguage tableValues targetX targetY textLength viewBox viewTarget xChannelSelector yChannelSelector zoomAndPan
""".split()
MATHML_ATTRIBUTES = ["definitionURL"]
# 13.2.6.1, "adjust foreign attributes": these get a namespace.
FOREIGN_ATTRIBUTES = """
xlink:actuate xlink:arcrole xlink:href xlink:role xlink:show xlink:title xlink:type xml:lang xml:space xmlns xmlns:xlink
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


def wrapped(names):
    lines, line = [], "   "
    for name in names:
        item = f' "{name}",'
        if len(line) + len(item) > 118:
            lines.append(line)
            line = "   "
        line += item
    return lines + [line]


def main():
    mixed = SVG_TAGS + SVG_ATTRIBUTES + MATHML_ATTRIBUTES
    names = sorted(set(TAGS) | set(ATTRIBUTES) | set(mixed) | {name.lower() for name in mixed} | set(FOREIGN_ATTRIBUTES))
    numbers = {name: i for i, name in enumerate(names)}
    out = ["// Written by Scripts/make-html-names.py.", "", "extension HTMLNameTable {",
           "  /// The names that have a number in every tree, in the order of their numbers.",
           "  static let knownNames: [StaticString] = ["]
    out += wrapped(names) + ["  ]"]
    for label, what, listed in (
            ("svgTags", "The SVG elements whose names have capitals", SVG_TAGS),
            ("svgAttributes", "The SVG attributes whose names have capitals", SVG_ATTRIBUTES),
            ("mathMLAttributes", "The MathML attributes whose names have capitals", MATHML_ATTRIBUTES),
            ("foreignAttributes", "The attributes of foreign elements that have a namespace", FOREIGN_ATTRIBUTES)):
        out += ["", f"  /// {what}.", f"  static let {label}: [StaticString] = ["] + wrapped(listed) + ["  ]"]
    out += ["}", ""]
    for kind, listed in (("HTMLTag", TAGS), ("HTMLAttribute", ATTRIBUTES)):
        out.append(f"extension {kind} {{")
        for name in sorted(listed):
            out.append(f"  static var {swift_name(name)}: {kind} {{ {kind}(rawValue: {numbers[name]}) }}")
        out += ["}", ""]
    (HOME / "Sources/Reading/HTML/HTMLNames.swift").write_text("\n".join(out[:-1]) + "\n")


if __name__ == "__main__":
    main()
