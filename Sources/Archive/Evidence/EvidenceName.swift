/// The name of a file of evidence: `dateline-00000001.warc.gz`. Names are made from a number and never from input.
struct EvidenceName: Hashable, Comparable, CustomStringConvertible {
  /// Files are counted from 1 in the order they were begun.
  let number: Int

  /// The name with this number.
  init(number: Int) { self.number = number }

  /// The name that reads `name`; nil where that is not one of ours.
  init?(_ name: String) {
    guard name.hasPrefix("dateline-"), name.hasSuffix(".warc.gz"),
      let number = Int(name.dropFirst("dateline-".count).dropLast(".warc.gz".count)), number > 0
    else { return nil }
    self.number = number
    guard description == name else { return nil }
  }

  var description: String {
    let digits = String(number)
    return "dateline-\(String(repeating: "0", count: max(0, 8 - digits.count)))\(digits).warc.gz"
  }

  static func < (a: EvidenceName, b: EvidenceName) -> Bool { a.number < b.number }
}
