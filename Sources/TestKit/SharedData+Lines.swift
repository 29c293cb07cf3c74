internal import CZlib
public import Record

extension SharedData {
  /// The lines of a file of JSON lines, plain or gzipped; empty where it is absent. Lines that are no JSON are left out.
  public static func jsonLines(_ path: String) -> [JSONValue] {
    let parser = JSONParser()
    return unzipped(path).split(separator: 0x0A).compactMap { try? parser.parse($0) }
  }

  /// The bytes of a file, plain or gzipped; empty where it is absent.
  public static func unzipped(_ path: String) -> [UInt8] {
    guard let folder, let file = gzopen("\(folder)/\(path)", "rb") else { return [] }
    defer { gzclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = gzread(file, &buffer, UInt32(buffer.count))
      guard count > 0 else { break }
      bytes.append(contentsOf: buffer[..<Int(count)])
    }
    return bytes
  }
}
