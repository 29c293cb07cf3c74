internal import GRDB
internal import Record

/// What editors and readers add: accounts, comments, posts, sections, outlets, corrections, and the journal of it all.
///
/// One SQLite file beside the archive. The archive can be made anew from its evidence, this cannot: a step that was
/// reported as done outlives a power cut, and every change stands in the journal in the same transaction. Calls block; any
/// thread may make them, and several processes may have the file open. `now` is seconds since 1970.
public final class DeskStore: Sendable {
  let path: String
  let pool: DatabasePool
  let random: RandomBytes
  let sessionPolicy: SessionPolicy
  let passwords: PasswordHasher
  private let secret: [UInt8]

  /// `DLD1`, by which SQLite files say whose they are.
  static let applicationID: Int32 = 0x444C_4431
  /// How long a write waits for another process.
  static let patience = 10

  /// Opens the desk at `path`, and makes it where `makes` is true and there is none; brings an older one up to date.
  public init(
    path: String, makes: Bool = true, sessions: SessionPolicy = SessionPolicy(),
    passwords: PasswordCost = .standard, random: @escaping RandomBytes = systemRandomBytes
  ) throws(DeskError) {
    self.path = path
    self.random = random
    sessionPolicy = sessions
    do {
      self.passwords = try PasswordHasher(cost: passwords, random: random)
      let exists = try DeskFile.check(path, makes: makes)
      pool = try DeskFile.open(path, isNew: !exists)
      secret = try DeskFile.secret(of: pool, random: random)
    } catch {
      throw DeskError(error, at: path)
    }
  }

  /// Where the desk of an archive is kept: `news.db` has `news-desk.db` beside it.
  public static func path(besideArchive archive: String) -> String {
    let suffix = ".db"
    let stem = archive.hasSuffix(suffix) ? String(archive.dropLast(suffix.count)) : archive
    return stem + "-desk" + suffix
  }

  /// A key of 32 bytes for one purpose (`captcha`, `sender`), drawn from the desk's own secret by HMAC-SHA256. The same for
  /// as long as the desk lives; keys of different purposes say nothing of each other.
  public func key(for purpose: String) -> [UInt8] {
    HMACSHA256.code(of: Array(purpose.utf8), key: secret)
  }

  /// What the desk keeps instead of a reader's address: a keyed hash, of no use without this desk's secret.
  public func senderHash(of address: String) -> String {
    Hexadecimal.text(HMACSHA256.code(of: Array(address.utf8), key: key(for: "sender")).prefix(16))
  }

  /// Reads in one snapshot.
  func read<T>(_ body: (Database) throws -> T) throws(DeskError) -> T {
    do { return try pool.read(body) } catch { throw DeskError(error, at: path) }
  }

  /// Reads by one statement, which sees one state by itself, without the cost of a transaction.
  func readOnce<T>(_ body: (Database) throws -> T) throws(DeskError) -> T {
    do { return try pool.unsafeRead(body) } catch { throw DeskError(error, at: path) }
  }

  /// Writes all or nothing; other processes' writes are waited for.
  func write<T>(_ body: (Database) throws -> T) throws(DeskError) -> T {
    do { return try pool.write(body) } catch { throw DeskError(error, at: path) }
  }
}
