/// A list of feature hashes in the making, in memory of the caller's.
///
/// A feature is a template's number mixed with the values it looks at; no string is made.
struct FeatureBuffer {
  private let storage: UnsafeMutablePointer<UInt64>
  /// The number of features.
  private(set) var count = 0

  /// A list in `storage`, which must have room for all features of one decision.
  init(_ storage: UnsafeMutablePointer<UInt64>) { self.storage = storage }

  /// The features.
  var features: UnsafeBufferPointer<UInt64> { UnsafeBufferPointer(start: storage, count: count) }

  /// Adds the feature of one value.
  @inline(__always)
  mutating func add(_ template: UInt64, _ value: UInt64) {
    var hash = (value ^ (template &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
    hash ^= hash &>> 32
    hash = hash &* 0xD6E8_FEB8_6659_FD93
    storage[count] = hash ^ hash &>> 29
    count &+= 1
  }

  /// Adds the feature of two values.
  @inline(__always)
  mutating func add(_ template: UInt64, _ first: UInt64, _ second: UInt64) {
    add(template, first &+ second &* 0xA24B_AED4_963E_E407)
  }

  /// Adds the feature of three values.
  @inline(__always)
  mutating func add(_ template: UInt64, _ first: UInt64, _ second: UInt64, _ third: UInt64) {
    add(template, first &+ second &* 0xA24B_AED4_963E_E407 &+ third &* 0x9FB2_1C65_1E98_DF25)
  }

  /// Adds the feature of four values.
  @inline(__always)
  mutating func add(_ template: UInt64, _ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) {
    add(
      template,
      first &+ second &* 0xA24B_AED4_963E_E407 &+ third &* 0x9FB2_1C65_1E98_DF25 &+ fourth &* 0xC2B2_AE3D_27D4_EB4F)
  }
}
