public import Record

extension VersionDifference {
  /// The difference as one line of JSON (no line end): `from`, `to`, `drawnAlike`, `changes`.
  ///
  /// Offsets are code points, in `before` and `old` into the earlier version's text, in `after` and `new` into the later's.
  public func json() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      write("from", from, &json)
      write("to", to, &json)
      json.key("drawnAlike")
      json.bool(isDrawnAlike)
      writeChanges(to: &json)
    }
    return json.bytes
  }

  /// Writes the changes as the list `changes` of an object that the caller has opened.
  public func writeChanges(to json: inout JSONWriter) {
    json.key("changes")
    json.array(changes) { write($1, &$0) }
  }

  private func write(_ key: StaticString, _ version: Version, _ json: inout JSONWriter) {
    json.key(key)
    json.object {
      $0.key("page")
      $0.number(version.page)
      $0.key("version")
      $0.number(version.number)
      $0.string("captured", version.captured)
      $0.string("day", version.day)
    }
  }

  private func write(_ change: Change, _ json: inout JSONWriter) {
    json.object { json in
      json.string("subject", change.subject.rawValue)
      json.string("turn", change.turn.rawValue)
      json.string("summary", change.summary)
      write("before", change.before, oldOffsets, &json)
      write("after", change.after, newOffsets, &json)
      if !change.edits.isEmpty {
        json.key("edits")
        json.array(change.edits) { json, edit in
          json.object {
            $0.key("old")
            write(edit.old, oldOffsets, &$0)
            $0.key("new")
            write(edit.new, newOffsets, &$0)
            $0.string("before", edit.before)
            $0.string("after", edit.after)
          }
        }
      }
      guard !change.shifts.isEmpty else { return }
      json.key("shifts")
      json.array(change.shifts) { json, shift in
        json.object {
          $0.string("aspect", shift.aspect.rawValue)
          $0.string("direction", shift.direction.rawValue)
          $0.string("before", shift.before)
          $0.string("after", shift.after)
        }
      }
    }
  }

  private func write(_ key: StaticString, _ side: Change.Side?, _ offsets: ScalarOffsets, _ json: inout JSONWriter) {
    guard let side else { return }
    json.key(key)
    json.object { json in
      json.string("words", side.words)
      json.key("spans")
      json.array(side.spans) { write($1, offsets, &$0) }
      json.string("id", side.id)
      json.string("value", side.value)
    }
  }

  private func write(_ span: Span, _ offsets: ScalarOffsets, _ json: inout JSONWriter) {
    json.array {
      $0.number(offsets.scalars(before: span.start))
      $0.number(offsets.scalars(before: span.end))
    }
  }
}
