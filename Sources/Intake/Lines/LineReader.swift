internal import Glibc

/// Cuts a file of JSON lines into its lines. Blank lines are passed over, and still counted in the numbers of lines.
final class LineReader: ParcelSource {
  private let window: ByteWindow
  private let path: String
  private let limits: IntakeLimits
  private let areRequests: Bool
  private var number = 0
  private var searched = 0
  private var isInLine = false
  private var hasEnded = false

  init(_ window: ByteWindow, path: String, limits: IntakeLimits, areRequests: Bool) {
    self.areRequests = areRequests
    self.window = window
    self.path = path
    self.limits = limits
  }

  func next() -> Parcel? {
    while !hasEnded {
      do throws(IntakeError) {
        if isInLine { try finishLine() }
        guard let line = try line() else { return nil }
        number += 1
        if line.contains(where: { $0 > 0x20 }) {
          return Parcel(.line(line), at: place, limits: limits, isRequest: areRequests)
        }
      } catch {
        number += 1
        return lost(error)
      }
    }
    return nil
  }

  private var place: Place { Place(path: path, line: number) }

  /// The next line without its end; nil at the end of the file.
  private func line() throws(IntakeError) -> [UInt8]? {
    searched = 0
    while true {
      if let end = lineEnd() {
        let line = window.copy(end)
        window.drop(end + 1)
        return line
      }
      searched = window.count
      if searched > limits.maxLineBytes {
        throw .lineTooLong(Place(path: path, line: number + 1), limit: limits.maxLineBytes)
      }
      if !(try window.more()) {
        hasEnded = true
        let rest = window.copy(window.count)
        return rest.isEmpty ? nil : rest
      }
    }
  }

  /// Passes over the rest of a line that was given up.
  private func finishLine() throws(IntakeError) {
    while true {
      searched = 0
      if let end = lineEnd() {
        window.drop(end + 1)
        isInLine = false
        return
      }
      window.drop(window.count)
      if !(try window.more()) {
        hasEnded = true
        return
      }
    }
  }

  private func lineEnd() -> Int? {
    window.peek { bytes in
      guard let base = bytes.baseAddress, searched < bytes.count,
        let found = memchr(base + searched, 0x0A, bytes.count - searched)
      else { return nil }
      return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
  }

  /// The parcel of a line that cannot be had. The next line begins behind the next line end; after an error of the file
  /// itself, that is in the next part of it that can be read.
  private func lost(_ error: IntakeError) -> Parcel {
    isInLine = true
    var isRequest = false
    if case .lineTooLong = error {
      window.drop(window.count)
      isRequest = areRequests
    } else if !window.recover() {
      hasEnded = true
    }
    return Parcel(.nothing(error), at: place, limits: limits, isRequest: isRequest)
  }
}
