/// Where secrets come from: so many bytes that nobody can guess.
public typealias RandomBytes = @Sendable (_ count: Int) -> [UInt8]

/// The system's own generator (`getrandom`).
public let systemRandomBytes: RandomBytes = { count in
  var generator = SystemRandomNumberGenerator()
  return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
}
