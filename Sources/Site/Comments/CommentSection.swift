internal import Archive
internal import Desk
internal import Record

/// What readers say of an article, and the form by which they say more.
struct CommentSection {
  private let view: ArticleView

  /// The comments on what `view` shows.
  init(_ view: ArticleView) { self.view = view }

  /// Writes the comments and the form; without a form, that no more are taken. `said` tells what became of the reader's own.
  func write(to html: inout HTMLWriter, form: CommentForm?, said: String?) {
    let count = view.threads.reduce(0) { $0 + 1 + $1.replies.count }
    html.raw(
      "<section class=\"comments\" id=\"comments\" aria-labelledby=\"comments-title\"><h2 id=\"comments-title\">")
    switch count {
    case 0: html.raw("Comments")
    case 1: html.raw("One comment")
    default:
      html.number(count)
      html.raw(" comments")
    }
    html.raw("</h2>")
    if said == "waits" {
      html.raw(
        "<p class=\"thanks\" role=\"status\">Thank you. Your comment appears here once a moderator has approved it.</p>"
      )
    } else if said == "shown" {
      html.raw("<p class=\"thanks\" role=\"status\">Thank you. Your comment appears below.</p>")
    }
    if !view.threads.isEmpty {
      html.raw("<ol class=\"threads\">")
      for thread in view.threads { write(thread, to: &html) }
      html.raw("</ol>")
    }
    if let form {
      html.raw("<h3>Leave a comment</h3>")
      form.write(to: &html)
    } else {
      html.raw("<p class=\"note\">No more comments are taken here.</p>")
    }
    html.raw("</section>")
  }

  private func write(_ thread: CommentThread, to html: inout HTMLWriter) {
    html.raw("<li>")
    write(thread.comment, canAnswer: view.isOpen, to: &html)
    if !thread.replies.isEmpty {
      html.raw("<ol class=\"replies\">")
      for reply in thread.replies {
        html.raw("<li>")
        write(reply, canAnswer: false, to: &html)
        html.raw("</li>")
      }
      html.raw("</ol>")
    }
    html.raw("</li>")
  }

  private func write(_ comment: Comment, canAnswer: Bool, to html: inout HTMLWriter) {
    html.raw("<article class=\"comment\"")
    html.attribute("id", "comment-\(comment.number)")
    html.raw("><p class=\"who\"><strong dir=\"auto\">")
    html.text(comment.name)
    html.raw("</strong> ")
    html.time(Timestamp.rfc3339(comment.createdAt))
    html.raw("</p><div class=\"words\" dir=\"auto\">")
    html.safe(CommentText.html(comment.text).utf8)
    html.raw("</div>")
    if canAnswer {
      html.raw("<p class=\"ways\">")
      html.link("/article/\(view.article.page)/comments/\(comment.number)/answer", text: "Answer")
      html.raw("</p>")
    }
    html.raw("</article>")
  }
}
