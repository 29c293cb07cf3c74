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
  /// The sections: those that editors put in order first, then those of outlets as they are found.
  let all: [SiteSection]
  private let directory: SectionDirectory
  private let places: [String: Int]

  /// The sections of the desk and those that articles are `found` in.
  init(_ directory: SectionDirectory, found: [(name: String, articles: Int)]) {
    self.directory = directory
    var all: [SiteSection] = []
    var places: [String: Int] = [:]
    func place(_ slug: String, _ name: String, _ names: [String]) -> Int {
      if let place = places[slug] { return place }
      places[slug] = all.count
      all.append(SiteSection(slug: slug, name: name, outletNames: names, articles: 0))
      return all.count - 1
    }
    for section in directory.sections { _ = place(section.slug, section.name, [section.name]) }
    for (name, articles) in found {
      let index = place(directory.slug(of: name), name, [])
      if !all[index].outletNames.contains(name) { all[index].outletNames.append(name) }
      all[index].articles += articles
    }
    self.all = all
    self.places = places
  }

  /// The section at this slug.
  func at(_ slug: String) -> SiteSection? { places[slug].map { all[$0] } }

  /// The section that is called so, by editors or by outlets.
  func named(_ name: String) -> SiteSection? { at(directory.slug(of: name)) }
}

extension Site {
  /// The sections: those that editors put in order first, then those of outlets with the most articles.
  func sections(now: Int) throws -> [SiteSection] { try sectionIndex(now: now).all }

  private func sectionIndex(now: Int) throws -> SiteSections {
    try shared.value("sections", for: 30, now: now) {
      SiteSections(
        SectionDirectory(try desk.sections()), found: try archive.store.sections().map { ($0.name, $0.hits) })
    }
  }

  /// The section of this slug; where there is none, the one that an outlet's section of this slug belongs to, so that its
  /// address stays.
  func section(_ slug: String, now: Int) throws -> SiteSection? {
    let index = try sectionIndex(now: now)
    return index.at(slug) ?? index.named(slug)
  }

  /// The section that an outlet's own name of it belongs to.
  func section(named name: String, now: Int) throws -> SiteSection? { try sectionIndex(now: now).named(name) }
}

extension SiteSection {
  /// What finds its articles.
  var query: Query { .or(outletNames.map { .filter(.section($0)) }) }
}
