/// The fields of an object of a record, each of the type it must have. An error names the key.
extension JSONValue {
  /// The value of a key that must be there.
  func required(_ key: String) throws(RecordFormError) -> JSONValue {
    guard let value = self[key] else { throw RecordFormError(.missing, at: key) }
    return value
  }

  /// The string of a key; nil where the key is absent.
  func optionalText(_ key: String) throws(RecordFormError) -> String? {
    guard let value = self[key] else { return nil }
    guard let string = value.string else { throw RecordFormError(.expected("a string"), at: key) }
    return string
  }

  /// The string of a key that must be there.
  func text(_ key: String) throws(RecordFormError) -> String {
    guard let string = try optionalText(key) else { throw RecordFormError(.missing, at: key) }
    return string
  }

  /// The number of a key that must be there, which must lie in `range`.
  func number(_ key: String, in range: ClosedRange<Double>) throws(RecordFormError) -> Double {
    guard let number = try required(key).number, range.contains(number) else {
      throw RecordFormError(
        .expected("a number from \(Int(range.lowerBound)) to \(Int(range.upperBound))"), at: key)
    }
    return number
  }

  /// The whole number of a key that must be there.
  func integer(_ key: String) throws(RecordFormError) -> Int {
    guard let number = try required(key).wholeNumber else {
      throw RecordFormError(.expected("a whole number"), at: key)
    }
    return number
  }

  /// The case that the string of a key names; nil where the key is absent.
  func optionalChoice<T: RawRepresentable<String>>(_ key: String) throws(RecordFormError) -> T? {
    guard let word = try optionalText(key) else { return nil }
    guard let choice = T(rawValue: word) else { throw RecordFormError(.unknownWord(word), at: key) }
    return choice
  }

  /// The case that the string of a key that must be there names.
  func choice<T: RawRepresentable<String>>(_ key: String) throws(RecordFormError) -> T {
    guard let choice: T = try optionalChoice(key) else { throw RecordFormError(.missing, at: key) }
    return choice
  }

  /// What `read` makes of the object of a key; nil where the key is absent.
  func optionalObject<T>(
    _ key: String, _ read: (JSONValue) throws(RecordFormError) -> T
  ) throws(RecordFormError) -> T? {
    guard let value = self[key] else { return nil }
    return try value.object(at: key, read)
  }

  /// What `read` makes of each element of the list of a key; none where the key is absent.
  func list<T>(
    _ key: String, _ read: (JSONValue) throws(RecordFormError) -> T
  ) throws(RecordFormError) -> [T] {
    guard let value = self[key] else { return [] }
    guard let elements = value.array else { throw RecordFormError(.expected("a list"), at: key) }
    var items: [T] = []
    items.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      do throws(RecordFormError) {
        items.append(try read(element))
      } catch {
        throw error.inside("\(key)[\(index)]")
      }
    }
    return items
  }

  /// What `read` makes of each object in the list of a key; none where the key is absent.
  func objects<T>(
    _ key: String, _ read: (JSONValue) throws(RecordFormError) -> T
  ) throws(RecordFormError) -> [T] {
    try list(key) { element throws(RecordFormError) in
      guard element.members != nil else { throw RecordFormError(.expected("an object")) }
      return try read(element)
    }
  }

  /// The strings in the list of a key; none where the key is absent.
  func texts(_ key: String) throws(RecordFormError) -> [String] {
    try list(key) { element throws(RecordFormError) in
      guard let string = element.string else { throw RecordFormError(.expected("a string")) }
      return string
    }
  }

  /// What `read` makes of this, which must be an object.
  func object<T>(
    at key: String, _ read: (JSONValue) throws(RecordFormError) -> T
  ) throws(RecordFormError) -> T {
    guard members != nil else { throw RecordFormError(.expected("an object"), at: key) }
    do throws(RecordFormError) {
      return try read(self)
    } catch {
      throw error.inside(key)
    }
  }

  /// The number, where this is a whole one that is exact.
  var wholeNumber: Int? {
    guard let number, let whole = Int(exactly: number), abs(whole) <= 1 << 53 else { return nil }
    return whole
  }
}
