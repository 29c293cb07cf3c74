/// How long a session lives, and how fast wrong passwords may be tried. All in seconds.
public struct SessionPolicy: Sendable, Hashable {
  /// A session that is not used for so long ends.
  public var idle = 12 * 3600
  /// A session ends after so long, used or not.
  public var absolute = 14 * 86_400
  /// A token is changed for a new one after so long.
  public var rotation = 3600
  /// After the change the old token still works for so long, for requests that were under way.
  public var grace = 60
  /// Wrong tries that cost nothing, for each account and for each sender.
  public var freeTries = 5
  /// How long the next try waits after the free ones; twice as long after each further one.
  public var firstWait = 10
  /// The longest wait: whoever knows the password waits no longer than this.
  public var longestWait = 300
  /// After so long without a wrong try all are forgotten.
  public var forgiveness = 3600
  /// A sender that signed in to an account is known to it for so long: it does not wait for others' wrong tries.
  public var acquaintance = 30 * 86_400

  /// The standing policy; change what differs.
  public init() {}

  /// How long the try after `wrong` wrong ones waits.
  func wait(after wrong: Int) -> Int {
    guard wrong >= freeTries else { return 0 }
    let doublings = min(wrong - freeTries, 30)
    return min(longestWait, firstWait << doublings)
  }
}
