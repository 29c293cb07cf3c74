import Foundation

/// libxml2's HTML parse of the same pages through Python's lxml (`apt install python3-lxml`), which the figures are held against.
enum LibxmlFloor {
  /// Prints its line and gives the seconds of the best round; nil where lxml is not installed.
  static func run(_ pages: PageSet) -> Double? {
    let script = """
      import base64, sys, time
      from lxml import etree
      pages = [base64.b64decode(line) for line in sys.stdin.buffer]
      best = 1e9
      for _ in range(\(Figure.rounds)):
          start = time.thread_time()
          for page in pages:
              try: etree.fromstring(page, etree.HTMLParser(encoding="utf-8"))
              except Exception: pass
          best = min(best, time.thread_time() - start)
      print(best)
      """
    let folder = FileManager.default.temporaryDirectory
    let input = folder.appendingPathComponent("dateline-benchmark-\(ProcessInfo.processInfo.processIdentifier)")
    let lines = pages.payloads.map { Data($0).base64EncodedString() }.joined(separator: "\n")
    defer { try? FileManager.default.removeItem(at: input) }
    guard (try? lines.write(to: input, atomically: false, encoding: .utf8)) != nil,
      let output = try? PageSet.output(
        of: "/bin/sh", ["-c", "exec /usr/bin/python3 -c \"$0\" < \"$1\"", script, input.path]),
      let seconds = Double(String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
    else {
      print("libxml2: not measured, python3-lxml is not installed")
      return nil
    }
    Figure.show("libxml2 parse (lxml)", pages, seconds: seconds)
    return seconds
  }
}
