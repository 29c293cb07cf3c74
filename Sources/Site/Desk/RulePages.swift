internal import Desk
internal import HTTPTypes

extension Site {
  /// Routes of bans and spam rules.
  var ruleRoutes: [Route] {
    [
      .get("/desk/bans", .moderator) { try self.bansPage($0) },
      .post("/desk/bans", .moderator, maxBodyBytes: 8 << 10, addBan),
      .post("/desk/bans/{number}/lift", .moderator, maxBodyBytes: 4 << 10) { visit in
        try self.desk.liftBan(try visit.number("number"), by: visit.who(), now: visit.now)
        return .done(.lifted, at: "/desk/bans")
      },
      .get("/desk/rules", .moderator) { try self.rulesPage($0) },
      .post("/desk/rules", .moderator, maxBodyBytes: 8 << 10, addRule),
      .post("/desk/rules/{number}/remove", .moderator, maxBodyBytes: 4 << 10) { visit in
        try self.desk.removeSpamRule(try visit.number("number"), by: visit.who(), now: visit.now)
        return .done(.ruleRemoved, at: "/desk/rules")
      },
    ]
  }

  private func addBan(_ visit: Visit) throws -> Answer {
    var problems = DeskProblems()
    let kind = visit.form["kind"].flatMap(Ban.Kind.init(rawValue:)) ?? .name
    let value = visit.form["value"] ?? ""
    if value.isEmpty { problems["value"] = "Please enter what to ban" }
    let days = visit.form["days"].map { Int($0) ?? -1 }
    if let days, !(1...36_500).contains(days) { problems["days"] = "Please enter a number of days, or leave it empty" }
    guard problems.isEmpty else { return try bansPage(visit, problems, .unprocessableContent) }
    do {
      try desk.ban(
        kind, value, note: visit.form["note"] ?? "", until: days.map { visit.now + $0 * 86_400 }, by: visit.who(),
        now: visit.now)
    } catch let error as DeskError {
      let names = ["name": "value", "email": "value", "word": "value", "sender": "value", "note": "note"]
      return try bansPage(visit, DeskProblems(error, fields: names), .unprocessableContent)
    }
    return .done(.banned, at: "/desk/bans")
  }

  private func bansPage(
    _ visit: Visit, _ problems: DeskProblems = DeskProblems(), _ status: HTTPResponse.Status = .ok
  ) throws -> Answer {
    let bans = try desk.bans(now: visit.now)
    return try deskPage(visit, "Bans", problem: problems.summary, status: status) { html in
      let form = DeskForm(visit, problems)
      DeskTable.write("Bans that hold", ["What", "Value", "Note", "By", "Until", "Lift"], bans, to: &html) {
        ban, html in
        DeskTable.cell(ban.kind.rawValue, to: &html)
        DeskTable.cell(ban.kind == .sender ? String(ban.value.prefix(8)) + "…" : ban.value, to: &html)
        DeskTable.cell(ban.note, to: &html)
        DeskTable.cell(ban.by, to: &html)
        if ban.expiresAt == nil {
          DeskTable.cell("for good", to: &html)
        } else {
          DeskTable.cell(at: ban.expiresAt, to: &html)
        }
        DeskTable.cell(to: &html) {
          form.press("/desk/bans/\(ban.number)/lift", "Lift", about: "ban \(ban.number)", to: &$0)
        }
      }
      html.raw("<h2>Add a ban</h2>")
      form.open("/desk/bans", to: &html)
      form.choice(
        "kind", "What", [("name", "a name"), ("email", "an e-mail address"), ("word", "a word or phrase")],
        chosen: visit.form["kind"] ?? "name", help: "A sender is banned at one of their comments.", to: &html)
      form.line("value", "Value", visit.form["value"] ?? "", isRequired: true, to: &html)
      form.line("note", "Note for colleagues", visit.form["note"] ?? "", to: &html)
      form.line(
        "days", "Days it holds", visit.form["days"] ?? "", kind: "number", help: "Empty: for good.", to: &html)
      DeskForm.button("Ban", isFirst: true, to: &html)
      DeskForm.close(to: &html)
    }
  }

