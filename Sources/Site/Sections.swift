internal import Archive
internal import Desk

/// A section of the site: one that editors named, or one that outlets have.
struct SiteSection: Sendable, Hashable {
  /// The part of its address.
  var slug: String
  /// What it is called.
  var name: String
  /// What outlets call it, as the archive has it.
  var outletNames: [String]
  /// Articles in it.
  var articles: Int
}

/// The sections in their order, and by every name that leads to one.
struct SiteSections: Sendable {
  /// The sections.
  let all: [SiteSection]
  /// Their places by the slugs of their names; the first section that has a name keeps it.
  private let places: [String: Int]

  init(_ all: [SiteSection]) {
    self.all = all
    var places: [String: Int] = [:]
    for (place, section) in all.enumerated() {
      for slug in [section.slug] + section.outletNames.map({ Slug.make(from: $0) }) where places[slug] == nil {
        places[slug] = place
      }
    }
    self.places = places
  }

  /// The section that is called so.
  func named(_ name: String) -> SiteSection? { places[Slug.make(from: name)].map { all[$0] } }
}

extension Site {
  /// The sections: those that editors put in order first, then those of outlets with the most articles.
  func sections(now: Int) throws -> [SiteSection] { try sectionIndex(now: now).all }

  private func sectionIndex(now: Int) throws -> SiteSections {
    try shared.value("sections", for: 30, now: now) {
      var known: [String: SiteSection] = [:]
      var order: [String] = []
      var slugs: [String: String] = [:]
      for section in try desk.sections() {
        known[section.slug] = SiteSection(
          slug: section.slug, name: section.name, outletNames: [section.name], articles: 0)
        order.append(section.slug)
        for name in section.outletNames { slugs[Slug.make(from: name)] = section.slug }
      }
      for found in try archive.store.sections() {
        let own = Slug.make(from: found.name)
        let slug = slugs[own] ?? own
        if known[slug] == nil { order.append(slug) }
        var section = known[slug] ?? SiteSection(slug: slug, name: found.name, outletNames: [], articles: 0)
        if !section.outletNames.contains(found.name) { section.outletNames.append(found.name) }
        section.articles += found.hits
        known[slug] = section
      }
      return SiteSections(order.compactMap { known[$0] })
    }
  }

  /// The section of this slug.
  func section(_ slug: String, now: Int) throws -> SiteSection? { try sections(now: now).first { $0.slug == slug } }

  /// The section that an outlet's own name of it belongs to.
  func section(named name: String, now: Int) throws -> SiteSection? { try sectionIndex(now: now).named(name) }
}

extension SiteSection {
  /// What finds its articles.
  var query: Query { .or(outletNames.map { .filter(.section($0)) }) }
}
