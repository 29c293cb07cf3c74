internal import Archive
internal import Record

extension Site {
  /// The page of a party: all that it said, by date, across articles.
  func partyPage(_ visit: Visit) throws -> Answer {
    guard let id = visit.parameters["id"].flatMap({ PartyID($0) }), let party = try archive.store.party(id) else {
      throw SiteError.notFound("Nobody of this name speaks in the archive.")
    }
    let address = SiteAddress.party(party.name, party.country)
    if let right = moved(visit, to: address) { return right }
    let page = try said(
      .filter(.partyID(id)), limit: settings.pageLength, after: visit.query["after"])
    let mentions = try find(.filter(.partyID(id)), order: .newest, limit: 6, after: nil)
    var head = Frame(title: party.name, summary: "What \(party.name) said, by date, across articles.", kind: "party")
    head.canonical = address
    head.feed = "/party/\(id)"
    return .html(
      try head.page(frame(now: visit.now)) { html in
        html.element("h1", text: party.name)
        html.raw("<p class=\"note\">")
        html.text(party.kind.rawValue)
        if let country = party.country { html.text(", \(country)") }
        html.raw(
          "</p><div class=\"columns\"><section class=\"text\" aria-labelledby=\"said\"><h2 id=\"said\">Statements</h2>")
        if page.said.isEmpty { html.raw("<p>No statement of this party is on record.</p>") }
        for (day, said) in Self.byDay(page.said) {
          html.raw("<h3 class=\"day\">")
          html.time(day)
          html.raw("</h3>")
          StatementList.write(said, to: &html, showsParty: false)
        }
        PostList.more(page.next, visit, to: &html)
        html.raw(
          "</section><aside class=\"record\" aria-labelledby=\"spoken-of\"><h2 id=\"spoken-of\">Spoken of in</h2>")
        PostList.write(mentions.posts, to: &html, level: .three)
        html.raw("</aside></div>")
      })
  }

  /// Statements under the day on which they were published, in the order they come.
  private static func byDay(_ said: [Said]) -> [(day: String, said: [Said])] {
    var groups: [(day: String, said: [Said])] = []
    for said in said {
      if groups.last?.day == said.hit.day {
        groups[groups.count - 1].said.append(said)
      } else {
        groups.append((said.hit.day, [said]))
      }
    }
    return groups
  }

  /// The page of a place: where it is, and the articles that name it.
  func placePage(_ visit: Visit) throws -> Answer {
    guard let id = visit.parameters["id"], let geonames = Int(id), String(geonames) == id,
      let place = try archive.store.place(geonames: geonames)
    else { throw SiteError.notFound("No place of this number is named in the archive.") }
    let address = SiteAddress.place(geonames, place.name)
    if let right = moved(visit, to: address) { return right }
    let page = try find(
      .filter(.geonames(geonames)), order: .newest, limit: settings.pageLength, after: visit.query["after"])
    var head = Frame(title: place.name, summary: "Articles that name \(place.name).", kind: "place")
    head.canonical = address
    return .html(
      try head.page(frame(now: visit.now)) { html in
        html.element("h1", text: place.name)
        html.raw("<p class=\"note\">")
        if let country = place.country { html.text(country + ", ") }
        html.text(
          "\(Self.degrees(place.latitude)) \(place.latitude < 0 ? "S" : "N"), \(Self.degrees(place.longitude)) \(place.longitude < 0 ? "W" : "E"), GeoNames \(geonames)"
        )
        html.raw(
          "</p><div class=\"columns\"><section class=\"text\" aria-labelledby=\"named\"><h2 id=\"named\">Named in</h2>")
        PostList.write(page.posts, to: &html, level: .three)
        PostList.more(page.next, visit, to: &html)
        html.raw("</section><aside class=\"record\" aria-label=\"Map\">")
        NamedPlaces.image([place.named], at: "/place/\(geonames)/map.svg", to: &html)
        html.raw("</aside></div>")
      })
  }

  private static func degrees(_ value: Double) -> String {
    let hundredths = Int((abs(value) * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)°"
  }
}

extension StoredPlace {
  /// The place as an article would name it.
  var named: NamedPlaces.Named {
    .init(
      place: Toponym.Candidate(
        geonames: geonames, name: name, latitude: latitude, longitude: longitude, country: country, precision: "city"),
      role: .mentioned, count: 1)
  }
}
