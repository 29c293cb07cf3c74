internal import Glibc
internal import Knowledge
package import Language
package import Record

/// Finds place names in an article and says which places they stand for.
///
/// Names are those of the gazetteer, weighed by what stands around them (`ToponymSpotter`); the places of all names of a document
/// are chosen together (`PlaceResolver`). Words for peoples ("Armenian", "Russians") stand for their country. Streets, buildings
/// and rivers are not found unless the gazetteer has them. Linear in the text.
package struct PlaceFinder: Sendable {
  let model: PlaceModel

  /// A finder that weighs by `model`.
  package init(model: PlaceModel = .shared) {
    self.model = model
  }

  /// The toponyms of `article` in text order, not overlapping.
  package func places(in article: Article, _ analysis: Analysis) -> [Toponym] {
    let spotter = ToponymSpotter(analysis, model: model)
    let taken = take(spotter.spots, textLength: analysis.text.count)
    let resolver = PlaceResolver(article, analysis, spots: spotter.spots, taken: taken, model: model)
    return taken.indices.map { mention in
      let spot = spotter.spots[taken[mention]]
      let options = resolver.options(of: mention)
      return toponym(spot, options, role: PlaceRole.of(spot, options.first, article, analysis))
    }
  }

  /// The numbers of the spots that name a place, in text order: the likeliest first, none over another.
  func take(_ spots: [Spot], textLength: Int) -> [Int] {
    let least = model.settings.first ?? 0.5
    var isTaken = [Bool](repeating: false, count: textLength)
    var taken: [Int] = []
    let order = spots.indices.filter { spots[$0].probability >= least }
      .sorted {
        spots[$0].probability != spots[$1].probability ? spots[$0].probability > spots[$1].probability : $0 < $1
      }
    for index in order {
      let range = Int(spots[index].start)..<Int(spots[index].end)
      if isTaken[range.lowerBound] || isTaken[range.upperBound - 1] { continue }
      for at in range { isTaken[at] = true }
      taken.append(index)
    }
    return taken.sorted()
  }

  private func toponym(_ spot: Spot, _ options: [Sense.Option], role: Toponym.Role) -> Toponym {
    let best = options.first
    return Toponym(
      span: Span(Int(spot.start), Int(spot.end)), place: best.map(\.candidate), role: role,
      candidates: options.dropFirst().prefix(3).filter { $0.probability >= 0.02 }.map(\.candidate),
      confidence: calibrated(spot.probability * share(ofThoseNear: best, options)))
  }

  /// How much of the options' probability is the best one's, or that of another thing at the same spot: a city and the area it is
  /// the seat of are one answer.
  private func share(ofThoseNear best: Sense.Option?, _ options: [Sense.Option]) -> Double {
    guard let best else { return 0 }
    var near = 0.0
    var total = 0.0
    for option in options {
      total += option.probability
      if Distance.isNear(option.place, best.place, degrees: 1) { near += option.probability }
    }
    return total > 0 ? near / total : 0
  }

  /// The share of places that are right among those of this probability, after the model's calibration.
  private func calibrated(_ probability: Double) -> Double {
    guard model.settings.count >= 3 else { return probability }
    let p = min(max(probability, 1e-4), 1 - 1e-4)
    let score = model.settings[1] * log(p / (1 - p)) + model.settings[2]
    return (100 / (1 + exp(-score))).rounded() / 100
  }
}

extension PlaceResolver {
  /// The places a mention may stand for, the likeliest first. A qualifier of its own leaves only places that lie in it.
  func options(of mention: Int) -> [Sense.Option] {
    let all = senses[senseOf[mention]].options
    let inside = qualified(mention, all)
    return (inside.isEmpty ? all : inside).enumerated()
      .sorted {
        $0.element.probability != $1.element.probability
          ? $0.element.probability > $1.element.probability : $0.offset < $1.offset
      }
      .map(\.element)
  }
}

extension Sense.Option {
  /// The place as the record has it.
  var candidate: Toponym.Candidate {
    let gazetteer = Gazetteer.shared
    return Toponym.Candidate(
      geonames: Int(place.geonames), name: gazetteer.name(place), latitude: place.latitude, longitude: place.longitude,
      country: place.countryCode, precision: place.feature.precision)
  }
}

extension Gazetteer.Feature {
  /// How large a thing the point of such a place stands for.
  var precision: String {
    switch self {
    case .city, .capital, .site: "city"
    case .admin1: "admin1"
    case .admin2: "admin2"
    case .country: "country"
    case .continent: "continent"
    case .region: "region"
    }
  }
}
