internal import Foundation

/// The shared data: corpora that are too large, or not ours, to stand in the repository.
///
/// A test that needs it says `.enabled(if: SharedData.isPresent, SharedData.advice)` and is skipped where it is absent.
public enum SharedData {
  /// Its folder: the environment's `DATELINE_SHARED`, or `shared` beside the checkout.
  public static let folder: String? = {
    let beside = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../shared")
    let set: String? = ProcessInfo.processInfo.environment["DATELINE_SHARED"]
    return [set, beside.standardizedFileURL.path].compactMap { $0 }
      .first { FileManager.default.fileExists(atPath: $0 + "/data") }
  }()

  /// Whether it is there.
  public static var isPresent: Bool { folder != nil }

  /// What the message of a skipped test says.
  public static let advice = "needs the shared data: set DATELINE_SHARED to its folder"

  /// The bytes of one of its files; gzip is taken off by the caller.
  public static func bytes(_ path: String) throws -> [UInt8] {
    guard let folder else { throw Missing() }
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/" + path)))
  }

  /// Thrown where a file is asked for and the shared data is absent.
  public struct Missing: Error, CustomStringConvertible {
    public var description: String { SharedData.advice }
  }
}
