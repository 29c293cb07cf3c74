internal import Knowledge

/// One name of the document and all the places it may stand for.
struct Sense {
  /// What speaks for or against a place, each a number that a weight belongs to.
  enum Evidence: Int, CaseIterable {
    // The place and its name.
    case size, isUnsized, sizeBelowLargest, isLargest, isFirst
    case isAlternate, isShortened, isDemonym, isAbbreviation
    case isCapital, isAdmin1, isAdmin2, isCountry, isContinent, isRegion, isSite
    // The words around its mentions.
    case fitsQualifier, breaksQualifier, qualifiesOther, isDatelined, countyFollows, cityFollows
    // Where the outlet is at home.
    case inOutletCountry, outsideOutletCountry, nearOutletName
    // Countries and areas that the document names.
    case inNamedCountry, inNamedArea
    // The other names of the document.
    case shareOfCountry, shareOfArea, nearOthers, farNearOthers, sumOfArea, countryAlone
  }

  /// A place with its evidence.
  struct Option {
    let place: Gazetteer.Place
    let kind: Gazetteer.NameKind
    /// One number for each `Evidence`, held in place: there are thousands of options in a long text.
    var evidence = InlineArray<33, Float>(repeating: 0)
    var probability = 0.0
  }

  /// The name's key.
  let key: NameKey
  /// The numbers of its mentions among the spots taken; empty for the outlet's name.
  var mentions: [Int] = []
  /// The places, as the gazetteer orders them.
  var options: [Option]
  /// How much it counts for others.
  var weight: Double
}
