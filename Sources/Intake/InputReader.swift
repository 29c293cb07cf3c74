/// Goes through files, folders and standard input and gives their pages one by one, in order.
///
/// Holds one page at a time, whatever the size of the files. Nothing is thrown: what cannot be read comes as a parcel that
/// opens to a problem, and the rest goes on. To be used from one thread.
public final class InputReader {
  /// What to go through.
  public enum Input: Sendable, Hashable {
    /// A file or folder, or `-` for standard input, whose kind is found out.
    case path(String)
    /// A file of JSON lines whatever its name, or `-`.
    case lines(String)
  }

  private enum Step {
    case input(Input)
    case folder(String)
    /// Behind all that is in a folder that was named; `filesBefore` tells whether there was any file in it.
    case folderEnd(String, filesBefore: Int)
  }

  private let limits: IntakeLimits
  private let selection: WARCSelection
  private let counter: ByteCounter
  private let tally: Tally
  private var steps: [Step]
  private var current: (any ParcelSource)?
  private var fileCount = 0

  /// A reader of `inputs` in their order. With `takesAll`, WARC records that are no pages are named too, else they are
  /// counted in `tally`. The bytes read are counted in `counter`.
  public init(
    _ inputs: [Input], limits: IntakeLimits, takesAll: Bool = false, counter: ByteCounter, tally: Tally
  ) {
    self.limits = limits
    self.selection = WARCSelection(takesAll: takesAll)
    self.counter = counter
    self.tally = tally
    steps = inputs.reversed().map(Step.input)
  }

  /// The next page or problem; nil at the end.
  public func next() -> Parcel? {
    while true {
      if let parcel = current?.next() { return parcel }
      current = nil
      guard let step = steps.popLast() else { return nil }
      do throws(IntakeError) {
        if let parcel = try take(step) { return parcel }
      } catch {
        return Parcel(.nothing(error), at: error.place, limits: limits)
      }
    }
  }

  private func take(_ step: Step) throws(IntakeError) -> Parcel? {
    switch step {
    case .input(.lines(let path)): return try open(path, as: .lines, areRequests: true)
    case .input(.path(let path)) where path != "-" && Folder.isFolder(path):
      steps.append(.folderEnd(path, filesBefore: fileCount))
      steps.append(.folder(path))
      return nil
    case .input(.path(let path)): return try open(path, as: path == "-" ? nil : InputKind(path: path))
    case .folder(let path):
      try list(path)
      return nil
    case .folderEnd(let path, let filesBefore):
      if fileCount == filesBefore { throw .noFiles(Place(path: path)) }
      return nil
    }
  }

  /// Takes the entries of a folder for the next steps.
  private func list(_ path: String) throws(IntakeError) {
    let entries: [Folder.Entry]
    do throws(IntakeError) {
      entries = try Folder.entries(of: path)
    } catch {
      // One problem for it is enough: what is in it is not known.
      fileCount += 1
      throw error
    }
    steps += entries.reversed().map { entry in
      switch entry {
      case .file(let path): .input(.path(path))
      case .folder(let path): .folder(path)
      }
    }
  }

  /// Opens a file of `kind`, or of the kind it looks like: gives its page, or makes it the current source of pages.
  private func open(
    _ path: String, as kind: InputKind?, areRequests: Bool = false
  ) throws(IntakeError) -> Parcel? {
    fileCount += 1
    let (window, isCompressed) = try decompressed(path)
    var damage: IntakeError?
    var isEmpty = false
    do throws(IntakeError) {
      isEmpty = !(try window.hold(1))
      if kind == nil { try window.hold(4096) }
    } catch {
      // In a file of many pages, what stands behind the damage may be whole; its reader meets the error again.
      if window.count == 0, kind != .warc, kind != .lines { throw error }
      damage = error
    }
    // A cluster may hand out a part with no lines in it.
    if isEmpty, !areRequests { throw .empty(Place(path: path)) }
    switch kind ?? window.peek({ InputKind(sniffing: $0) }) {
    case .lines: current = LineReader(window, path: path, limits: limits, areRequests: areRequests)
    case .warc:
      current = WARCReader(
        window, path: path, isCompressed: isCompressed, limits: limits, selection: selection, tally: tally)
    case let kind: return try page(window, path: path, kind: kind, damage: damage)
    }
    return nil
  }

  /// A window on the file's bytes with its compression, which is told by its first bytes and not by its name, taken off.
  private func decompressed(_ path: String) throws(IntakeError) -> (ByteWindow, isCompressed: Bool) {
    let file = PeekedStream(try FileStream(path: path, counter: counter))
    let head = try file.head()
    switch head.withUnsafeBufferPointer({ Magic.compression($0) }) {
    case .gzip: return (ByteWindow(GzipStream(file, path: path, limits: limits)), true)
    case .zstd: return (ByteWindow(ZstdStream(file, path: path, limits: limits)), true)
    case nil: return (ByteWindow(file), false)
    }
  }

  private func page(
    _ window: ByteWindow, path: String, kind: InputKind, damage: IntakeError?
  ) throws(IntakeError) -> Parcel {
    var errors = damage.map { [$0] } ?? []
    if errors.isEmpty {
      do throws(IntakeError) {
        try window.hold(limits.pageBytes())
      } catch {
        if case .bomb = error { throw error }
        if window.count == 0 { throw error }
        errors = [error]
      }
    }
    let place = Place(path: path)
    if window.count > limits.maxPageBytes { errors.append(.tooLong(place, limit: limits.maxPageBytes)) }
    let bytes = limits.cut(window.copy(window.count)[...])
    return Parcel(.page(bytes, kind), at: place, errors: errors, limits: limits)
  }
}
