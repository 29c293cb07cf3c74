internal import Archive
internal import Desk
internal import HTTPTypes
internal import Record

extension Site {
  /// What the archive holds and where it came from, and what was done at the desk; for editors.
  var sourceOperations: [APIOperation] {
    [
      APIOperation(
        method: .get, path: "/sources", access: .editorToken, id: "getSources", tag: "Desk",
        summary: "How much the archive holds, and the files of its evidence.", gives: "Sources"
      ) { _ in
        let counts = try self.archive.store.counts()
        let files = try self.archive.store.evidenceFiles()
        return .json { json in
          json.key("pages")
          json.number(counts.pages)
          json.key("versions")
          json.number(counts.articles)
          json.key("captures")
          json.number(counts.captures)
          json.key("statements")
          json.number(counts.statements)
          json.key("problems")
          json.number(counts.problems)
          json.key("evidence")
          json.array(files) { json, file in
            json.object {
              $0.string("file", file.file)
              $0.key("bytes")
              $0.number(file.length)
            }
          }
        }
      },
      APIOperation(
        method: .get, path: "/captures", access: .editorToken, id: "listAllCaptures", tag: "Desk",
        summary: "All captures in the order they were kept.", parameters: APIOperation.paging,
        gives: APISchemas.list(of: "KeptCapture"), isList: true, handler: listAllCaptures),
      APIOperation(
        method: .get, path: "/journal", access: .editorToken, id: "listJournal", tag: "Desk",
        summary: "What was done at the desk, the newest first.", parameters: APIOperation.paging,
        gives: APISchemas.list(of: "JournalEntry"), isList: true
      ) { visit in
        let part = try self.desk.journal(after: visit.afterNumber(), limit: visit.limit(self.settings))
        return .list(part.items, next: part.next.map(String.init), visit) { json, entry in
          json.object {
            $0.key("number")
            $0.number(entry.number)
            $0.string("at", Timestamp.rfc3339(entry.at))
            $0.string("who", entry.who)
            $0.string("action", entry.action)
            $0.string("subject", entry.subject)
            $0.string("detail", entry.detail)
          }
        }
      },
    ]
  }

  private func listAllCaptures(_ visit: Visit) throws -> Answer {
    let limit = visit.limit(settings)
    let found = try archive.store.captures(after: visit.afterNumber() ?? 0, limit: limit + 1)
    return .list(found, limit: limit, by: \.number, visit) { json, capture in
      json.object { json in
        json.key("number")
        json.number(capture.number)
        json.key("page")
        json.number(capture.page)
        json.string("source", capture.facts.source)
        json.string("url", capture.url)
        json.string("time", capture.facts.time)
        json.string("keptAt", capture.keptAt)
        json.string("digest", capture.facts.digest)
        json.key("bytes")
        json.number(capture.facts.bytes)
      }
    }
  }
}
