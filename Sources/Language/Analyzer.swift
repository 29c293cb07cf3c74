public import Record

/// Finds how a text is built. Loads the learned model once; safe to share between tasks.
public struct Analyzer: Sendable {
  /// The analyzer of English.
  public init() {}

  /// The tokens, sentences, grammar and names of `article`. Linear in its length. Pure.
  public func analyze(_ article: Article) -> Analysis {
    Analysis(text: article.text)
  }
}
