// Written by Scripts/make-html-names.py.

extension HTMLNameTable {
  /// The names that have a number in every tree, in the order of their numbers.
  static let knownNames: [StaticString] = [
    "a", "abbr", "acronym", "address", "alt", "altGlyph", "altGlyphDef", "altGlyphItem", "altglyph", "altglyphdef",
    "altglyphitem", "amp-ad", "amp-embed", "amp-iframe", "amp-img", "amp-video", "animateColor", "animateMotion",
    "animateTransform", "animatecolor", "animatemotion", "animatetransform", "annotation-xml", "applet", "area",
    "aria-hidden", "aria-label", "aria-labelledby", "article", "aside", "attributeName", "attributeType",
    "attributename", "attributetype", "audio", "b", "base", "baseFrequency", "baseProfile", "basefont",
    "basefrequency", "baseprofile", "bdi", "bdo", "bgsound", "big", "blink", "blockquote", "body", "br", "button",
    "calcMode", "calcmode", "canvas", "caption", "center", "charset", "cite", "class", "clipPath", "clipPathUnits",
    "clippath", "clippathunits", "code", "col", "colgroup", "color", "content", "coords", "data", "data-src",
    "data-srcset", "datalist", "datetime", "dd", "definitionURL", "definitionurl", "del", "desc", "details", "dfn",
    "dialog", "diffuseConstant", "diffuseconstant", "dir", "disabled", "div", "dl", "dt", "edgeMode", "edgemode",
    "element", "em", "embed", "encoding", "face", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite",
    "feConvolveMatrix", "feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood",
    "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feImage", "feMerge", "feMergeNode", "feMorphology",
    "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence", "feblend",
    "fecolormatrix", "fecomponenttransfer", "fecomposite", "feconvolvematrix", "fediffuselighting",
    "fedisplacementmap", "fedistantlight", "fedropshadow", "feflood", "fefunca", "fefuncb", "fefuncg", "fefuncr",
    "fegaussianblur", "feimage", "femerge", "femergenode", "femorphology", "feoffset", "fepointlight",
    "fespecularlighting", "fespotlight", "fetile", "feturbulence", "fieldset", "figcaption", "figure", "filterUnits",
    "filterunits", "font", "footer", "foreignObject", "foreignobject", "form", "frame", "frameset", "glyphRef",
    "glyphref", "gradientTransform", "gradientUnits", "gradienttransform", "gradientunits", "h1", "h2", "h3", "h4",
    "h5", "h6", "head", "header", "height", "hgroup", "hidden", "hr", "href", "hreflang", "html", "http-equiv", "i",
    "id", "iframe", "image", "img", "input", "ins", "is", "isindex", "itemid", "itemprop", "itemref", "itemscope",
    "itemtype", "kbd", "kernelMatrix", "kernelUnitLength", "kernelmatrix", "kernelunitlength", "keyPoints",
    "keySplines", "keyTimes", "keygen", "keypoints", "keysplines", "keytimes", "label", "lang", "legend",
    "lengthAdjust", "lengthadjust", "li", "limitingConeAngle", "limitingconeangle", "linearGradient",
    "lineargradient", "link", "listing", "main", "malignmark", "map", "mark", "markerHeight", "markerUnits",
    "markerWidth", "markerheight", "markerunits", "markerwidth", "marquee", "maskContentUnits", "maskUnits",
    "maskcontentunits", "maskunits", "math", "media", "menu", "menuitem", "meta", "meter", "mglyph", "mi", "mn", "mo",
    "ms", "mtext", "multicol", "name", "nav", "nextid", "nobr", "noembed", "noframes", "noscript", "numOctaves",
    "numoctaves", "object", "ol", "optgroup", "option", "output", "p", "param", "pathLength", "pathlength",
    "patternContentUnits", "patternTransform", "patternUnits", "patterncontentunits", "patterntransform",
    "patternunits", "picture", "plaintext", "pointsAtX", "pointsAtY", "pointsAtZ", "pointsatx", "pointsaty",
    "pointsatz", "portal", "pre", "preserveAlpha", "preserveAspectRatio", "preservealpha", "preserveaspectratio",
    "primitiveUnits", "primitiveunits", "progress", "property", "pubdate", "q", "radialGradient", "radialgradient",
    "rb", "rbc", "refX", "refY", "refx", "refy", "rel", "repeatCount", "repeatDur", "repeatcount", "repeatdur",
    "requiredExtensions", "requiredFeatures", "requiredextensions", "requiredfeatures", "rev", "role", "rp", "rt",
    "rtc", "ruby", "s", "samp", "script", "search", "section", "select", "selectedcontent", "shadow", "size", "sizes",
    "slot", "small", "source", "spacer", "span", "specularConstant", "specularExponent", "specularconstant",
    "specularexponent", "spreadMethod", "spreadmethod", "src", "srcset", "startOffset", "startoffset", "stdDeviation",
    "stddeviation", "stitchTiles", "stitchtiles", "strike", "strong", "style", "sub", "summary", "sup",
    "surfaceScale", "surfacescale", "svg", "systemLanguage", "systemlanguage", "table", "tableValues", "tablevalues",
    "targetX", "targetY", "targetx", "targety", "tbody", "td", "template", "textLength", "textPath", "textarea",
    "textlength", "textpath", "tfoot", "th", "thead", "time", "title", "tr", "track", "tt", "type", "u", "ul",
    "value", "var", "video", "viewBox", "viewTarget", "viewbox", "viewtarget", "wbr", "width", "xChannelSelector",
    "xchannelselector", "xlink:actuate", "xlink:arcrole", "xlink:href", "xlink:role", "xlink:show", "xlink:title",
    "xlink:type", "xml:lang", "xml:space", "xmlns", "xmlns:xlink", "xmp", "yChannelSelector", "ychannelselector",
    "zoomAndPan", "zoomandpan",
  ]

