/// Where an article stands on the site, by the section its outlet put it in.
///
/// Names are compared as the addresses made of them: `Arts & Culture` and `arts, culture` are one name.
///
/// A value to keep while sections do not change: made once from `DeskStore.sections()`.
public struct SectionDirectory: Sendable {
  /// The sections in their order.
  public let sections: [DeskSection]
  /// The slugs of the sections, by the slugs of the names that lead to them.
  private let slugs: [String: String]
  private let names: [String: String]

  /// The directory of these sections.
  public init(_ sections: [DeskSection]) {
    self.sections = sections
    var slugs: [String: String] = [:]
    // A section's own name comes before what outlets call another.
    let own = sections.map { ($0.name, $0.slug) }
    let mapped = sections.flatMap { section in section.outletNames.map { ($0, section.slug) } }
    for (name, section) in own + mapped where slugs[Slug.make(from: name)] == nil {
      slugs[Slug.make(from: name)] = section
    }
    self.slugs = slugs
    names = Dictionary(sections.map { ($0.slug, $0.name) }) { first, _ in first }
  }

  /// The slug for an outlet's section: that of the section it is named like or mapped to, else one made from the name.
  public func slug(of name: String) -> String {
    let own = Slug.make(from: name)
    return slugs[own] ?? own
  }

  /// The desk's name for a slug; nil where it has no section of it.
  public func name(of slug: String) -> String? { names[slug] }
}
