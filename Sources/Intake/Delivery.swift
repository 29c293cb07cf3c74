public import Record

/// What came out of a parcel.
public enum Delivery: Sendable {
  /// A page to be read, and what was wrong with it on its way here.
  case page(Capture, problems: [Problem])
  /// Something that is not a page (an image, a redirect), named because the caller asked for everything.
  case other(Capture, kind: Article.Kind, problems: [Problem])
  /// Nothing that can be read. `id` is the given one, else the place; the capture is there where bytes came.
  case lost(id: String, capture: Capture?, problem: Problem)
}
