// Written by Scripts/make-html-names.py.

extension HTMLNameTable {
  /// The names that have a number in every tree, in the order of their numbers.
  static let knownNames: [StaticString] = [
    "a", "abbr", "acronym", "address", "alt", "amp-ad", "amp-embed", "amp-iframe", "amp-img", "amp-video",
    "annotation-xml", "applet", "area", "aria-hidden", "aria-label", "aria-labelledby", "article", "aside", "audio",
    "b", "base", "basefont", "bdi", "bdo", "bgsound", "big", "blink", "blockquote", "body", "br", "button", "canvas",
    "caption", "center", "charset", "cite", "class", "code", "col", "colgroup", "color", "content", "coords", "data",
    "data-src", "data-srcset", "datalist", "datetime", "dd", "del", "desc", "details", "dfn", "dialog", "dir",
    "disabled", "div", "dl", "dt", "element", "em", "embed", "encoding", "face", "fieldset", "figcaption", "figure",
    "font", "footer", "foreignObject", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head",
    "header", "height", "hgroup", "hidden", "hr", "href", "hreflang", "html", "http-equiv", "i", "id", "iframe",
    "image", "img", "input", "ins", "is", "isindex", "itemid", "itemprop", "itemref", "itemscope", "itemtype", "kbd",
    "keygen", "label", "lang", "legend", "li", "link", "listing", "main", "malignmark", "map", "mark", "marquee",
    "math", "media", "menu", "menuitem", "meta", "meter", "mglyph", "mi", "mn", "mo", "ms", "mtext", "multicol",
    "name", "nav", "nextid", "nobr", "noembed", "noframes", "noscript", "object", "ol", "optgroup", "option",
    "output", "p", "param", "picture", "plaintext", "portal", "pre", "progress", "property", "pubdate", "q", "rb",
    "rbc", "rel", "rev", "role", "rp", "rt", "rtc", "ruby", "s", "samp", "script", "search", "section", "select",
    "selectedcontent", "shadow", "size", "sizes", "slot", "small", "source", "spacer", "span", "src", "srcset",
    "strike", "strong", "style", "sub", "summary", "sup", "svg", "table", "tbody", "td", "template", "textarea",
    "tfoot", "th", "thead", "time", "title", "tr", "track", "tt", "type", "u", "ul", "value", "var", "video", "wbr",
    "width", "xml:lang", "xmp",
  ]
}