  private func addRule(_ visit: Visit) throws -> Answer {
    var problems = DeskProblems()
    func number(_ field: String) -> Int {
      guard let value = visit.form[field].flatMap({ Int($0) }) else {
        problems[field] = "Please enter a number"
        return 0
      }
      return value
    }
    let condition: SpamRule.Condition
    switch visit.form["condition"] {
    case "links": condition = .links(over: number("amount"))
    case "quick": condition = .quickerThan(seconds: number("seconds"))
    case "repeated": condition = .repeated(times: number("amount"), seconds: number("seconds"))
    default:
      condition = .phrase(visit.form["phrase"] ?? "")
      if visit.form["phrase"] == nil { problems["phrase"] = "Please enter a word or phrase" }
    }
    guard problems.isEmpty else { return try rulesPage(visit, problems, .unprocessableContent) }
    do {
      try desk.addSpamRule(
        condition, visit.form["action"].flatMap(SpamRule.Action.init(rawValue:)) ?? .hold, by: visit.who(),
        now: visit.now)
    } catch let error as DeskError {
      let names = ["phrase": "phrase", "links": "amount", "times": "amount", "seconds": "seconds"]
      return try rulesPage(visit, DeskProblems(error, fields: names), .unprocessableContent)
    }
    return .done(.ruleAdded, at: "/desk/rules")
  }

  private func rulesPage(
    _ visit: Visit, _ problems: DeskProblems = DeskProblems(), _ status: HTTPResponse.Status = .ok
  ) throws -> Answer {
    let rules = try desk.spamRules()
    return try deskPage(visit, "Spam rules", problem: problems.summary, status: status) { html in
      let form = DeskForm(visit, problems)
      DeskTable.write("Rules", ["A comment that", "is", "By", "Since", "Remove"], rules, to: &html) { rule, html in
        DeskTable.cell(rule.condition.words, to: &html)
        DeskTable.cell(rule.action == .hold ? "held" : "refused", to: &html)
        DeskTable.cell(rule.by, to: &html)
        DeskTable.cell(at: rule.createdAt, to: &html)
        DeskTable.cell(to: &html) {
          form.press("/desk/rules/\(rule.number)/remove", "Remove", about: "rule \(rule.number)", to: &$0)
        }
      }
      html.raw("<h2>Add a rule</h2>")
      form.open("/desk/rules", to: &html)
      form.choice(
        "condition", "A comment that",
        [
          ("phrase", "has this word or phrase"), ("links", "has more links than this number"),
          ("quick", "was written in fewer seconds"), ("repeated", "came so many times before, in so many seconds"),
        ], chosen: visit.form["condition"] ?? "phrase", to: &html)
      form.line("phrase", "Word or phrase", visit.form["phrase"] ?? "", to: &html)
      form.line("amount", "Number of links or times", visit.form["amount"] ?? "", kind: "number", to: &html)
      form.line("seconds", "Seconds", visit.form["seconds"] ?? "", kind: "number", to: &html)
      form.choice(
        "action", "What happens", [("hold", "it waits for a moderator"), ("refuse", "it is turned away")],
        chosen: visit.form["action"] ?? "hold", to: &html)
      DeskForm.button("Add the rule", isFirst: true, to: &html)
      DeskForm.close(to: &html)
    }
  }
}

extension SpamRule.Condition {
  /// The condition as moderators read it.
  fileprivate var words: String {
    switch self {
    case .phrase(let phrase): "has “\(phrase)”"
    case .links(let over): "has more than \(over) links"
    case .quickerThan(let seconds): "was written in less than \(seconds) seconds"
    case .repeated(let times, let seconds): "came \(times) times before in \(seconds) seconds"
    }
  }
}
