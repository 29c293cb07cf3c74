/// What an element's name says about how its text is set.
enum TagClass: UInt8, Sendable {
  case inline, strong, link, lineBreak, skipped
  case paragraph, division, section, article, main, aside, navigation, header, footer, form, control
  case heading, list, item, definition, table, row, cell, quote, figure, caption, preformatted, details, dialog, address
  case custom, rule

  /// Whether text before and after its boundary belongs to different blocks.
  var breaksText: Bool { rawValue >= TagClass.paragraph.rawValue && self != .custom }
  /// Whether an element of it is listed in the outline.
  var isListed: Bool { rawValue >= TagClass.paragraph.rawValue }

  /// The class of a tag.
  static func of(_ tag: HTMLTag) -> TagClass {
    let index = Int(tag.rawValue)
    return index < byTag.count ? byTag[index] : .custom
  }

  private static let byTag: [TagClass] = {
    let members: [(TagClass, [HTMLTag])] = [
      (.strong, [.b, .strong]),
      (.link, [.a]),
      (.lineBreak, [.br]),
      (
        .skipped,
        [
          .script, .style, .noscript, .template, .head, .iframe, .object, .embed, .canvas, .audio, .video, .select,
          .datalist, .map, .textarea, .progress, .meter, .noembed, .noframes, .applet, .title, .frameset, .rp,
        ]
      ),
      (.paragraph, [.p]),
      (.division, [.div, .body, .html, .center, .hgroup]),
      (.section, [.section]),
      (.article, [.article]),
      (.main, [.main]),
      (.aside, [.aside]),
      (.navigation, [.nav, .menu]),
      (.header, [.header]),
      (.footer, [.footer]),
      (.form, [.form, .fieldset, .legend]),
      (.control, [.button, .option, .optgroup]),
      (.heading, [.h1, .h2, .h3, .h4, .h5, .h6]),
      (.list, [.ul, .ol, .dl]),
      (.item, [.li]),
      (.definition, [.dt, .dd]),
      (.table, [.table, .tbody, .thead, .tfoot, .colgroup]),
      (.row, [.tr]),
      (.cell, [.td, .th]),
      (.quote, [.blockquote]),
      (.figure, [.figure]),
      (.caption, [.figcaption, .caption]),
      (.preformatted, [.pre, .xmp, .listing, .plaintext]),
      (.details, [.details, .summary]),
      (.dialog, [.dialog]),
      (.address, [.address]),
      (.rule, [.hr]),
    ]
    let known = HTMLNameTable.known.count
    var table = [TagClass](repeating: .inline, count: known)
    for (kind, tags) in members {
      for tag in tags where Int(tag.rawValue) < known { table[Int(tag.rawValue)] = kind }
    }
    return table
  }()
}