extension HTMLTag {
  static var a: HTMLTag { HTMLTag(rawValue: 0) }
  static var abbr: HTMLTag { HTMLTag(rawValue: 1) }
  static var acronym: HTMLTag { HTMLTag(rawValue: 2) }
  static var address: HTMLTag { HTMLTag(rawValue: 3) }
  static var ampAd: HTMLTag { HTMLTag(rawValue: 5) }
  static var ampEmbed: HTMLTag { HTMLTag(rawValue: 6) }
  static var ampIframe: HTMLTag { HTMLTag(rawValue: 7) }
  static var ampImg: HTMLTag { HTMLTag(rawValue: 8) }
  static var ampVideo: HTMLTag { HTMLTag(rawValue: 9) }
  static var annotationXML: HTMLTag { HTMLTag(rawValue: 10) }
  static var applet: HTMLTag { HTMLTag(rawValue: 11) }
  static var area: HTMLTag { HTMLTag(rawValue: 12) }
  static var article: HTMLTag { HTMLTag(rawValue: 16) }
  static var aside: HTMLTag { HTMLTag(rawValue: 17) }
  static var audio: HTMLTag { HTMLTag(rawValue: 18) }
  static var b: HTMLTag { HTMLTag(rawValue: 19) }
  static var base: HTMLTag { HTMLTag(rawValue: 20) }
  static var basefont: HTMLTag { HTMLTag(rawValue: 21) }
  static var bdi: HTMLTag { HTMLTag(rawValue: 22) }
  static var bdo: HTMLTag { HTMLTag(rawValue: 23) }
  static var bgsound: HTMLTag { HTMLTag(rawValue: 24) }
  static var big: HTMLTag { HTMLTag(rawValue: 25) }
  static var blink: HTMLTag { HTMLTag(rawValue: 26) }
  static var blockquote: HTMLTag { HTMLTag(rawValue: 27) }
  static var body: HTMLTag { HTMLTag(rawValue: 28) }
  static var br: HTMLTag { HTMLTag(rawValue: 29) }
  static var button: HTMLTag { HTMLTag(rawValue: 30) }
  static var canvas: HTMLTag { HTMLTag(rawValue: 31) }
  static var caption: HTMLTag { HTMLTag(rawValue: 32) }
  static var center: HTMLTag { HTMLTag(rawValue: 33) }
  static var cite: HTMLTag { HTMLTag(rawValue: 35) }
  static var code: HTMLTag { HTMLTag(rawValue: 37) }
  static var col: HTMLTag { HTMLTag(rawValue: 38) }
  static var colgroup: HTMLTag { HTMLTag(rawValue: 39) }
  static var content: HTMLTag { HTMLTag(rawValue: 41) }
  static var data: HTMLTag { HTMLTag(rawValue: 43) }
  static var datalist: HTMLTag { HTMLTag(rawValue: 46) }
  static var dd: HTMLTag { HTMLTag(rawValue: 48) }
  static var del: HTMLTag { HTMLTag(rawValue: 49) }
  static var desc: HTMLTag { HTMLTag(rawValue: 50) }
  static var details: HTMLTag { HTMLTag(rawValue: 51) }
  static var dfn: HTMLTag { HTMLTag(rawValue: 52) }
  static var dialog: HTMLTag { HTMLTag(rawValue: 53) }
  static var dir: HTMLTag { HTMLTag(rawValue: 54) }
  static var div: HTMLTag { HTMLTag(rawValue: 56) }
  static var dl: HTMLTag { HTMLTag(rawValue: 57) }
  static var dt: HTMLTag { HTMLTag(rawValue: 58) }
  static var element: HTMLTag { HTMLTag(rawValue: 59) }
  static var em: HTMLTag { HTMLTag(rawValue: 60) }
  static var embed: HTMLTag { HTMLTag(rawValue: 61) }
  static var fieldset: HTMLTag { HTMLTag(rawValue: 64) }
  static var figcaption: HTMLTag { HTMLTag(rawValue: 65) }
  static var figure: HTMLTag { HTMLTag(rawValue: 66) }
  static var font: HTMLTag { HTMLTag(rawValue: 67) }
  static var footer: HTMLTag { HTMLTag(rawValue: 68) }
  static var foreignObject: HTMLTag { HTMLTag(rawValue: 69) }
  static var form: HTMLTag { HTMLTag(rawValue: 70) }
  static var frame: HTMLTag { HTMLTag(rawValue: 71) }
  static var frameset: HTMLTag { HTMLTag(rawValue: 72) }
  static var h1: HTMLTag { HTMLTag(rawValue: 73) }
  static var h2: HTMLTag { HTMLTag(rawValue: 74) }
  static var h3: HTMLTag { HTMLTag(rawValue: 75) }
  static var h4: HTMLTag { HTMLTag(rawValue: 76) }
  static var h5: HTMLTag { HTMLTag(rawValue: 77) }
  static var h6: HTMLTag { HTMLTag(rawValue: 78) }
  static var head: HTMLTag { HTMLTag(rawValue: 79) }
  static var header: HTMLTag { HTMLTag(rawValue: 80) }
  static var hgroup: HTMLTag { HTMLTag(rawValue: 82) }
  static var hr: HTMLTag { HTMLTag(rawValue: 84) }
  static var html: HTMLTag { HTMLTag(rawValue: 87) }
  static var i: HTMLTag { HTMLTag(rawValue: 89) }
  static var iframe: HTMLTag { HTMLTag(rawValue: 91) }
  static var image: HTMLTag { HTMLTag(rawValue: 92) }
  static var img: HTMLTag { HTMLTag(rawValue: 93) }
  static var input: HTMLTag { HTMLTag(rawValue: 94) }
  static var ins: HTMLTag { HTMLTag(rawValue: 95) }
  static var isindex: HTMLTag { HTMLTag(rawValue: 97) }
  static var kbd: HTMLTag { HTMLTag(rawValue: 103) }
  static var keygen: HTMLTag { HTMLTag(rawValue: 104) }
  static var label: HTMLTag { HTMLTag(rawValue: 105) }
  static var legend: HTMLTag { HTMLTag(rawValue: 107) }
  static var li: HTMLTag { HTMLTag(rawValue: 108) }
  static var link: HTMLTag { HTMLTag(rawValue: 109) }
  static var listing: HTMLTag { HTMLTag(rawValue: 110) }
  static var main: HTMLTag { HTMLTag(rawValue: 111) }
  static var malignmark: HTMLTag { HTMLTag(rawValue: 112) }
  static var map: HTMLTag { HTMLTag(rawValue: 113) }
  static var mark: HTMLTag { HTMLTag(rawValue: 114) }
  static var marquee: HTMLTag { HTMLTag(rawValue: 115) }
  static var math: HTMLTag { HTMLTag(rawValue: 116) }
  static var menu: HTMLTag { HTMLTag(rawValue: 118) }
  static var menuitem: HTMLTag { HTMLTag(rawValue: 119) }
  static var meta: HTMLTag { HTMLTag(rawValue: 120) }
  static var meter: HTMLTag { HTMLTag(rawValue: 121) }
  static var mglyph: HTMLTag { HTMLTag(rawValue: 122) }
  static var mi: HTMLTag { HTMLTag(rawValue: 123) }
  static var mn: HTMLTag { HTMLTag(rawValue: 124) }
  static var mo: HTMLTag { HTMLTag(rawValue: 125) }
  static var ms: HTMLTag { HTMLTag(rawValue: 126) }
  static var mtext: HTMLTag { HTMLTag(rawValue: 127) }
  static var multicol: HTMLTag { HTMLTag(rawValue: 128) }
  static var nav: HTMLTag { HTMLTag(rawValue: 130) }
  static var nextid: HTMLTag { HTMLTag(rawValue: 131) }
  static var nobr: HTMLTag { HTMLTag(rawValue: 132) }
  static var noembed: HTMLTag { HTMLTag(rawValue: 133) }
  static var noframes: HTMLTag { HTMLTag(rawValue: 134) }
  static var noscript: HTMLTag { HTMLTag(rawValue: 135) }
  static var object: HTMLTag { HTMLTag(rawValue: 136) }
  static var ol: HTMLTag { HTMLTag(rawValue: 137) }
  static var optgroup: HTMLTag { HTMLTag(rawValue: 138) }
  static var option: HTMLTag { HTMLTag(rawValue: 139) }
  static var output: HTMLTag { HTMLTag(rawValue: 140) }
  static var p: HTMLTag { HTMLTag(rawValue: 141) }
  static var param: HTMLTag { HTMLTag(rawValue: 142) }
  static var picture: HTMLTag { HTMLTag(rawValue: 143) }
  static var plaintext: HTMLTag { HTMLTag(rawValue: 144) }
  static var portal: HTMLTag { HTMLTag(rawValue: 145) }
  static var pre: HTMLTag { HTMLTag(rawValue: 146) }
  static var progress: HTMLTag { HTMLTag(rawValue: 147) }
  static var q: HTMLTag { HTMLTag(rawValue: 150) }
  static var rb: HTMLTag { HTMLTag(rawValue: 151) }
  static var rbc: HTMLTag { HTMLTag(rawValue: 152) }
  static var rp: HTMLTag { HTMLTag(rawValue: 156) }
  static var rt: HTMLTag { HTMLTag(rawValue: 157) }
  static var rtc: HTMLTag { HTMLTag(rawValue: 158) }
  static var ruby: HTMLTag { HTMLTag(rawValue: 159) }
  static var s: HTMLTag { HTMLTag(rawValue: 160) }
  static var samp: HTMLTag { HTMLTag(rawValue: 161) }
  static var script: HTMLTag { HTMLTag(rawValue: 162) }
  static var search: HTMLTag { HTMLTag(rawValue: 163) }
  static var section: HTMLTag { HTMLTag(rawValue: 164) }
  static var select: HTMLTag { HTMLTag(rawValue: 165) }
  static var selectedcontent: HTMLTag { HTMLTag(rawValue: 166) }
  static var shadow: HTMLTag { HTMLTag(rawValue: 167) }
  static var slot: HTMLTag { HTMLTag(rawValue: 170) }
  static var small: HTMLTag { HTMLTag(rawValue: 171) }
  static var source: HTMLTag { HTMLTag(rawValue: 172) }
  static var spacer: HTMLTag { HTMLTag(rawValue: 173) }
  static var span: HTMLTag { HTMLTag(rawValue: 174) }
  static var strike: HTMLTag { HTMLTag(rawValue: 177) }
  static var strong: HTMLTag { HTMLTag(rawValue: 178) }
  static var style: HTMLTag { HTMLTag(rawValue: 179) }
  static var sub: HTMLTag { HTMLTag(rawValue: 180) }
  static var summary: HTMLTag { HTMLTag(rawValue: 181) }
  static var sup: HTMLTag { HTMLTag(rawValue: 182) }
  static var svg: HTMLTag { HTMLTag(rawValue: 183) }
  static var table: HTMLTag { HTMLTag(rawValue: 184) }
  static var tbody: HTMLTag { HTMLTag(rawValue: 185) }
  static var td: HTMLTag { HTMLTag(rawValue: 186) }
  static var template: HTMLTag { HTMLTag(rawValue: 187) }
  static var textarea: HTMLTag { HTMLTag(rawValue: 188) }
  static var tfoot: HTMLTag { HTMLTag(rawValue: 189) }
  static var th: HTMLTag { HTMLTag(rawValue: 190) }
  static var thead: HTMLTag { HTMLTag(rawValue: 191) }
  static var time: HTMLTag { HTMLTag(rawValue: 192) }
  static var title: HTMLTag { HTMLTag(rawValue: 193) }
  static var tr: HTMLTag { HTMLTag(rawValue: 194) }
  static var track: HTMLTag { HTMLTag(rawValue: 195) }
  static var tt: HTMLTag { HTMLTag(rawValue: 196) }
  static var u: HTMLTag { HTMLTag(rawValue: 198) }
  static var ul: HTMLTag { HTMLTag(rawValue: 199) }
  static var `var`: HTMLTag { HTMLTag(rawValue: 201) }
  static var video: HTMLTag { HTMLTag(rawValue: 202) }
  static var wbr: HTMLTag { HTMLTag(rawValue: 203) }
  static var xmp: HTMLTag { HTMLTag(rawValue: 206) }
}