  /// The SVG elements whose names have capitals.
  static let svgTags: [StaticString] = [
    "altGlyph", "altGlyphDef", "altGlyphItem", "animateColor", "animateMotion", "animateTransform", "clipPath",
    "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting",
    "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR",
    "feGaussianBlur", "feImage", "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight",
    "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence", "foreignObject", "glyphRef", "linearGradient",
    "radialGradient", "textPath",
  ]

  /// The SVG attributes whose names have capitals.
  static let svgAttributes: [StaticString] = [
    "attributeName", "attributeType", "baseFrequency", "baseProfile", "calcMode", "clipPathUnits", "diffuseConstant",
    "edgeMode", "filterUnits", "glyphRef", "gradientTransform", "gradientUnits", "kernelMatrix", "kernelUnitLength",
    "keyPoints", "keySplines", "keyTimes", "lengthAdjust", "limitingConeAngle", "markerHeight", "markerUnits",
    "markerWidth", "maskContentUnits", "maskUnits", "numOctaves", "pathLength", "patternContentUnits",
    "patternTransform", "patternUnits", "pointsAtX", "pointsAtY", "pointsAtZ", "preserveAlpha", "preserveAspectRatio",
    "primitiveUnits", "refX", "refY", "repeatCount", "repeatDur", "requiredExtensions", "requiredFeatures",
    "specularConstant", "specularExponent", "spreadMethod", "startOffset", "stdDeviation", "stitchTiles",
    "surfaceScale", "systemLanguage", "tableValues", "targetX", "targetY", "textLength", "viewBox", "viewTarget",
    "xChannelSelector", "yChannelSelector", "zoomAndPan",
  ]

  /// The MathML attributes whose names have capitals.
  static let mathMLAttributes: [StaticString] = [
    "definitionURL"
  ]

  /// The attributes of foreign elements that have a namespace.
  static let foreignAttributes: [StaticString] = [
    "xlink:actuate", "xlink:arcrole", "xlink:href", "xlink:role", "xlink:show", "xlink:title", "xlink:type",
    "xml:lang", "xml:space", "xmlns", "xmlns:xlink",
  ]
}

