internal import Desk
internal import HTTPTypes
internal import Record

extension Site {
  /// The keys by which programs write.
  ///
  /// One that is made by another speaks for the same account, may do no more than that one and ends with it: who gets hold of
  /// a token gets no other one that stays when it is taken back.
  var tokenOperations: [APIOperation] {
    let number = APIOperation.Parameter.path("number", .count, "The token's number.")
    return [
      APIOperation(
        method: .get, path: "/tokens", access: .editorToken, id: "listTokens", tag: "People",
        summary: "All tokens, the newest first, revoked ones among them; never their secrets.",
        gives: APISchemas.list(of: "Token")
      ) { visit in
        .list(try self.desk.apiTokens(), next: nil, visit) { json, token in
          json.object { APIWriting.write(token, to: &$0) }
        }
      },
      APIOperation(
        method: .post, path: "/tokens", access: .editorToken, id: "addToken", tag: "People",
        summary: "Makes a token. Its secret is in this answer and nowhere else.",
        about: "It speaks for the same account as the token that asks, and is revoked with it.", body: "NewToken",
        success: .created, gives: "MadeToken", errors: [.conflict]
      ) { visit in
        let body = try APIBody(visit, "NewToken")
        guard let maker = visit.token else { throw SiteError.unauthorized }
        guard let role = body.text("role").flatMap(DeskRole.init) else {
          throw APIFault.field("/role", "must be there")
        }
        let made = try APIFault.placed(["name": "/name", "role": "/role"]) {
          try self.desk.addAPIToken(
            name: body.text("name") ?? "", role: role, by: visit.writer, maker: maker, now: visit.now)
        }
        return .json(.created) { json in
          json.key("token")
          json.object { APIWriting.write(made.token, to: &$0) }
          json.string("secret", made.secret)
        }
      },
      APIOperation(
        method: .delete, path: "/tokens/{number}", access: .editorToken, id: "revokeToken", tag: "People",
        summary: "Takes a token back for good, and with it those that it made.",
        about: "The token that asks cannot take itself back.", parameters: [number], success: .noContent,
        errors: [.conflict]
      ) { visit in
        let number = try visit.number("number")
        guard number != visit.token?.number else {
          throw SiteError.conflict("This is the token that you ask with. Revoke it at the desk, or by another one.")
        }
        try self.desk.revokeAPIToken(number, by: visit.writer, now: visit.now)
        return .empty
      },
    ]
  }
}

extension APIWriting {
  /// Writes the members of a token; its secret is known to nobody.
  static func write(_ token: APIToken, to json: inout JSONWriter) {
    json.key("number")
    json.number(token.number)
    json.string("name", token.name)
    json.string("role", token.role.rawValue)
    json.string("by", token.by)
    if let maker = token.madeBy {
      json.key("madeBy")
      json.number(maker)
    }
    json.string("at", Timestamp.rfc3339(token.createdAt))
    json.string("lastUsedAt", token.lastUsedAt.map(Timestamp.rfc3339))
    json.string("revokedAt", token.revokedAt.map(Timestamp.rfc3339))
  }
}
