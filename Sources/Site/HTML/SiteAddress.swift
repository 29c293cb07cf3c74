internal import Archive
internal import Desk
internal import Record

/// The addresses of the site's pages. What finds a page is its id; the slug behind it only tells people what they will find.
enum SiteAddress {
  /// The address of an article.
  static func article(_ page: PageNumber, _ headline: String?) -> String {
    slugged("/article/\(page)", headline)
  }

  /// The address of a section.
  static func section(_ name: String) -> String { "/section/" + WebAddress.encoded(Slug.make(from: name)) }

  /// The address of a party.
  static func party(_ name: String, _ country: String?) -> String {
    slugged("/party/\(PartyID(name: name, country: country))", name)
  }

  /// The address of a place.
  static func place(_ geonames: Int, _ name: String) -> String { slugged("/place/\(geonames)", name) }

  private static func slugged(_ path: String, _ name: String?) -> String {
    let slug = name.map { Slug.make(from: $0, fallback: "") } ?? ""
    return slug.isEmpty ? path : path + "/" + WebAddress.encoded(slug)
  }
}