extension HTMLTag {
  static var a: HTMLTag { HTMLTag(rawValue: 0) }
  static var abbr: HTMLTag { HTMLTag(rawValue: 1) }
  static var acronym: HTMLTag { HTMLTag(rawValue: 2) }
  static var address: HTMLTag { HTMLTag(rawValue: 3) }
  static var ampAd: HTMLTag { HTMLTag(rawValue: 11) }
  static var ampEmbed: HTMLTag { HTMLTag(rawValue: 12) }
  static var ampIframe: HTMLTag { HTMLTag(rawValue: 13) }
  static var ampImg: HTMLTag { HTMLTag(rawValue: 14) }
  static var ampVideo: HTMLTag { HTMLTag(rawValue: 15) }
  static var annotationXML: HTMLTag { HTMLTag(rawValue: 22) }
  static var applet: HTMLTag { HTMLTag(rawValue: 23) }
  static var area: HTMLTag { HTMLTag(rawValue: 24) }
  static var article: HTMLTag { HTMLTag(rawValue: 28) }
  static var aside: HTMLTag { HTMLTag(rawValue: 29) }
  static var audio: HTMLTag { HTMLTag(rawValue: 34) }
  static var b: HTMLTag { HTMLTag(rawValue: 35) }
  static var base: HTMLTag { HTMLTag(rawValue: 36) }
  static var basefont: HTMLTag { HTMLTag(rawValue: 39) }
  static var bdi: HTMLTag { HTMLTag(rawValue: 42) }
  static var bdo: HTMLTag { HTMLTag(rawValue: 43) }
  static var bgsound: HTMLTag { HTMLTag(rawValue: 44) }
  static var big: HTMLTag { HTMLTag(rawValue: 45) }
  static var blink: HTMLTag { HTMLTag(rawValue: 46) }
  static var blockquote: HTMLTag { HTMLTag(rawValue: 47) }
  static var body: HTMLTag { HTMLTag(rawValue: 48) }
  static var br: HTMLTag { HTMLTag(rawValue: 49) }
  static var button: HTMLTag { HTMLTag(rawValue: 50) }
  static var canvas: HTMLTag { HTMLTag(rawValue: 53) }
  static var caption: HTMLTag { HTMLTag(rawValue: 54) }
  static var center: HTMLTag { HTMLTag(rawValue: 55) }
  static var cite: HTMLTag { HTMLTag(rawValue: 57) }
  static var code: HTMLTag { HTMLTag(rawValue: 63) }
  static var col: HTMLTag { HTMLTag(rawValue: 64) }
  static var colgroup: HTMLTag { HTMLTag(rawValue: 65) }
  static var content: HTMLTag { HTMLTag(rawValue: 67) }
  static var data: HTMLTag { HTMLTag(rawValue: 69) }
  static var datalist: HTMLTag { HTMLTag(rawValue: 72) }
  static var dd: HTMLTag { HTMLTag(rawValue: 74) }
  static var del: HTMLTag { HTMLTag(rawValue: 77) }
  static var desc: HTMLTag { HTMLTag(rawValue: 78) }
  static var details: HTMLTag { HTMLTag(rawValue: 79) }
  static var dfn: HTMLTag { HTMLTag(rawValue: 80) }
  static var dialog: HTMLTag { HTMLTag(rawValue: 81) }
  static var dir: HTMLTag { HTMLTag(rawValue: 84) }
  static var div: HTMLTag { HTMLTag(rawValue: 86) }
  static var dl: HTMLTag { HTMLTag(rawValue: 87) }
  static var dt: HTMLTag { HTMLTag(rawValue: 88) }
  static var element: HTMLTag { HTMLTag(rawValue: 91) }
  static var em: HTMLTag { HTMLTag(rawValue: 92) }
  static var embed: HTMLTag { HTMLTag(rawValue: 93) }
  static var fieldset: HTMLTag { HTMLTag(rawValue: 146) }
  static var figcaption: HTMLTag { HTMLTag(rawValue: 147) }
  static var figure: HTMLTag { HTMLTag(rawValue: 148) }
  static var font: HTMLTag { HTMLTag(rawValue: 151) }
  static var footer: HTMLTag { HTMLTag(rawValue: 152) }
  static var foreignObject: HTMLTag { HTMLTag(rawValue: 153) }
  static var form: HTMLTag { HTMLTag(rawValue: 155) }
  static var frame: HTMLTag { HTMLTag(rawValue: 156) }
  static var frameset: HTMLTag { HTMLTag(rawValue: 157) }
  static var h1: HTMLTag { HTMLTag(rawValue: 164) }
  static var h2: HTMLTag { HTMLTag(rawValue: 165) }
  static var h3: HTMLTag { HTMLTag(rawValue: 166) }
  static var h4: HTMLTag { HTMLTag(rawValue: 167) }
  static var h5: HTMLTag { HTMLTag(rawValue: 168) }
  static var h6: HTMLTag { HTMLTag(rawValue: 169) }
  static var head: HTMLTag { HTMLTag(rawValue: 170) }
  static var header: HTMLTag { HTMLTag(rawValue: 171) }
  static var hgroup: HTMLTag { HTMLTag(rawValue: 173) }
  static var hr: HTMLTag { HTMLTag(rawValue: 175) }
  static var html: HTMLTag { HTMLTag(rawValue: 178) }
  static var i: HTMLTag { HTMLTag(rawValue: 180) }
  static var iframe: HTMLTag { HTMLTag(rawValue: 182) }
  static var image: HTMLTag { HTMLTag(rawValue: 183) }
  static var img: HTMLTag { HTMLTag(rawValue: 184) }
  static var input: HTMLTag { HTMLTag(rawValue: 185) }
  static var ins: HTMLTag { HTMLTag(rawValue: 186) }
  static var isindex: HTMLTag { HTMLTag(rawValue: 188) }
  static var kbd: HTMLTag { HTMLTag(rawValue: 194) }
  static var keygen: HTMLTag { HTMLTag(rawValue: 202) }
  static var label: HTMLTag { HTMLTag(rawValue: 206) }
  static var legend: HTMLTag { HTMLTag(rawValue: 208) }
  static var li: HTMLTag { HTMLTag(rawValue: 211) }
  static var link: HTMLTag { HTMLTag(rawValue: 216) }
  static var listing: HTMLTag { HTMLTag(rawValue: 217) }
  static var main: HTMLTag { HTMLTag(rawValue: 218) }
  static var malignmark: HTMLTag { HTMLTag(rawValue: 219) }
  static var map: HTMLTag { HTMLTag(rawValue: 220) }
  static var mark: HTMLTag { HTMLTag(rawValue: 221) }
  static var marquee: HTMLTag { HTMLTag(rawValue: 228) }
  static var math: HTMLTag { HTMLTag(rawValue: 233) }
  static var menu: HTMLTag { HTMLTag(rawValue: 235) }
  static var menuitem: HTMLTag { HTMLTag(rawValue: 236) }
  static var meta: HTMLTag { HTMLTag(rawValue: 237) }
  static var meter: HTMLTag { HTMLTag(rawValue: 238) }
  static var mglyph: HTMLTag { HTMLTag(rawValue: 239) }
  static var mi: HTMLTag { HTMLTag(rawValue: 240) }
  static var mn: HTMLTag { HTMLTag(rawValue: 241) }
  static var mo: HTMLTag { HTMLTag(rawValue: 242) }
  static var ms: HTMLTag { HTMLTag(rawValue: 243) }
  static var mtext: HTMLTag { HTMLTag(rawValue: 244) }
  static var multicol: HTMLTag { HTMLTag(rawValue: 245) }
  static var nav: HTMLTag { HTMLTag(rawValue: 247) }
  static var nextid: HTMLTag { HTMLTag(rawValue: 248) }
  static var nobr: HTMLTag { HTMLTag(rawValue: 249) }
  static var noembed: HTMLTag { HTMLTag(rawValue: 250) }
  static var noframes: HTMLTag { HTMLTag(rawValue: 251) }
  static var noscript: HTMLTag { HTMLTag(rawValue: 252) }
  static var object: HTMLTag { HTMLTag(rawValue: 255) }
  static var ol: HTMLTag { HTMLTag(rawValue: 256) }
  static var optgroup: HTMLTag { HTMLTag(rawValue: 257) }
  static var option: HTMLTag { HTMLTag(rawValue: 258) }
  static var output: HTMLTag { HTMLTag(rawValue: 259) }
  static var p: HTMLTag { HTMLTag(rawValue: 260) }
  static var param: HTMLTag { HTMLTag(rawValue: 261) }
  static var picture: HTMLTag { HTMLTag(rawValue: 270) }
  static var plaintext: HTMLTag { HTMLTag(rawValue: 271) }
  static var portal: HTMLTag { HTMLTag(rawValue: 278) }
  static var pre: HTMLTag { HTMLTag(rawValue: 279) }
  static var progress: HTMLTag { HTMLTag(rawValue: 286) }
  static var q: HTMLTag { HTMLTag(rawValue: 289) }
  static var rb: HTMLTag { HTMLTag(rawValue: 292) }
  static var rbc: HTMLTag { HTMLTag(rawValue: 293) }
  static var rp: HTMLTag { HTMLTag(rawValue: 309) }
  static var rt: HTMLTag { HTMLTag(rawValue: 310) }
  static var rtc: HTMLTag { HTMLTag(rawValue: 311) }
  static var ruby: HTMLTag { HTMLTag(rawValue: 312) }
  static var s: HTMLTag { HTMLTag(rawValue: 313) }
  static var samp: HTMLTag { HTMLTag(rawValue: 314) }
  static var script: HTMLTag { HTMLTag(rawValue: 315) }
  static var search: HTMLTag { HTMLTag(rawValue: 316) }
  static var section: HTMLTag { HTMLTag(rawValue: 317) }
  static var select: HTMLTag { HTMLTag(rawValue: 318) }
  static var selectedcontent: HTMLTag { HTMLTag(rawValue: 319) }
  static var shadow: HTMLTag { HTMLTag(rawValue: 320) }
  static var slot: HTMLTag { HTMLTag(rawValue: 323) }
  static var small: HTMLTag { HTMLTag(rawValue: 324) }
  static var source: HTMLTag { HTMLTag(rawValue: 325) }
  static var spacer: HTMLTag { HTMLTag(rawValue: 326) }
  static var span: HTMLTag { HTMLTag(rawValue: 327) }
  static var strike: HTMLTag { HTMLTag(rawValue: 342) }
  static var strong: HTMLTag { HTMLTag(rawValue: 343) }
  static var style: HTMLTag { HTMLTag(rawValue: 344) }
  static var sub: HTMLTag { HTMLTag(rawValue: 345) }
  static var summary: HTMLTag { HTMLTag(rawValue: 346) }
  static var sup: HTMLTag { HTMLTag(rawValue: 347) }
  static var svg: HTMLTag { HTMLTag(rawValue: 350) }
  static var table: HTMLTag { HTMLTag(rawValue: 353) }
  static var tbody: HTMLTag { HTMLTag(rawValue: 360) }
  static var td: HTMLTag { HTMLTag(rawValue: 361) }
  static var template: HTMLTag { HTMLTag(rawValue: 362) }
  static var textarea: HTMLTag { HTMLTag(rawValue: 365) }
  static var tfoot: HTMLTag { HTMLTag(rawValue: 368) }
  static var th: HTMLTag { HTMLTag(rawValue: 369) }
  static var thead: HTMLTag { HTMLTag(rawValue: 370) }
  static var time: HTMLTag { HTMLTag(rawValue: 371) }
  static var title: HTMLTag { HTMLTag(rawValue: 372) }
  static var tr: HTMLTag { HTMLTag(rawValue: 373) }
  static var track: HTMLTag { HTMLTag(rawValue: 374) }
  static var tt: HTMLTag { HTMLTag(rawValue: 375) }
  static var u: HTMLTag { HTMLTag(rawValue: 377) }
  static var ul: HTMLTag { HTMLTag(rawValue: 378) }
  static var `var`: HTMLTag { HTMLTag(rawValue: 380) }
  static var video: HTMLTag { HTMLTag(rawValue: 381) }
  static var wbr: HTMLTag { HTMLTag(rawValue: 386) }
  static var xmp: HTMLTag { HTMLTag(rawValue: 401) }
}

