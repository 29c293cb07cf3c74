/// A place name in the text, with the place it stands for.
public struct Toponym: Sendable, Hashable {
  /// What the place has to do with the report.
  public enum Role: String, Sendable, Hashable, CaseIterable { case dateline, event, mentioned }

  /// A place of the gazetteer that the name may stand for.
  public struct Candidate: Sendable, Hashable {
    /// GeoNames id; 0 for a place that GeoNames lacks.
    public var geonames: Int
    /// The place's name in the gazetteer.
    public var name: String
    /// Degrees north.
    public var latitude: Double
    /// Degrees east.
    public var longitude: Double
    /// ISO 3166-1 alpha-2; nil for seas and continents.
    public var country: String?
    /// How large a thing the point stands for: `country`, `admin1`, `admin2`, `city`, `region`, `continent`.
    public var precision: String

    /// The address that GeoNames gives the place; nil for one that it lacks.
    public var uri: String? { geonames == 0 ? nil : "https://sws.geonames.org/\(geonames)/" }

    /// A place of the gazetteer.
    public init(
      geonames: Int, name: String, latitude: Double, longitude: Double, country: String?, precision: String
    ) {
      self.geonames = geonames
      self.name = name
      self.latitude = latitude
      self.longitude = longitude
      self.country = country
      self.precision = precision
    }
  }

  /// Its words.
  public var span: Span
  /// The place; nil where the name is in no gazetteer.
  public var place: Candidate?
  /// What it has to do with the report.
  public var role: Role
  /// Other places the name may stand for, the likeliest first.
  public var candidates: [Candidate]
  /// The probability that the place is right.
  public var confidence: Double

  /// A toponym at `span`.
  public init(span: Span, place: Candidate?, role: Role, candidates: [Candidate] = [], confidence: Double) {
    self.span = span
    self.place = place
    self.role = role
    self.candidates = candidates
    self.confidence = confidence
  }
}
