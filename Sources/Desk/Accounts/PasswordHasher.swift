internal import CArgon2
internal import Record
internal import Synchronization

/// Makes and checks the hashes of passwords.
///
/// A hash is a text that carries its own parameters and salt (`$argon2id$v=19$m=19456,t=2,p=1$…`), so that the cost can be
/// raised while old hashes go on working. One is computed at a time: a crowd at the door takes the memory of one.
final class PasswordHasher: Sendable {
  /// The shortest password, in characters (NIST SP 800-63B-4, 3.1.1.2, without a second factor: 15; ours is for a desk that
  /// throttles).
  static let shortest = 10
  /// The longest, in UTF-8 bytes: a longer one would only keep the processor busy.
  static let longest = 1024

  let cost: PasswordCost
  private let random: RandomBytes
  /// The hash of a password that nobody has.
  private let nobodys: String
  private let turn = Mutex(())

  init(cost: PasswordCost, random: @escaping RandomBytes) throws {
    self.cost = cost
    self.random = random
    nobodys = try Self.hash(Hexadecimal.text(random(16)), cost: cost, salt: random(16))
  }

  /// A new hash, with a salt of its own.
  func hash(_ password: String) throws -> String {
    guard password.utf8.count <= Self.longest else {
      throw DeskError.invalid(field: "password", rule: "it has at most \(Self.longest) bytes")
    }
    guard password.count >= Self.shortest else {
      throw DeskError.invalid(field: "password", rule: "it has at least \(Self.shortest) characters")
    }
    let salt = random(16)
    return try turn.withLock { _ in try Self.hash(password, cost: cost, salt: salt) }
  }

  /// Whether the hash is of this password. Without a hash (an unknown name) the same work is done for nothing, so that the
  /// time does not tell.
  func verify(_ password: String, against hash: String?) -> Bool {
    let bytes = Array(password.utf8)
    guard bytes.count <= Self.longest else { return false }
    let isRight = turn.withLock { _ in argon2id_verify(hash ?? nobodys, bytes, bytes.count) == ARGON2_OK.rawValue }
    return isRight && hash != nil
  }

  /// Whether the hash was made at another cost.
  func isOutdated(_ hash: String) -> Bool {
    !hash.hasPrefix("$argon2id$v=19$m=\(cost.memory),t=\(cost.passes),p=\(cost.lanes)$")
  }

  private static func hash(_ password: String, cost: PasswordCost, salt: [UInt8]) throws -> String {
    let bytes = Array(password.utf8)
    let length = argon2_encodedlen(
      cost.passes, cost.memory, cost.lanes, UInt32(salt.count), 32, Argon2_id)
    var encoded = [CChar](repeating: 0, count: length)
    let code = argon2id_hash_encoded(
      cost.passes, cost.memory, cost.lanes, bytes, bytes.count, salt, salt.count, 32, &encoded, encoded.count)
    guard code == ARGON2_OK.rawValue else {
      throw DeskError.invalid(
        field: "password cost", rule: "Argon2id could not be computed: \(String(cString: argon2_error_message(code)))")
    }
    return encoded.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
  }
}
