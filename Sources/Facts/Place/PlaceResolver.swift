internal import Glibc
internal import Knowledge
internal import Language
internal import Record

/// Chooses the place that each name of a document stands for.
///
/// A name has one sense in a document unless its own qualifier says otherwise ("Athens, Ga." beside "Athens"). The first round
/// weighs each name alone; two more weigh how well its places lie with those of the other names. Linear in the number of names:
/// the others are summed up on a grid, and a name has at most `maxOptions` places.
struct PlaceResolver {
  private static let maxOptions = 24
  private static let laterRounds = 2

  private let article: Article
  private let analysis: Analysis
  private let spots: [Spot]
  private let taken: [Int]
  private let model: PlaceModel
  private let gazetteer = Gazetteer.shared
  /// One for each name taken, then one for each name in the outlet's address.
  private(set) var senses: [Sense] = []
  /// For each spot taken: the number of its sense.
  private(set) var senseOf: [Int] = []
  private var rounds = 0

  /// The senses of the spots numbered `taken`, in text order.
  init(_ article: Article, _ analysis: Analysis, spots: [Spot], taken: [Int], model: PlaceModel) {
    self.article = article
    self.analysis = analysis
    self.spots = spots
    self.taken = taken
    self.model = model
    gather()
    weighAlone()
    for _ in 0..<Self.laterRounds { weighTogether() }
  }

  private mutating func gather() {
    var numbers: [NameKey: Int] = [:]
    for (mention, index) in taken.enumerated() {
      let key = spots[index].key
      let number = numbers[key] ?? senses.count
      if number == senses.count {
        numbers[key] = number
        senses.append(Sense(key: key, options: options(spots[index].rows), weight: 1))
      }
      senses[number].mentions.append(mention)
      senseOf.append(number)
    }
  }

  private func options(_ rows: Range<Int>) -> [Sense.Option] {
    rows.prefix(Self.maxOptions).map { row in
      let match = gazetteer.match(row)
      return Sense.Option(place: gazetteer.place(match.place), kind: match.kind)
    }
  }

  // MARK: The first round

  private mutating func weighAlone() {
    let home = OutletHome(url: article.url)
    let homes = home.names.flatMap { options($0.rows) }.map(\.place)
    let named = namedAreas()
    for number in senses.indices {
      let largest = senses[number].options.map(\.place.size).max() ?? 0
      for at in senses[number].options.indices {
        describe(&senses[number].options[at], isFirst: at == 0, largest: largest)
        let place = senses[number].options[at].place
        senses[number].options[at].set(.inOutletCountry, home.country != 0 && home.country == place.country)
        senses[number].options[at].set(.outsideOutletCountry, home.country != 0 && home.country != place.country)
        senses[number].options[at].set(
          .nearOutletName, homes.contains { Distance.isNear($0, place, degrees: 1.2) })
        named.describe(&senses[number].options[at])
      }
      describeMentions(number)
      normalize(number, model.firstRound)
    }
    for (key, rows) in home.names {
      var sense = Sense(key: key, options: options(rows), weight: 0.5)
      for at in sense.options.indices { sense.options[at].probability = 1 / Double(sense.options.count) }
      senses.append(sense)
    }
  }

  private func describe(_ option: inout Sense.Option, isFirst: Bool, largest: UInt8) {
    let place = option.place
    option.set(.size, Double(place.size) / 100)
    option.set(.isUnsized, place.size == 0)
    option.set(.sizeBelowLargest, Double(largest) / 100 - Double(place.size) / 100)
    option.set(.isLargest, place.size == largest)
    option.set(.isFirst, isFirst)
    switch option.kind {
    case .main: break
    case .alternate: option.set(.isAlternate, true)
    case .shortened: option.set(.isShortened, true)
    case .demonym: option.set(.isDemonym, true)
    case .abbreviation: option.set(.isAbbreviation, true)
    }
    switch place.feature {
    case .city: break
    case .capital: option.set(.isCapital, true)
    case .admin1: option.set(.isAdmin1, true)
    case .admin2: option.set(.isAdmin2, true)
    case .country: option.set(.isCountry, true)
    case .continent: option.set(.isContinent, true)
    case .region: option.set(.isRegion, true)
    case .site: option.set(.isSite, true)
    }
  }

  /// What the words around the mentions of a name say of each of its places.
  private mutating func describeMentions(_ number: Int) {
    let mentions = senses[number].mentions
    for mention in mentions.prefix(50) {
      let spot = spots[taken[mention]]
      let after = Int(spot.endToken)
      let next = after < analysis.tokens.count ? analysis.tokens[after].word : 0
      for at in senses[number].options.indices {
        let place = senses[number].options[at].place
        if spot.qualifierFits {
          let fits = lies(place, inAnyOf: spots[Int(spot.qualifier)])
          senses[number].options[at].raise(fits ? .fitsQualifier : .breaksQualifier)
        }
        if spot.qualified >= 0, isArea(place), holds(spots[Int(spot.qualified)], place) {
          senses[number].options[at].raise(.qualifiesOther)
        }
        if let span = article.dateline?.span, span.contains(Int(spot.start)) {
          senses[number].options[at].raise(.isDatelined)
        }
        if place.feature == .admin2, Self.areaWords.contains(next) { senses[number].options[at].raise(.countyFollows) }
        if place.feature != .city, Self.cityWords.contains(next) { senses[number].options[at].raise(.cityFollows) }
      }
    }
  }

