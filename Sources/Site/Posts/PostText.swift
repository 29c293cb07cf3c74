internal import Archive
internal import Desk
internal import Intake
internal import Record

extension Site {
  /// The text of a post of one's own as its editor wrote it, with links, lists and emphasis, and the statements marked; nil
  /// where it is no longer what was read.
  func postText(_ view: ArticleView) throws -> [UInt8]? {
    guard let post = view.post,
      let article = try archive.store.article(view.article.key)?.record.article,
      let version = view.postVersions.last(where: { $0.version == post.readVersion })
    else { return nil }
    let document = try document(version, of: post)
    guard Digest.sha256(document.bytes) == view.record.capture?.digest else { return nil }
    let marks = view.record.statements.flatMap { statement in
      [
        WordMark("in-" + statement.id, .content, statement.content),
        WordMark("in-\(statement.id)-source", .source, statement.source),
        WordMark("in-\(statement.id)-cue", .cue, statement.cue),
      ].filter { !$0.spans.isEmpty }
    }
    let marked = MarkedHTML.marked(document.bytes, sourceMap: article.sourceMap, marks: marks).html
    return PostDocument.text(of: marked).map(Array.init)
  }
}