extension HTMLAttribute {
  static var alt: HTMLAttribute { HTMLAttribute(rawValue: 4) }
  static var ariaHidden: HTMLAttribute { HTMLAttribute(rawValue: 13) }
  static var ariaLabel: HTMLAttribute { HTMLAttribute(rawValue: 14) }
  static var ariaLabelledby: HTMLAttribute { HTMLAttribute(rawValue: 15) }
  static var charset: HTMLAttribute { HTMLAttribute(rawValue: 34) }
  static var cite: HTMLAttribute { HTMLAttribute(rawValue: 35) }
  static var `class`: HTMLAttribute { HTMLAttribute(rawValue: 36) }
  static var color: HTMLAttribute { HTMLAttribute(rawValue: 40) }
  static var content: HTMLAttribute { HTMLAttribute(rawValue: 41) }
  static var coords: HTMLAttribute { HTMLAttribute(rawValue: 42) }
  static var dataSrc: HTMLAttribute { HTMLAttribute(rawValue: 44) }
  static var dataSrcset: HTMLAttribute { HTMLAttribute(rawValue: 45) }
  static var datetime: HTMLAttribute { HTMLAttribute(rawValue: 47) }
  static var dir: HTMLAttribute { HTMLAttribute(rawValue: 54) }
  static var disabled: HTMLAttribute { HTMLAttribute(rawValue: 55) }
  static var encoding: HTMLAttribute { HTMLAttribute(rawValue: 62) }
  static var face: HTMLAttribute { HTMLAttribute(rawValue: 63) }
  static var height: HTMLAttribute { HTMLAttribute(rawValue: 81) }
  static var hidden: HTMLAttribute { HTMLAttribute(rawValue: 83) }
  static var href: HTMLAttribute { HTMLAttribute(rawValue: 85) }
  static var hreflang: HTMLAttribute { HTMLAttribute(rawValue: 86) }
  static var httpEquiv: HTMLAttribute { HTMLAttribute(rawValue: 88) }
  static var id: HTMLAttribute { HTMLAttribute(rawValue: 90) }
  static var `is`: HTMLAttribute { HTMLAttribute(rawValue: 96) }
  static var itemid: HTMLAttribute { HTMLAttribute(rawValue: 98) }
  static var itemprop: HTMLAttribute { HTMLAttribute(rawValue: 99) }
  static var itemref: HTMLAttribute { HTMLAttribute(rawValue: 100) }
  static var itemscope: HTMLAttribute { HTMLAttribute(rawValue: 101) }
  static var itemtype: HTMLAttribute { HTMLAttribute(rawValue: 102) }
  static var lang: HTMLAttribute { HTMLAttribute(rawValue: 106) }
  static var media: HTMLAttribute { HTMLAttribute(rawValue: 117) }
  static var name: HTMLAttribute { HTMLAttribute(rawValue: 129) }
  static var property: HTMLAttribute { HTMLAttribute(rawValue: 148) }
  static var pubdate: HTMLAttribute { HTMLAttribute(rawValue: 149) }
  static var rel: HTMLAttribute { HTMLAttribute(rawValue: 153) }
  static var rev: HTMLAttribute { HTMLAttribute(rawValue: 154) }
  static var role: HTMLAttribute { HTMLAttribute(rawValue: 155) }
  static var size: HTMLAttribute { HTMLAttribute(rawValue: 168) }
  static var sizes: HTMLAttribute { HTMLAttribute(rawValue: 169) }
  static var src: HTMLAttribute { HTMLAttribute(rawValue: 175) }
  static var srcset: HTMLAttribute { HTMLAttribute(rawValue: 176) }
  static var style: HTMLAttribute { HTMLAttribute(rawValue: 179) }
  static var summary: HTMLAttribute { HTMLAttribute(rawValue: 181) }
  static var title: HTMLAttribute { HTMLAttribute(rawValue: 193) }
  static var type: HTMLAttribute { HTMLAttribute(rawValue: 197) }
  static var value: HTMLAttribute { HTMLAttribute(rawValue: 200) }
  static var width: HTMLAttribute { HTMLAttribute(rawValue: 204) }
  static var xmlLang: HTMLAttribute { HTMLAttribute(rawValue: 205) }
}
