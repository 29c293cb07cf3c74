// Declared here until each has its body.
extension DeskStore {
  // MARK: The file
  /// Copies the desk as it is at this moment into a new file, while others go on reading and writing.
  public func backup(to path: String) throws(DeskError) { fatalError() }
  /// Ends all use of the file; later calls fail.
  public func close() throws(DeskError) { fatalError() }
  /// What is not as it should be, in plain words; empty where all is well.
  public func integrity() throws(DeskError) -> [String] { fatalError() }
  /// The journal, the newest entry first; `after` is where the last listing went on.
  public func journal(after cursor: Int? = nil, limit: Int = 100) throws(DeskError) -> Listing<JournalEntry> {
    fatalError()
  }

  // MARK: Accounts
  /// Makes an account.
  public func addAccount(name: String, role: DeskRole, password: String, by: String, now: Int) throws(DeskError)
    -> Account
  { fatalError() }
  /// All accounts by name.
  public func accounts() throws(DeskError) -> [Account] { fatalError() }
  /// The account of this name, without case.
  public func account(named name: String) throws(DeskError) -> Account? { fatalError() }
  /// Gives an account another role, from its next request on.
  public func changeRole(of name: String, to role: DeskRole, by: String, now: Int) throws(DeskError) { fatalError() }
  /// Sets a password, ends all sessions of the account and forgets its wrong tries.
  public func changePassword(of name: String, to password: String, by: String, now: Int) throws(DeskError) {
    fatalError()
  }
  /// Keeps an account from signing in and ends its sessions, or lets it in again.
  public func setDisabled(_ isDisabled: Bool, account name: String, by: String, now: Int) throws(DeskError) {
    fatalError()
  }

  // MARK: Sessions
  /// Looks at a name and password. `sender` is the keyed hash of where it comes from.
  public func signIn(name: String, password: String, sender: String, userAgent: String, now: Int) throws(DeskError)
    -> SignInOutcome
  { fatalError() }
  /// Who stands behind a cookie's token; nil where the session ended or never was.
  public func session(token: String, now: Int) throws(DeskError) -> ActiveSession? { fatalError() }
  /// The sessions of an account that go on, the last used first.
  public func sessions(of name: String, now: Int) throws(DeskError) -> [DeskSession] { fatalError() }
  /// Ends one session of an account: signing out.
  public func endSession(_ number: Int, of name: String, by: String, now: Int) throws(DeskError) { fatalError() }
  /// Ends all sessions of an account, but for `kept`; tells how many.
  @discardableResult
  public func endSessions(of name: String, except kept: Int? = nil, by: String, now: Int) throws(DeskError) -> Int {
    fatalError()
  }
  /// A token that forms carry, bound to some text: a visitor's own cookie, where there is no session.
  public func csrfToken(for binding: String) -> String { fatalError() }
  /// Whether a form carries the token bound to this text; compared in constant time.
  public func isCSRFToken(_ token: String, for binding: String) -> Bool { fatalError() }

  // MARK: API tokens
  /// Makes a token; its secret is in the answer and nowhere else.
  public func addAPIToken(name: String, role: DeskRole, by: String, now: Int) throws(DeskError) -> NewAPIToken {
    fatalError()
  }
  /// The token behind a secret, with the role that it has now; nil where it was revoked or never was, or where its maker is
  /// disabled.
  public func apiToken(secret: String, now: Int) throws(DeskError) -> APIToken? { fatalError() }
  /// All tokens, the newest first, revoked ones among them.
  public func apiTokens() throws(DeskError) -> [APIToken] { fatalError() }
  /// Takes a token back for good.
  public func revokeAPIToken(_ number: Int, by: String, now: Int) throws(DeskError) { fatalError() }

  // MARK: Comments
  /// Judges a comment by openness, bans, rates and rules, and keeps it where none turns it away: all at one moment.
  public func submit(
    _ draft: CommentDraft, policy: CommentPolicy, publishedAt: Int?, now: Int
  ) throws(DeskError) -> CommentOutcome { fatalError() }
  /// The approved comments of a page as threads, the oldest first.
  public func threads(of pageKey: String) throws(DeskError) -> [CommentThread] { fatalError() }
  /// How many comments stand under each of these pages; pages without any are left out.
  public func commentCounts(of pageKeys: [String]) throws(DeskError) -> [String: Int] { fatalError() }
  /// How many comments there are in each state.
  public func commentCounts() throws(DeskError) -> [CommentState: Int] { fatalError() }
  /// The comments in one state, the oldest or the newest first.
  public func comments(
    in state: CommentState, newestFirst: Bool = false, after cursor: Int? = nil, limit: Int = 50
  ) throws(DeskError) -> Listing<Comment> { fatalError() }
  /// The comment of this number.
  public func comment(_ number: Int) throws(DeskError) -> Comment? { fatalError() }
  /// Decides about a comment. Deciding the same again changes nothing.
  @discardableResult
  public func moderate(_ number: Int, to state: CommentState, by: String, now: Int) throws(DeskError) -> Comment {
    fatalError()
  }
  /// What was decided about a comment, the oldest first.
  public func moderations(of comment: Int) throws(DeskError) -> [Moderation] { fatalError() }
  /// How many comments a sender sent since a time.
  public func commentCount(from sender: String, since: Int) throws(DeskError) -> Int { fatalError() }
  /// Drops the senders of comments (and of sign-ins) from before a time; tells how many comments.
  @discardableResult
  public func forgetSenders(before: Int) throws(DeskError) -> Int { fatalError() }
  /// What a page says about comments over the site's setting; nil where it says nothing.
  public func commenting(of pageKey: String) throws(DeskError) -> Commenting? { fatalError() }
  /// Opens or closes a page for comments, or (nil) leaves it to the site's setting.
  public func setCommenting(_ commenting: Commenting?, of page: PageReference, by: String, now: Int) throws(DeskError) {
    fatalError()
  }
  /// Whether a page takes comments now.
  public func isOpen(_ pageKey: String, policy: CommentPolicy, publishedAt: Int?, now: Int) throws(DeskError) -> Bool {
    fatalError()
  }

