internal import Record

/// Writes the parts of a map as SVG.
///
/// The picture is one image to a screen reader, with a title and a description. Nothing in it is a link: the list beneath the map
/// has them, once, for everyone.
struct MapDrawing {
  private(set) var writer = HTMLWriter()
  let view: MapView
  let id: String

  mutating func open(title: String, description: String) {
    writer.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"map\" direction=\"ltr\" viewBox=\"0 0 ")
    writer.number(Int(view.width))
    writer.raw(" ")
    writer.number(Int(view.height))
    writer.raw("\" width=\"")
    writer.number(Int(view.width))
    writer.raw("\" height=\"")
    writer.number(Int(view.height))
    writer.raw("\"><g role=\"img\"")
    writer.attribute("aria-labelledby", "\(id)-title \(id)-description")
    writer.raw("><title")
    writer.attribute("id", id + "-title")
    writer.raw(">")
    writer.text(title)
    writer.raw("</title><desc")
    writer.attribute("id", id + "-description")
    writer.raw(">")
    writer.text(description)
    writer.raw("</desc>")
  }

  mutating func path(_ name: StaticString, _ path: PathWriter) {
    if path.isEmpty { return }
    writer.raw("<path")
    writer.raw(" class=\"")
    writer.raw(name)
    writer.raw("\" d=\"")
    writer.safe(path.bytes)
    writer.raw("\"/>")
  }

  mutating func country(_ label: MapLabels.Label, isLit: Bool) {
    text(isLit ? "map-country map-country-lit" : "map-country", label)
  }

  mutating func name(_ label: MapLabels.Label, of marker: MapMarker) {
    text(marker.places[0].role == .mentioned ? "map-name" : "map-name map-strong", label)
  }

  mutating func marker(_ marker: MapMarker) {
    if marker.places.count > 1 {
      circle(
        marker.places[0].role == .mentioned ? "map-cluster" : "map-cluster map-cluster-strong", marker.position,
        marker.radius)
      let middle = MapPosition(x: marker.position.x, y: marker.position.y + 4)
      text("map-count", MapLabels.Label(text: String(marker.places.count), position: middle, anchor: .middle))
      return
    }
    switch marker.places[0].role {
    case .dateline:
      circle("map-halo", marker.position, marker.radius + 3)
      circle("map-point map-dateline", marker.position, marker.radius)
    case .event: circle("map-point map-event", marker.position, marker.radius)
    case .mentioned: circle("map-point map-mentioned", marker.position, marker.radius)
    }
  }

  /// Ends the picture.
  mutating func close() { writer.raw("</g></svg>") }

  private mutating func circle(_ name: StaticString, _ position: MapPosition, _ radius: Double) {
    writer.raw("<circle class=\"")
    writer.raw(name)
    writer.raw("\" cx=\"")
    tenths(position.x)
    writer.raw("\" cy=\"")
    tenths(position.y)
    writer.raw("\" r=\"")
    tenths(radius)
    writer.raw("\"/>")
  }

  private mutating func text(_ name: StaticString, _ label: MapLabels.Label) {
    writer.raw("<text class=\"")
    writer.raw(name)
    writer.raw("\" x=\"")
    tenths(label.position.x)
    writer.raw("\" y=\"")
    tenths(label.position.y)
    switch label.anchor {
    case .start: writer.raw("\">")
    case .middle: writer.raw("\" text-anchor=\"middle\">")
    case .end: writer.raw("\" text-anchor=\"end\">")
    }
    writer.text(label.text)
    writer.raw("</text>")
  }

  private mutating func tenths(_ value: Double) {
    var digits: [UInt8] = []
    PathWriter.append(tenths: Int((value * 10).rounded()), to: &digits)
    writer.safe(digits)
  }
}
