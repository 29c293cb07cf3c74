internal import Knowledge
package import Language
package import Record

extension PlaceFinder {
  /// What the finder weighs in a document, a line each, for `Training/places/train.py`: `S` for a spot (start, end, local score,
  /// probability, features of the first and of the second pass), `G` for a sense with the bytes of its mentions, `O` for each
  /// place it may stand for (GeoNames id, latitude, longitude, evidence).
  package func trainingLines(in article: Article, _ analysis: Analysis) -> [String] {
    let spotter = ToponymSpotter(analysis, model: model)
    let taken = take(spotter.spots, textLength: analysis.text.count)
    let resolver = PlaceResolver(article, analysis, spots: spotter.spots, taken: taken, model: model)
    var lines = spotter.spots.map { spot in
      let features = [spot.features, spot.documentFeatures]
        .map { spotter.features[$0].map(String.init).joined(separator: " ") }
      return "S\t\(spot.start)\t\(spot.end)\t\(spot.local)\t\(spot.probability)\t\(features[0])\t\(features[1])"
    }
    for sense in resolver.senses where !sense.mentions.isEmpty {
      let mentions = sense.mentions.map { "\(spotter.spots[taken[$0]].start) \(spotter.spots[taken[$0]].end)" }
      lines.append("G\t" + mentions.joined(separator: "\t"))
      for option in sense.options {
        let evidence = option.evidence.indices.map { "\(option.evidence[$0])" }.joined(separator: " ")
        lines.append("O\t\(option.place.geonames)\t\(option.place.latitude)\t\(option.place.longitude)\t\(evidence)")
      }
    }
    return lines
  }
}
