internal import Desk
internal import HTTPTypes
internal import Record

extension Site {
  /// The queue of comments, for moderators.
  var commentOperations: [APIOperation] {
    let number = APIOperation.Parameter.path("number", .count, "The comment's number.")
    return [
      APIOperation(
        method: .get, path: "/comments", access: .moderatorToken, id: "listQueuedComments", tag: "Desk",
        summary: "The comments in a state.",
        parameters: [
          .query(
            "state", .choice(CommentState.allCases.map(\.rawValue)), "pending where it is left out."),
          .query("order", .choice(["oldest", "newest"]), "oldest where it is left out."),
        ] + APIOperation.paging, gives: APISchemas.list(of: "QueuedComment"), isList: true
      ) { visit in
        let part = try self.desk.comments(
          in: visit.query["state"].flatMap(CommentState.init) ?? .pending,
          newestFirst: visit.query["order"] == "newest", after: visit.afterNumber(), limit: visit.limit(self.settings))
        return .list(part.items, next: part.next.map(String.init), visit) { APIWriting.write(queued: $1, to: &$0) }
      },
      APIOperation(
        method: .get, path: "/comments/{number}", access: .moderatorToken, id: "getQueuedComment", tag: "Desk",
        summary: "A comment.", parameters: [number], gives: "QueuedComment"
      ) { visit in
        guard let comment = try self.desk.comment(visit.number("number")) else {
          throw SiteError.notFound("There is no comment of this number.")
        }
        return APIWriting.answer { APIWriting.write(queued: comment, to: &$0) }
      },
      APIOperation(
        method: .put, path: "/comments/{number}/state", access: .moderatorToken, id: "decideComment", tag: "Desk",
        summary: "Decides about a comment: approved, rejected, spam, or pending again.", parameters: [number],
        body: "CommentDecision", gives: "QueuedComment"
      ) { visit in
        let body = try APIBody(visit, "CommentDecision")
        let comment = try self.desk.moderate(
          visit.number("number"), to: body.text("state").flatMap(CommentState.init) ?? .pending, by: visit.writer,
          now: visit.now)
        return APIWriting.answer { APIWriting.write(queued: comment, to: &$0) }
      },
    ]
  }
}

extension APIWriting {
  /// An answer of one value.
  static func answer(_ status: HTTPResponse.Status = .ok, _ write: (inout JSONWriter) -> Void) -> Answer {
    var json = JSONWriter()
    write(&json)
    return Answer(status, type: "application/json", body: json.bytes)
  }

  /// Writes a comment as moderators see it.
  static func write(queued comment: Comment, to json: inout JSONWriter) {
    json.object { json in
      json.key("number")
      json.number(comment.number)
      json.key("page")
      json.number(comment.page.number)
      if let parent = comment.parent {
        json.key("parent")
        json.number(parent)
      }
      json.string("name", comment.name)
      json.string("text", comment.text)
      json.string("at", Timestamp.rfc3339(comment.createdAt))
      json.string("state", comment.state.rawValue)
      json.key("reasons")
      json.array(comment.reasons) { json, reason in
        json.object {
          $0.string("kind", reason.kind.rawValue)
          $0.string("detail", reason.detail)
        }
      }
      json.string("moderatedBy", comment.moderatedBy)
      json.string("moderatedAt", comment.moderatedAt.map(Timestamp.rfc3339))
    }
  }
}
