internal import Desk
internal import HTTPTypes
internal import Record

extension Site {
  /// Bans and spam rules, for moderators.
  var ruleOperations: [APIOperation] {
    let ban = APIOperation.Parameter.path("number", .count, "The ban's number.")
    let rule = APIOperation.Parameter.path("number", .count, "The rule's number.")
    return [
      APIOperation(
        method: .get, path: "/bans", access: .moderatorToken, id: "listBans", tag: "Desk",
        summary: "The bans that hold, the newest first.", gives: APISchemas.list(of: "Ban")
      ) { visit in
        .list(try self.desk.bans(now: visit.now), next: nil, visit) { APIWriting.write($1, to: &$0) }
      },
      APIOperation(
        method: .post, path: "/bans", access: .moderatorToken, id: "addBan", tag: "Desk",
        summary: "Turns away comments by a name, an e-mail address, or a word or phrase in them.",
        about: "Banning the same again changes its note and its end. A sender is banned at one of their comments.",
        body: "NewBan", success: .created, gives: "Ban"
      ) { visit in try self.addBan(APIBody(visit, "NewBan"), visit) },
      APIOperation(
        method: .delete, path: "/bans/{number}", access: .moderatorToken, id: "liftBan", tag: "Desk",
        summary: "Ends a ban.", parameters: [ban], success: .noContent
      ) { visit in
        try self.desk.liftBan(visit.number("number"), by: visit.writer, now: visit.now)
        return .empty
      },
      APIOperation(
        method: .get, path: "/spam-rules", access: .moderatorToken, id: "listSpamRules", tag: "Desk",
        summary: "The rules by which comments are held or turned away, in the order they were made.",
        gives: APISchemas.list(of: "SpamRule")
      ) { visit in
        .list(try self.desk.spamRules(), next: nil, visit) { APIWriting.write($1, to: &$0) }
      },
      APIOperation(
        method: .post, path: "/spam-rules", access: .moderatorToken, id: "addSpamRule", tag: "Desk",
        summary: "Adds a rule.", body: "NewSpamRule", success: .created, gives: "SpamRule"
      ) { visit in try self.addSpamRule(APIBody(visit, "NewSpamRule"), visit) },
      APIOperation(
        method: .delete, path: "/spam-rules/{number}", access: .moderatorToken, id: "removeSpamRule", tag: "Desk",
        summary: "Removes a rule.", parameters: [rule], success: .noContent
      ) { visit in
        try self.desk.removeSpamRule(visit.number("number"), by: visit.writer, now: visit.now)
        return .empty
      },
    ]
  }

  private func addBan(_ body: APIBody, _ visit: Visit) throws -> Answer {
    guard let kind = body.text("kind").flatMap(Ban.Kind.init) else { throw APIFault.field("/kind", "must be there") }
    let until = try body.text("until").map { text in
      guard let until = InstantText.seconds(text), until > visit.now else {
        throw APIFault.field("/until", "must lie ahead")
      }
      return until
    }
    let pointers = ["name": "/value", "email": "/value", "word": "/value", "note": "/note", "until": "/until"]
    let ban = try APIFault.placed(pointers) {
      try desk.ban(
        kind, body.text("value") ?? "", note: body.text("note") ?? "", until: until, by: visit.writer, now: visit.now)
    }
    return APIWriting.answer(.created) { APIWriting.write(ban, to: &$0) }
  }

  private func addSpamRule(_ body: APIBody, _ visit: Visit) throws -> Answer {
    let kind = body.text("condition") ?? ""
    let wanted = SpamRule.Condition.parts[kind] ?? []
    for name in ["phrase", "amount", "seconds"] where (body.value[name] != nil) != wanted.contains(name) {
      throw APIFault.field(
        "/" + name,
        wanted.contains(name)
          ? "must be there where the condition is \(kind)" : "must be absent where the condition is \(kind)")
    }
    let (amount, seconds) = (body.whole("amount") ?? 0, body.whole("seconds") ?? 0)
    let condition: SpamRule.Condition =
      switch kind {
      case "links": .links(over: amount)
      case "quick": .quickerThan(seconds: seconds)
      case "repeated": .repeated(times: amount, seconds: seconds)
      default: .phrase(body.text("phrase") ?? "")
      }
    let pointers = ["phrase": "/phrase", "links": "/amount", "times": "/amount", "seconds": "/seconds"]
    let rule = try APIFault.placed(pointers) {
      try desk.addSpamRule(
        condition, body.text("action").flatMap(SpamRule.Action.init) ?? .hold, by: visit.writer, now: visit.now)
    }
    return APIWriting.answer(.created) { APIWriting.write(rule, to: &$0) }
  }
}

extension SpamRule.Condition {
  /// What each condition is called, and the parts it has.
  static let parts: [String: [String]] = [
    "phrase": ["phrase"], "links": ["amount"], "quick": ["seconds"], "repeated": ["amount", "seconds"],
  ]
}

extension APIWriting {
  /// Writes a ban; of a sender there is only a hash, which stays at the desk.
  static func write(_ ban: Ban, to json: inout JSONWriter) {
    json.object { json in
      json.key("number")
      json.number(ban.number)
      json.string("kind", ban.kind.rawValue)
      if ban.kind != .sender { json.string("value", ban.value) }
      json.string("note", ban.note)
      json.string("by", ban.by)
      json.string("at", Timestamp.rfc3339(ban.createdAt))
      json.string("until", ban.expiresAt.map(Timestamp.rfc3339))
    }
  }

  /// Writes a rule.
  static func write(_ rule: SpamRule, to json: inout JSONWriter) {
    func write(
      _ name: String, phrase: String? = nil, amount: Int? = nil, seconds: Int? = nil, to json: inout JSONWriter
    ) {
      json.string("condition", name)
      json.string("phrase", phrase)
      if let amount {
        json.key("amount")
        json.number(amount)
      }
      if let seconds {
        json.key("seconds")
        json.number(seconds)
      }
    }
    json.object { json in
      json.key("number")
      json.number(rule.number)
      switch rule.condition {
      case .phrase(let phrase): write("phrase", phrase: phrase, to: &json)
      case .links(let over): write("links", amount: over, to: &json)
      case .quickerThan(let seconds): write("quick", seconds: seconds, to: &json)
      case .repeated(let times, let seconds): write("repeated", amount: times, seconds: seconds, to: &json)
      }
      json.string("action", rule.action.rawValue)
      json.string("by", rule.by)
      json.string("at", Timestamp.rfc3339(rule.createdAt))
    }
  }
}
