internal import Desk
internal import Record

/// The form of a post: what was typed, what is wrong with it, and how it would look.
struct PostForm {
  /// The post that is changed; nil for a new one.
  var post: Post?
  /// The revision that was opened.
  var revision = 0
  /// The section as it was typed: a name or a slug.
  var section = ""
  var headline = ""
  var standfirst = ""
  var byline = ""
  var markdown = ""
  /// What was corrected, in words for readers.
  var correction: String?
  /// When it is to be published, as it was typed, and in seconds since 1970.
  var at = ""
  var moment: Int?
  /// Why it is withdrawn.
  var reason = ""
  /// What someone else saved meanwhile.
  var newer: Post?
  var isPreviewed = false
  var problems = DeskProblems()
  /// The sections that there are.
  var directory = SectionDirectory([])

  /// The longest form: each byte of the longest text may come as three.
  static let maxBytes = 3 * (128 << 10) + (64 << 10)
  /// The form's names of the desk's fields.
  static let fieldNames = [
    "section": "section", "headline": "headline", "standfirst": "standfirst", "byline": "byline", "text": "markdown",
    "correction note": "correction", "publish at": "at",
  ]

  /// An empty form.
  init() {}

  /// The form of a post as it was last saved.
  init(_ post: Post) {
    self.post = post
    revision = post.revision
    section = post.content.section
    headline = post.content.headline
    standfirst = post.content.standfirst
    byline = post.content.byline
    markdown = post.content.markdown
    if post.state == .scheduled, let at = post.publishAt { self.at = DeskMoment.local(at) }
  }

  /// What was sent.
  init(_ visit: Visit, _ post: Post? = nil) {
    let fields = visit.form
    self.post = post
    revision = fields["revision"].flatMap { Int($0) } ?? 0
    section = fields["section"] ?? ""
    headline = fields["headline"] ?? ""
    standfirst = fields["standfirst"] ?? ""
    byline = fields["byline"] ?? ""
    markdown = fields.all("markdown").first ?? ""
    correction = fields["correction"]
    at = fields["at"] ?? ""
  }

  /// What would be kept.
  func content(_ directory: SectionDirectory) -> PostContent {
    // A slug stays as it is, a name becomes its section's.
    let slug = directory.name(of: section) == nil ? directory.slug(of: section) : section
    return PostContent(
      section: slug, headline: headline, standfirst: standfirst, byline: byline, markdown: markdown)
  }

  /// Finds what is wrong for what is wanted.
  mutating func check(_ wanted: String, _ directory: SectionDirectory, now: Int) {
    guard ["preview", "save", "publish", "schedule", "unschedule"].contains(wanted) else {
      problems.whole = "Use one of the buttons below the form."
      return
    }
    do { _ = try Markdown().html(markdown) } catch { problems["markdown"] = error.description }
    guard wanted != "preview" else { return }
    if section.isEmpty { problems["section"] = "Please enter a section" }
    if headline.isEmpty { problems["headline"] = "Please enter a headline" }
    if markdown.allSatisfy(\.isWhitespace) { problems["markdown"] = "Please enter the text" }
    if post?.state == .published, correction == nil, content(directory) != post?.content {
      problems["correction"] = "The post is published: please say for readers what you changed, and why"
    }
    if wanted == "schedule" {
      moment = DeskMoment.seconds(at)
      if moment == nil {
        problems["at"] = "Please enter day and time in UTC, as 2024-03-20T18:30"
      } else if let moment, moment <= now {
        problems["at"] = "This time has passed. Enter a later one, or publish at once"
      }
    }
  }

