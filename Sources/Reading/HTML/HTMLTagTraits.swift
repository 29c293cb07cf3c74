/// What the tree construction rules ask of an element, as bits.
struct HTMLTraits: OptionSet, BitwiseCopyable {
  let rawValue: UInt32

  /// The "special" category: where an end tag's search stops.
  static let special = Self(rawValue: 1)
  /// Bounds the scope of everything.
  static let scope = Self(rawValue: 2)
  /// Bounds list item scope: `ol`, `ul`.
  static let listScope = Self(rawValue: 4)
  /// Bounds button scope: `button`.
  static let buttonScope = Self(rawValue: 8)
  /// Bounds table scope: `html`, `table`, `template`.
  static let tableScope = Self(rawValue: 16)
  /// `address`, `div`, `p`: special, yet looked through for an open list item.
  static let transparentToItems = Self(rawValue: 32)
  /// Decides the insertion mode when it is reset.
  static let decidesMode = Self(rawValue: 64)
  /// Its end tag may be left out before most others.
  static let impliedEnd = Self(rawValue: 128)
  /// As `impliedEnd`, at the end of a template.
  static let thoroughlyImpliedEnd = Self(rawValue: 256)
  static let heading = Self(rawValue: 512)
  /// `table`, `tbody`, `tfoot`, `thead`, `tr`: what stands in them by mistake goes before the table.
  static let fosters = Self(rawValue: 1024)
  /// MathML text integration point.
  static let mathText = Self(rawValue: 2048)
  /// HTML integration point.
  static let htmlIntegration = Self(rawValue: 4096)
  /// Not an HTML element.
  static let foreign = Self(rawValue: 8192)

  /// The traits of the HTML elements that have any, by number.
  private static let html: [HTMLTraits] = {
    var table = [HTMLTraits](repeating: [], count: HTMLNameTable.known.count)
    func mark(_ tags: [HTMLTag], _ traits: HTMLTraits) {
      for tag in tags { table[Int(tag.rawValue)].formUnion(traits) }
    }
    mark(
      [
        .address, .applet, .area, .article, .aside, .base, .basefont, .bgsound, .blockquote, .body, .br, .button,
        .caption, .center, .col, .colgroup, .dd, .details, .dir, .div, .dl, .dt, .embed, .fieldset, .figcaption,
        .figure, .footer, .form, .frame, .frameset, .h1, .h2, .h3, .h4, .h5, .h6, .head, .header, .hgroup, .hr, .html,
        .iframe, .img, .input, .keygen, .li, .link, .listing, .main, .marquee, .menu, .meta, .nav, .noembed,
        .noframes, .noscript, .object, .ol, .p, .param, .plaintext, .pre, .script, .search, .section, .select,
        .source, .style, .summary, .table, .tbody, .td, .template, .textarea, .tfoot, .th, .thead, .title, .tr,
        .track, .ul, .wbr, .xmp,
      ], .special)
    mark([.applet, .caption, .html, .table, .td, .th, .marquee, .object, .select, .template], .scope)
    mark([.ol, .ul], .listScope)
    mark([.button], .buttonScope)
    mark([.html, .table, .template], .tableScope)
    mark([.address, .div, .p], .transparentToItems)
    mark(
      [
        .td, .th, .tr, .tbody, .thead, .tfoot, .caption, .colgroup, .table, .template, .head, .body, .frameset, .html,
      ], .decidesMode)
    mark([.dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc], [.impliedEnd, .thoroughlyImpliedEnd])
    mark([.caption, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr], .thoroughlyImpliedEnd)
    mark([.h1, .h2, .h3, .h4, .h5, .h6], .heading)
    mark([.table, .tbody, .tfoot, .thead, .tr], .fosters)
    return table
  }()

  /// The traits of an element. That `annotation-xml` may be an HTML integration point is for the caller to add.
  static func of(_ tag: HTMLTag, in namespace: HTMLTree.Namespace) -> HTMLTraits {
    switch namespace {
    case .html:
      let index = Int(tag.rawValue)
      return index < html.count ? html[index] : []
    case .mathML:
      switch tag {
      case .mi, .mo, .mn, .ms, .mtext: return [.foreign, .special, .scope, .mathText]
      case .annotationXML: return [.foreign, .special, .scope]
      default: return .foreign
      }
    case .svg:
      switch tag {
      case .foreignObject, .desc, .title: return [.foreign, .special, .scope, .htmlIntegration]
      default: return .foreign
      }
    }
  }
}
