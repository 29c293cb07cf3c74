internal import Archive
internal import Record

/// Statements out of many articles in a list: who said what, where it stands.
enum StatementList {
  /// Writes the statements; without the speaker on a page that is about one.
  static func write(_ said: [Said], to html: inout HTMLWriter, showsParty: Bool = true) {
    html.raw("<ol class=\"statements\">")
    for said in said {
      let hit = said.hit
      html.raw("<li class=\"statement\"><p class=\"who\">")
      if showsParty {
        if let party = hit.party {
          html.link(SiteAddress.party(party, hit.country), text: party)
        } else {
          html.text(hit.source)
        }
        html.raw(" ")
      }
      html.raw("<span class=\"stance\">")
      html.text(hit.stance)
      html.raw("</span> <span class=\"kind\">")
      html.text(hit.kind.rawValue)
      html.raw("</span></p><blockquote dir=\"auto\">")
      html.text(said.content)
      html.raw("</blockquote><p class=\"where\">")
      html.link(
        SiteAddress.article(hit.page, hit.headline) + "#" + WebAddress.encoded(hit.id),
        text: hit.headline ?? hit.address)
      html.raw(" ")
      if let outlet = hit.outlet {
        html.element("span", class: "outlet", text: outlet)
        html.raw(" ")
      }
      html.time(hit.day)
      html.raw("</p></li>")
    }
    html.raw("</ol>")
  }
}