  /// Writes preview, form and what else can be done with the post.
  func write(_ form: DeskForm, to html: inout HTMLWriter) {
    if let post { state(post, &html) }
    if isPreviewed {
      html.raw("<section class=\"preview\" aria-label=\"Preview\"><p class=\"note\">Preview: nothing was saved.</p>")
      Self.preview(content(directory), to: &html)
      html.raw("</section>")
    }
    if let newer {
      html.raw("<details class=\"newer\" open><summary>What was saved meanwhile</summary><pre>")
      html.text(newer.content.headline + "\n\n" + newer.content.standfirst + "\n\n" + newer.content.markdown)
      html.raw("</pre></details>")
    }
    form.open(post.map { "/desk/posts/\($0.number)" } ?? "/desk/posts", to: &html)
    if post != nil { DeskForm.hidden("revision", String(revision), to: &html) }
    DeskForm.list("sections", directory.sections.map(\.name), to: &html)
    form.line(
      "section", "Section", directory.name(of: section) ?? section, isRequired: true, list: "sections", to: &html)
    form.line("headline", "Headline", headline, isRequired: true, to: &html)
    form.area("standfirst", "Standfirst", standfirst, rows: 2, to: &html)
    form.line("byline", "Byline", byline, to: &html)
    form.area(
      "markdown", "Text", markdown, rows: 18, isRequired: true,
      help:
        "Markdown: **bold**, *italic*, ## heading, > quotation, - list, [words](https://address). HTML is shown as it stands.",
      to: &html)
    if post.map({ $0.version > 0 }) ?? false {
      form.area(
        "correction", "Correction note", correction ?? "", rows: 2,
        help: "What was wrong and what is right. It stands on the article's page.", to: &html)
    }
    let state = post?.state ?? .draft
    if state == .draft || state == .scheduled {
      form.line(
        "at", "Publish at (UTC)", at, kind: "datetime-local", help: "Only for scheduling. Times are UTC.", to: &html)
    }
    html.raw("<p class=\"buttons\">")
    DeskForm.button("Preview", "preview", to: &html)
    switch state {
    case .draft:
      DeskForm.button("Save draft", "save", to: &html)
      DeskForm.button("Schedule", "schedule", to: &html)
      DeskForm.button("Publish now", "publish", isFirst: true, to: &html)
    case .scheduled:
      DeskForm.button("Save", "save", to: &html)
      DeskForm.button("Schedule anew", "schedule", to: &html)
      DeskForm.button("Make it a draft", "unschedule", to: &html)
      DeskForm.button("Publish now", "publish", isFirst: true, to: &html)
    case .published: DeskForm.button("Save the correction", "save", isFirst: true, to: &html)
    case .withdrawn:
      DeskForm.button("Save", "save", to: &html)
      DeskForm.button("Put it back", "publish", isFirst: true, to: &html)
    }
    html.raw("</p>")
    DeskForm.close(to: &html)
    if let post, state == .published {
      html.raw("<h2>Withdraw</h2>")
      form.open("/desk/posts/\(post.number)/withdraw", to: &html)
      form.area(
        "reason", "Reason", reason, rows: 2, isRequired: true,
        help: "It stands in the article's place.", to: &html)
      DeskForm.button("Withdraw the post", to: &html)
      DeskForm.close(to: &html)
    }
  }

  private func state(_ post: Post, _ html: inout HTMLWriter) {
    html.raw("<p class=\"note\">")
    html.text(post.state.rawValue)
    if post.state == .scheduled, let at = post.publishAt {
      html.raw(" for ")
      html.time(Timestamp.rfc3339(at))
      html.raw(" UTC")
    }
    html.raw(" · begun by ")
    html.text(post.author)
    if let page = post.page, post.state == .published {
      html.raw(" · ")
      html.link("/article/\(page.number)", text: "on the site")
      html.raw(" · ")
      html.link("/desk/articles/\(page.number)", text: "its statements")
    }
    if post.version > 0 {
      html.raw(" · ")
      html.link("/desk/posts/\(post.number)/versions", text: "versions (\(post.version))")
    }
    if let reason = post.withdrawal {
      html.raw("</p><p class=\"correction\">Withdrawn: ")
      html.text(reason)
    }
    html.raw("</p>")
  }

  /// Writes how a post looks.
  static func preview(_ content: PostContent, to html: inout HTMLWriter) {
    html.raw("<div class=\"text\">")
    html.element("h2", text: content.headline)
    if !content.standfirst.isEmpty { html.element("p", class: "standfirst", text: content.standfirst) }
    if !content.byline.isEmpty { html.element("p", class: "byline", text: "By " + content.byline) }
    if let body = try? Markdown().html(content.markdown) { html.safe(body.utf8) }
    html.raw("</div>")
  }
}

/// Moments as forms have them: day and time, in UTC where no zone is stated.
enum DeskMoment {
  /// Seconds since 1970 of `2024-03-20T18:30`, also with a blank for the T, with seconds or with a zone; nil of all else.
  static func seconds(_ text: String) -> Int? { FeedTime(text).flatMap { $0.isDay ? nil : $0.seconds } }

  /// The moment as `datetime-local` has it.
  static func local(_ seconds: Int) -> String { String(Timestamp.rfc3339(seconds).prefix(16)) }
}
