internal import Archive
internal import Desk
internal import HTTPTypes
internal import Record

extension Site {
  /// What moderators decide beside the queue: who is banned at a comment, and where comments are taken.
  var commentingOperations: [APIOperation] {
    let number = APIOperation.Parameter.path("number", .count, "The comment's number.")
    let id = APIOperation.Parameter.path("id", .count, "The article's number.")
    return [
      APIOperation(
        method: .get, path: "/comments/{number}/decisions", access: .moderatorToken, id: "listDecisions", tag: "Desk",
        summary: "What was decided about a comment, the oldest first.", parameters: [number],
        gives: APISchemas.list(of: "Decision")
      ) { visit in
        guard let comment = try self.desk.comment(visit.number("number")) else {
          throw SiteError.notFound("There is no comment of this number.")
        }
        return .list(try self.desk.moderations(of: comment.number), next: nil, visit) { json, decision in
          json.object {
            $0.string("from", decision.from.rawValue)
            $0.string("to", decision.to.rawValue)
            $0.string("by", decision.by)
            $0.string("at", Timestamp.rfc3339(decision.at))
          }
        }
      },
      APIOperation(
        method: .post, path: "/comments/{number}/ban", access: .moderatorToken, id: "banCommenter", tag: "Desk",
        summary: "Rejects a comment and bans its sender, or everybody who gives the same name.", parameters: [number],
        body: "CommenterBan", gives: "Ban", errors: [.conflict]
      ) { visit in
        let kind = try APIBody(visit, "CommenterBan").text("kind").flatMap(Ban.Kind.init) ?? .sender
        let ban = try self.ban(kind, ofComment: visit.number("number"), by: visit.writer, now: visit.now)
        return APIWriting.answer { APIWriting.write(ban, to: &$0) }
      },
      APIOperation(
        method: .get, path: "/articles/{id}/commenting", access: .moderatorToken, id: "getCommenting", tag: "Desk",
        summary: "Whether an article takes comments, and who says so.", parameters: [id], gives: "Commenting"
      ) { visit in try self.commenting(self.article(visit.parameters["id"]), visit) },
      APIOperation(
        method: .put, path: "/articles/{id}/commenting", access: .moderatorToken, id: "putCommenting", tag: "Desk",
        summary: "Opens or closes the comments of an article, or leaves that to the site's settings.", parameters: [id],
        body: "CommentingSetting", gives: "Commenting"
      ) { visit in
        let article = try self.article(visit.parameters["id"])
        let wanted = try APIBody(visit, "CommentingSetting").text("commenting").flatMap(Commenting.init)
        try self.desk.setCommenting(
          wanted, of: PageReference(number: article.page, key: ArticleView.key(article.address)), by: visit.writer,
          now: visit.now)
        return try self.commenting(article, visit)
      },
    ]
  }

  private func commenting(_ article: StoredArticle, _ visit: Visit) throws -> Answer {
    let set = try desk.commenting(of: ArticleView.key(article.address))
    let isOpen = try takesComments(article, now: visit.now)
    return .json { json in
      json.string("commenting", set?.rawValue ?? "site")
      json.key("isOpen")
      json.bool(isOpen)
    }
  }
}
