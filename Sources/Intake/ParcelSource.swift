/// An input that holds many pages.
protocol ParcelSource: AnyObject {
  /// The next page or problem; nil at the end.
  func next() -> Parcel?
}
