/// Where an article stands on the site, by the section its outlet put it in.
///
/// A value to keep while sections do not change: made once from `DeskStore.sections()`.
public struct SectionDirectory: Sendable {
  /// The sections in their order.
  public let sections: [DeskSection]
  private let slugs: [FoldedText: String]
  private let names: [String: String]

  /// The directory of these sections.
  public init(_ sections: [DeskSection]) {
    self.sections = sections
    var slugs: [FoldedText: String] = [:]
    // A section's own name comes before what outlets call another.
    for section in sections { slugs[FoldedText(section.name)] = section.slug }
    for section in sections {
      for name in section.outletNames where slugs[FoldedText(name)] == nil { slugs[FoldedText(name)] = section.slug }
    }
    self.slugs = slugs
    names = Dictionary(sections.map { ($0.slug, $0.name) }) { first, _ in first }
  }

  /// The slug for an outlet's section: that of the section it is mapped to or named like, else one made from the name.
  public func slug(of name: String) -> String {
    slugs[FoldedText(name)] ?? Slug.make(from: name, fallback: "other")
  }

  /// The desk's name for a slug; nil where it has no section of it.
  public func name(of slug: String) -> String? { names[slug] }
}
