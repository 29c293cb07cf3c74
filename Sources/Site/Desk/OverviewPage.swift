internal import Archive
internal import Desk

extension Site {
  /// Routes of the desk's first page and of its journal.
  var overviewRoutes: [Route] {
    [.get("/desk", .moderator, overview), .get("/desk/journal", .editor, journalPage)]
  }

  private func overview(_ visit: Visit) throws -> Answer {
    let isEditor = try visit.signedIn().account.role == .editor
    let comments = try desk.commentCounts()
    let posts = try PostState.allCases.map { ($0, try desk.posts(in: $0, limit: 1000)) }
    let counts = try archive.store.counts()
    let unread = try desk.unreadPosts().count
    let journal = isEditor ? try desk.journal(limit: 10).items : []
    return try deskPage(visit, "Overview") { html in
      html.raw("<dl class=\"figures\">")
      Self.figure(
        "/desk/comments", "Comments that wait", String(comments[.pending] ?? 0), &html)
      if isEditor {
        for (state, list) in posts {
          Self.figure(
            "/desk/posts?state=\(state.rawValue)", "Posts, \(state.rawValue)",
            list.next == nil ? String(list.items.count) : "over 1000", &html)
        }
        if unread > 0 { Self.figure("/desk/posts?state=published", "Posts to be read", String(unread), &html) }
        Self.figure("/desk/articles", "Pages in the archive", String(counts.pages), &html)
        Self.figure("/desk/sources/problems", "Problems met", String(counts.problems), &html)
      }
      html.raw("</dl>")
      if isEditor {
        html.raw("<h2>Latest in the journal</h2>")
        Self.table(journal, &html)
        html.raw("<p class=\"more\"><a href=\"/desk/journal\">The whole journal</a></p>")
      }
    }
  }

  private func journalPage(_ visit: Visit) throws -> Answer {
    let listing = try desk.journal(after: visit.cursor, limit: 100)
    return try deskPage(visit, "Journal") { html in
      Self.table(listing.items, &html)
      DeskTabs.more(listing.next, visit, "Older", to: &html)
    }
  }

  private static func figure(_ address: String, _ name: String, _ value: String, _ html: inout HTMLWriter) {
    html.raw("<div><dt>")
    html.link(address, text: name)
    html.raw("</dt><dd>")
    html.text(value)
    html.raw("</dd></div>")
  }

  private static func table(_ entries: [JournalEntry], _ html: inout HTMLWriter) {
    DeskTable.write("Journal", ["When", "Who", "What", "To what", "Words"], entries, to: &html) { entry, html in
      DeskTable.cell(at: entry.at, to: &html)
      DeskTable.cell(entry.who, to: &html)
      DeskTable.cell(entry.action, to: &html)
      DeskTable.cell(entry.subject, to: &html)
      DeskTable.cell(entry.detail, to: &html)
    }
  }
}
