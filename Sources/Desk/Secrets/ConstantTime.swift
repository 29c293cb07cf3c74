/// Compares without telling by its time where the difference is.
public enum ConstantTime {
  /// Whether the bytes are the same. Only their number may show in the time taken.
  public static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    var difference: UInt8 = 0
    for index in left.indices { difference |= left[index] ^ right[index] }
    return difference == 0
  }
}