  private func isArea(_ place: Gazetteer.Place) -> Bool { place.feature == .admin1 || place.feature == .country }

  private func lies(_ place: Gazetteer.Place, inAnyOf outer: Spot) -> Bool {
    outer.rows.prefix(4).contains { Containment.holds(place, in: gazetteer.place(gazetteer.match($0).place)) }
  }

  private func holds(_ inner: Spot, _ place: Gazetteer.Place) -> Bool {
    inner.rows.contains { Containment.holds(gazetteer.place(gazetteer.match($0).place), in: place) }
  }

  /// The options of a mention that lie in its own qualifier; empty where it has none.
  func qualified(_ mention: Int, _ options: [Sense.Option]) -> [Sense.Option] {
    let spot = spots[taken[mention]]
    guard spot.qualifierFits else { return [] }
    let outer = spots[Int(spot.qualifier)]
    let chosen = outer.rows.first { row in
      let area = gazetteer.place(gazetteer.match(row).place)
      return options.contains { Containment.holds($0.place, in: area) }
    }
    guard let chosen else { return [] }
    let area = gazetteer.place(gazetteer.match(chosen).place)
    return options.filter { Containment.holds($0.place, in: area) }
  }

  private static let areaWords = Set(
    ["county", "counties", "parish", "district", "province", "region"].map { WordHash.of($0) })
  private static let cityWords = Set(["city", "police", "mayor", "resident", "residents"].map { WordHash.of($0) })

  /// The countries and first-level areas that the document names outright.
  private func namedAreas() -> NamedAreas {
    var named = NamedAreas()
    for sense in senses {
      guard let first = sense.options.first, isArea(first.place) else { continue }
      named.add(first.place, Double(sense.mentions.count), alone: sense.options.count == 1)
    }
    return named
  }

  // MARK: Later rounds

  private mutating func weighTogether() {
    var mass = PlaceMass()
    for sense in senses { put(sense, 1, &mass) }
    for number in senses.indices where !senses[number].mentions.isEmpty {
      put(senses[number], -1, &mass)
      let total = max(mass.total, 0.5)
      for at in senses[number].options.indices {
        let place = senses[number].options[at].place
        let country = mass.country(place)
        senses[number].options[at].set(.shareOfCountry, country / total)
        senses[number].options[at].set(.shareOfArea, mass.area(place) / total)
        senses[number].options[at].set(.nearOthers, log(1 + mass.near(place)))
        senses[number].options[at].set(.farNearOthers, log(1 + mass.farNear(place)))
        senses[number].options[at].set(.sumOfArea, log(1 + mass.area(place)))
        senses[number].options[at].set(.countryAlone, country < 0.2)
      }
      put(senses[number], 1, &mass)
    }
    for number in senses.indices where !senses[number].mentions.isEmpty { normalize(number, model.laterRounds) }
    rounds += 1
  }

  private func put(_ sense: Sense, _ sign: Double, _ mass: inout PlaceMass) {
    for option in sense.options where option.probability > 0.01 {
      mass.add(option.place, sign * sense.weight * option.probability)
    }
  }

  /// Makes probabilities of the evidence.
  private mutating func normalize(_ number: Int, _ weights: [Double]) {
    var scores: [Double] = []
    for option in senses[number].options { scores.append(option.score(weights)) }
    let best = scores.max() ?? 0
    var sum = 0.0
    for at in scores.indices {
      scores[at] = exp(scores[at] - best)
      sum += scores[at]
    }
    for at in scores.indices { senses[number].options[at].probability = scores[at] / sum }
  }
}

/// How often a document names each country and first-level area.
private struct NamedAreas {
  private var countries: [UInt16: Double] = [:]
  private var areas: [UInt16: (count: Double, geonames: UInt32)] = [:]

  mutating func add(_ place: Gazetteer.Place, _ count: Double, alone: Bool) {
    if place.feature == .country { countries[place.country, default: 0] += count }
    if place.feature == .admin1 { areas[place.area] = ((areas[place.area]?.count ?? 0) + count, place.geonames) }
  }

  func describe(_ option: inout Sense.Option) {
    let place = option.place
    if place.feature != .country { option.set(.inNamedCountry, log(1 + (countries[place.country] ?? 0))) }
    if let named = areas[place.area], named.geonames != place.geonames {
      option.set(.inNamedArea, log(1 + named.count))
    }
  }
}

extension Sense.Option {
  mutating func set(_ question: Sense.Evidence, _ value: Double) { evidence[question.rawValue] = Float(value) }
  mutating func set(_ question: Sense.Evidence, _ holds: Bool) { evidence[question.rawValue] = holds ? 1 : 0 }
  /// Counts one more mention that says so, each for less than the one before.
  mutating func raise(_ question: Sense.Evidence) {
    evidence[question.rawValue] += (2 - evidence[question.rawValue]) / 2
  }

  func score(_ weights: [Double]) -> Double {
    var sum = 0.0
    for at in 0..<min(weights.count, evidence.count) { sum += weights[at] * Double(evidence[at]) }
    return sum
  }
}
