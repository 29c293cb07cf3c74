/// What was done, as the page after a form says it: a short code in the address, so that a reload repeats nothing and no
/// words of others get onto the page.
enum DeskDone: String, CaseIterable {
  case signedOut = "signed-out"
  case password, ended
  case endedAll = "ended-all"
  case approved, pending, rejected, spam
  case banSender = "banned-sender"
  case banName = "banned-name"
  case commenting, banned, lifted
  case ruleAdded = "rule-added"
  case ruleRemoved = "rule-removed"
  case saved, published, scheduled, unscheduled, withdrawn
  case sectionSaved = "section-saved"
  case sectionRemoved = "section-removed"
  case outletSaved = "outlet-saved"
  case accountAdded = "account-added"
  case roleChanged = "role-changed"
  case accountDisabled = "account-disabled"
  case accountEnabled = "account-enabled"
  case tokenRevoked = "token-revoked"
  case factAccepted = "fact-accepted"
  case factRejected = "fact-rejected"
  case factEdited = "fact-edited"
  case factAdded = "fact-added"

  /// The words.
  var words: StaticString {
    switch self {
    case .signedOut: "You are signed out."
    case .password: "The password was changed; every other session of yours has ended."
    case .ended: "The session has ended."
    case .endedAll: "All your other sessions have ended."
    case .approved: "The comment is approved and stands on its page."
    case .pending: "The comment waits again."
    case .rejected: "The comment is rejected."
    case .spam: "The comment is marked as spam."
    case .banSender: "The sender is banned and the comment rejected."
    case .banName: "The name is banned and the comment rejected."
    case .commenting: "What the article says about comments is changed."
    case .banned: "The ban holds."
    case .lifted: "The ban is lifted."
    case .ruleAdded: "The rule holds."
    case .ruleRemoved: "The rule is removed."
    case .saved: "The post is saved."
    case .published: "The post is published."
    case .scheduled: "The post is published when its time comes."
    case .unscheduled: "The post is a draft again."
    case .withdrawn: "The post is withdrawn; its reason stands in its place."
    case .sectionSaved: "The section is saved."
    case .sectionRemoved: "The section is removed."
    case .outletSaved: "The rights are saved."
    case .accountAdded: "The account is added."
    case .roleChanged: "The role is changed."
    case .accountDisabled: "The account is disabled and its sessions have ended."
    case .accountEnabled: "The account may sign in again."
    case .tokenRevoked: "The token is revoked."
    case .factAccepted: "The statement is accepted."
    case .factRejected: "The statement is rejected and no longer shown."
    case .factEdited: "The statement is corrected."
    case .factAdded: "The statement is added."
    }
  }
}

extension Answer {
  /// Leads to a page of the desk that says what was done. `path` may have a query already.
  static func done(_ done: DeskDone, at path: String) -> Answer {
    .redirect(path + (path.contains("?") ? "&" : "?") + "done=" + done.rawValue)
  }
}