extension HTMLAttribute {
  static var alt: HTMLAttribute { HTMLAttribute(rawValue: 4) }
  static var ariaHidden: HTMLAttribute { HTMLAttribute(rawValue: 25) }
  static var ariaLabel: HTMLAttribute { HTMLAttribute(rawValue: 26) }
  static var ariaLabelledby: HTMLAttribute { HTMLAttribute(rawValue: 27) }
  static var charset: HTMLAttribute { HTMLAttribute(rawValue: 56) }
  static var cite: HTMLAttribute { HTMLAttribute(rawValue: 57) }
  static var `class`: HTMLAttribute { HTMLAttribute(rawValue: 58) }
  static var color: HTMLAttribute { HTMLAttribute(rawValue: 66) }
  static var content: HTMLAttribute { HTMLAttribute(rawValue: 67) }
  static var coords: HTMLAttribute { HTMLAttribute(rawValue: 68) }
  static var dataSrc: HTMLAttribute { HTMLAttribute(rawValue: 70) }
  static var dataSrcset: HTMLAttribute { HTMLAttribute(rawValue: 71) }
  static var datetime: HTMLAttribute { HTMLAttribute(rawValue: 73) }
  static var dir: HTMLAttribute { HTMLAttribute(rawValue: 84) }
  static var disabled: HTMLAttribute { HTMLAttribute(rawValue: 85) }
  static var encoding: HTMLAttribute { HTMLAttribute(rawValue: 94) }
  static var face: HTMLAttribute { HTMLAttribute(rawValue: 95) }
  static var height: HTMLAttribute { HTMLAttribute(rawValue: 172) }
  static var hidden: HTMLAttribute { HTMLAttribute(rawValue: 174) }
  static var href: HTMLAttribute { HTMLAttribute(rawValue: 176) }
  static var hreflang: HTMLAttribute { HTMLAttribute(rawValue: 177) }
  static var httpEquiv: HTMLAttribute { HTMLAttribute(rawValue: 179) }
  static var id: HTMLAttribute { HTMLAttribute(rawValue: 181) }
  static var `is`: HTMLAttribute { HTMLAttribute(rawValue: 187) }
  static var itemid: HTMLAttribute { HTMLAttribute(rawValue: 189) }
  static var itemprop: HTMLAttribute { HTMLAttribute(rawValue: 190) }
  static var itemref: HTMLAttribute { HTMLAttribute(rawValue: 191) }
  static var itemscope: HTMLAttribute { HTMLAttribute(rawValue: 192) }
  static var itemtype: HTMLAttribute { HTMLAttribute(rawValue: 193) }
  static var lang: HTMLAttribute { HTMLAttribute(rawValue: 207) }
  static var media: HTMLAttribute { HTMLAttribute(rawValue: 234) }
  static var name: HTMLAttribute { HTMLAttribute(rawValue: 246) }
  static var property: HTMLAttribute { HTMLAttribute(rawValue: 287) }
  static var pubdate: HTMLAttribute { HTMLAttribute(rawValue: 288) }
  static var rel: HTMLAttribute { HTMLAttribute(rawValue: 298) }
  static var rev: HTMLAttribute { HTMLAttribute(rawValue: 307) }
  static var role: HTMLAttribute { HTMLAttribute(rawValue: 308) }
  static var size: HTMLAttribute { HTMLAttribute(rawValue: 321) }
  static var sizes: HTMLAttribute { HTMLAttribute(rawValue: 322) }
  static var src: HTMLAttribute { HTMLAttribute(rawValue: 334) }
  static var srcset: HTMLAttribute { HTMLAttribute(rawValue: 335) }
  static var style: HTMLAttribute { HTMLAttribute(rawValue: 344) }
  static var summary: HTMLAttribute { HTMLAttribute(rawValue: 346) }
  static var title: HTMLAttribute { HTMLAttribute(rawValue: 372) }
  static var type: HTMLAttribute { HTMLAttribute(rawValue: 376) }
  static var value: HTMLAttribute { HTMLAttribute(rawValue: 379) }
  static var width: HTMLAttribute { HTMLAttribute(rawValue: 387) }
  static var xmlLang: HTMLAttribute { HTMLAttribute(rawValue: 397) }
}
