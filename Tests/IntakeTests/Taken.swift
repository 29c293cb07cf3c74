import Intake
import Record
import TestKit

/// What came out of the inputs of a test.
struct Taken {
  let deliveries: [Delivery]
  /// What was passed over, with how many of it there were.
  let skipped: [String: Int]
  /// How many bytes were read from the disk.
  let byteCount: Int
  private let folder: String

  /// Takes one file with these bytes.
  init(
    _ bytes: some Collection<UInt8>, named name: String, limits: IntakeLimits = IntakeLimits(), takesAll: Bool = false
  ) {
    let folder = TemporaryFolder()
    self.init([.path(folder.write(bytes, to: name))], in: folder, limits: limits, takesAll: takesAll)
  }

  /// Takes one file with this text.
  init(_ text: String, named name: String, limits: IntakeLimits = IntakeLimits(), takesAll: Bool = false) {
    self.init(text.utf8, named: name, limits: limits, takesAll: takesAll)
  }

  /// Takes several inputs.
  init(
    _ inputs: [InputReader.Input], in folder: TemporaryFolder, limits: IntakeLimits = IntakeLimits(),
    takesAll: Bool = false
  ) {
    let counter = ByteCounter()
    let tally = Tally()
    let reader = InputReader(inputs, limits: limits, takesAll: takesAll, counter: counter, tally: tally)
    var deliveries: [Delivery] = []
    while let parcel = reader.next() { deliveries.append(parcel.open()) }
    self.deliveries = deliveries
    skipped = Dictionary(uniqueKeysWithValues: tally.skipped.map { ($0.words, $0.count) })
    byteCount = counter.value
    self.folder = folder.path + "/"
  }

  /// The captures, pages or not.
  var captures: [Capture] { deliveries.compactMap(\.capture) }
  /// The payloads of the pages as text.
  var texts: [String] { deliveries.compactMap(\.page).map { String(decoding: $0.payload, as: UTF8.self) } }
  /// The codes of all problems, in order.
  var codes: [String] { deliveries.flatMap(\.problems).map(\.code) }
  /// The words of all problems, in order, with paths from the test's folder.
  var messages: [String] {
    deliveries.flatMap(\.problems).map { $0.message.hasPrefix(folder) ? bare($0.message) : $0.message }
  }
  /// Where the captures come from, from the test's folder.
  var sources: [String] { captures.map { bare($0.source) } }

  private func bare(_ text: String) -> String { String(text.dropFirst(folder.count)) }
}

extension Delivery {
  /// The capture of whatever came.
  var capture: Capture? {
    switch self {
    case .page(let capture, _), .other(let capture, _, _): capture
    case .lost(_, let capture, _): capture
    }
  }

  /// The capture of a page that came.
  var page: Capture? {
    if case .page(let capture, _) = self { capture } else { nil }
  }

  var problems: [Problem] {
    switch self {
    case .page(_, let problems), .other(_, _, let problems): problems
    case .lost(_, _, let problem): [problem]
    }
  }

  /// The id of what is lost.
  var lostID: String? {
    if case .lost(let id, _, _) = self { id } else { nil }
  }
}

extension IntakeLimits {
  /// The defaults with shorter pages.
  static func pages(of bytes: Int) -> IntakeLimits {
    var limits = IntakeLimits()
    limits.maxPageBytes = bytes
    return limits
  }
}
