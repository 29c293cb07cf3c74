/// The fields of the query language; see `docs/search.md`.
public enum QueryField: String, Sendable, Hashable, CaseIterable {
  case speaker, party, place, country, near, outlet, section, language, has, quotation, stance, published, since, until
  case event
}