  // MARK: Bans and rules
  /// Turns away what comes from someone or says something; `until` nil for good.
  @discardableResult
  public func ban(_ kind: Ban.Kind, _ value: String, note: String = "", until: Int? = nil, by: String, now: Int)
    throws(DeskError) -> Ban
  { fatalError() }
  /// The bans that hold, the newest first.
  public func bans(now: Int) throws(DeskError) -> [Ban] { fatalError() }
  /// Ends a ban.
  public func liftBan(_ number: Int, by: String, now: Int) throws(DeskError) { fatalError() }
  /// Adds a rule.
  @discardableResult
  public func addSpamRule(_ condition: SpamRule.Condition, _ action: SpamRule.Action, by: String, now: Int)
    throws(DeskError) -> SpamRule
  { fatalError() }
  /// The rules in the order they were made.
  public func spamRules() throws(DeskError) -> [SpamRule] { fatalError() }
  /// Removes a rule.
  public func removeSpamRule(_ number: Int, by: String, now: Int) throws(DeskError) { fatalError() }
  /// True for the first caller with this token before `until`, whichever process it is in; false for every other.
  public func spend(token: String, until: Int, now: Int) throws(DeskError) -> Bool { fatalError() }

  // MARK: Posts
  /// Begins a post as a draft. Its slug is made from `slug`, or from the headline where that is empty.
  public func addPost(_ content: PostContent, slug: String = "", by: String, now: Int) throws(DeskError) -> Post {
    fatalError()
  }
  /// Saves a post. Of a published one this makes a version; `correction` is its note for readers. `slug` changes the
  /// address of one that was never published.
  @discardableResult
  public func savePost(
    _ number: Int, _ content: PostContent, slug: String? = nil, correction: String? = nil, expecting revision: Int,
    by: String, now: Int
  ) throws(DeskError) -> Post { fatalError() }
  /// Publishes a post now. Of a withdrawn one this puts it back.
  @discardableResult
  public func publishPost(_ number: Int, by: String, now: Int) throws(DeskError) -> Post { fatalError() }
  /// Has a draft published at a time, or (nil) makes it a draft again.
  @discardableResult
  public func schedulePost(_ number: Int, at time: Int?, by: String, now: Int) throws(DeskError) -> Post {
    fatalError()
  }
  /// Takes a published post back; the reason is for readers.
  @discardableResult
  public func withdrawPost(_ number: Int, reason: String, by: String, now: Int) throws(DeskError) -> Post {
    fatalError()
  }
  /// Notes that the archive has read a version, and as which page.
  public func markRead(_ number: Int, version: Int, page: PageReference, now: Int) throws(DeskError) { fatalError() }
  /// The post of this number.
  public func post(_ number: Int) throws(DeskError) -> Post? { fatalError() }
  /// The post of this slug.
  public func post(slug: String) throws(DeskError) -> Post? { fatalError() }
  /// The post that is this page of the archive.
  public func post(pageKey: String) throws(DeskError) -> Post? { fatalError() }
  /// Posts, the newest first, in all states or in one.
  public func posts(in state: PostState? = nil, after cursor: Int? = nil, limit: Int = 50) throws(DeskError)
    -> Listing<Post>
  { fatalError() }
  /// The scheduled posts whose time has come, the earliest first.
  public func duePosts(now: Int) throws(DeskError) -> [Post] { fatalError() }
  /// Published posts whose newest version the archive has not read.
  public func unreadPosts() throws(DeskError) -> [Post] { fatalError() }
  /// What a post said at each time, the oldest first; empty before it was published.
  public func versions(of post: Int) throws(DeskError) -> [PostVersion] { fatalError() }

  // MARK: Sections and outlets
  /// The sections in their order.
  public func sections() throws(DeskError) -> [DeskSection] { fatalError() }
  /// Adds a section, or changes the one with this slug.
  public func saveSection(_ section: DeskSection, by: String, now: Int) throws(DeskError) { fatalError() }
  /// Removes a section; posts keep its slug.
  public func removeSection(_ slug: String, by: String, now: Int) throws(DeskError) { fatalError() }
  /// What the desk says about outlets, by name.
  public func outlets() throws(DeskError) -> [Outlet] { fatalError() }
  /// What the desk says about one outlet.
  public func outlet(named name: String) throws(DeskError) -> Outlet? { fatalError() }
  /// Says how much of an outlet may be shown; nil for the site's habit.
  public func setOutlet(_ name: String, rights: OutletRights?, note: String = "", by: String, now: Int)
    throws(DeskError)
  { fatalError() }

  // MARK: Corrections
  /// Keeps a correction. It replaces the one that counts for the same statement of the same version.
  @discardableResult
  public func correct(_ draft: CorrectionDraft, by: String, now: Int) throws(DeskError) -> Correction { fatalError() }
  /// All corrections of a page in the order they were made, replaced ones among them.
  public func corrections(of pageKey: String) throws(DeskError) -> [Correction] { fatalError() }
  /// All corrections in the order they were made.
  public func corrections(after cursor: Int? = nil, limit: Int = 100) throws(DeskError) -> Listing<Correction> {
    fatalError()
  }
}
