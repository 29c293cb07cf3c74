/// Where a post stands.
public enum PostState: String, Sendable, Hashable, CaseIterable {
  /// Only the desk sees it.
  case draft
  /// It is published when its time comes.
  case scheduled
  /// Anyone sees it.
  case published
  /// It was published and taken back; its reason is shown in its place.
  case withdrawn
}

/// What an editor writes.
public struct PostContent: Sendable, Hashable {
  /// The slug of its section.
  public var section: String
  /// The headline.
  public var headline: String
  /// The standfirst; may be empty.
  public var standfirst: String
  /// The byline; may be empty.
  public var byline: String
  /// The body in Markdown.
  public var markdown: String

  /// A post's content of its parts.
  public init(section: String, headline: String, standfirst: String = "", byline: String = "", markdown: String) {
    self.section = section
    self.headline = headline
    self.standfirst = standfirst
    self.byline = byline
    self.markdown = markdown
  }
}

/// An article of one's own.
public struct Post: Sendable, Hashable {
  /// Counts from 1.
  public var number: Int
  /// Part of its address; unique, and fixed once it was published.
  public var slug: String
  /// What was last saved.
  public var content: PostContent
  /// Where it stands.
  public var state: PostState
  /// Grows with each save: say which one was opened when saving, so that nobody's change is lost.
  public var revision: Int
  /// Who began it.
  public var author: String
  /// When it was begun, in seconds since 1970.
  public var createdAt: Int
  /// When it was last saved.
  public var modifiedAt: Int
  /// When it is to be published (scheduled) or was first published.
  public var publishAt: Int?
  /// The newest published version, from 1; 0 before it was published.
  public var version: Int
  /// The version that the archive has read; 0 for none.
  public var readVersion: Int
  /// Its page in the archive, once it was read.
  public var page: PageReference?
  /// Why it was withdrawn.
  public var withdrawal: String?
}

/// A post as it was published at a time. Versions are added, never changed.
public struct PostVersion: Sendable, Hashable {
  /// The post.
  public var post: Int
  /// From 1.
  public var version: Int
  /// What it said.
  public var content: PostContent
  /// What was corrected, in words for readers; nil for the first version and for changes that correct nothing.
  public var correction: String?
  /// Who saved it.
  public var by: String
  /// When, in seconds since 1970.
  public var at: Int
}
