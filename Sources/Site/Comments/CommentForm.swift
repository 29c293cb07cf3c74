internal import Archive
internal import Record

/// The form for a comment: empty, or with what was typed and what is wrong with it.
struct CommentForm: Sendable {
  /// The page it is for.
  var page: PageNumber
  /// What was typed.
  var name = "", comment = "", email = ""
  /// The comment it answers.
  var parent: Int?
  /// What is wrong, at the field it is about.
  var problems = Problems()
  /// The token of an image and a spoken code, for readers without script.
  var codeToken: String?

  /// Messages at fields; nil where all is well.
  struct Problems: Sendable, Hashable {
    var name: String?
    var comment: String?
    var email: String?
    var captcha: String?
    /// What is wrong with no field in particular.
    var whole: String?

    /// Whether nothing is wrong.
    var isEmpty: Bool { self == Problems() }
  }

  /// What the CAPTCHA is asked for.
  var purpose: String { CommentForm.purpose(of: page) }

  /// What the CAPTCHA of the form of a page is asked for.
  static func purpose(of page: PageNumber) -> String { "comment:\(page)" }

  /// Writes the form.
  func write(to html: inout HTMLWriter) {
    html.raw("<form class=\"comment-form\" id=\"comment-form\" method=\"post\"")
    html.attribute("action", "/article/\(page)/comments")
    html.raw(" novalidate>")
    if let whole = problems.whole { message("whole-problem", whole, &html) }
    if let parent {
      html.raw("<input type=\"hidden\" name=\"parent\"")
      html.attribute("value", String(parent))
      html.raw("><p class=\"note\">Your comment answers one that is there. <a")
      html.attribute("href", "/article/\(page)#comments")
      html.raw(">Write one of your own instead</a></p>")
    }
    html.raw(
      "<p class=\"field\"><label for=\"comment\">Comment</label><textarea id=\"comment\" name=\"comment\" rows=\"7\" required"
    )
    described("comment-problem", problems.comment, &html)
    html.raw(">\n")
    html.text(comment)
    html.raw("</textarea>")
    message("comment-problem", problems.comment, &html)
    html.raw("</p>")
    input("name", "Name", name, problems.name, kind: "text", complete: "nickname", isRequired: true, &html)
    input(
      "email", "E-mail (optional, never shown)", email, problems.email, kind: "email", complete: "email",
      isRequired: false, &html)
    captcha(&html)
    html.raw("<p><button class=\"send\">Send the comment</button></p></form>")
  }

  private func captcha(_ html: inout HTMLWriter) {
    html.raw("<div class=\"field captcha\"")
    html.raw(" id=\"captcha-field\">")
    if let codeToken {
      let path = "/captcha/" + WebAddress.encoded(codeToken)
      html.raw("<input type=\"hidden\" name=\"captcha-token\"")
      html.attribute("value", codeToken)
      html.raw(
        "><p><img class=\"code\" width=\"240\" height=\"80\" alt=\"An image of eight digits. The same digits can be heard below.\""
      )
      html.attribute("src", path + "/image.png")
      html.raw("></p><p><audio controls preload=\"none\"")
      html.attribute("src", path + "/audio.wav")
      html.raw("></audio></p><p><label for=\"captcha\">The eight digits that you see or hear</label>")
      html.raw("<input id=\"captcha\" name=\"captcha\" inputmode=\"numeric\" autocomplete=\"off\" maxlength=\"40\"")
      described("captcha-problem", problems.captcha, &html)
      html.raw("></p>")
    } else {
      html.raw("<altcha-widget name=\"altcha\" auto=\"off\"")
      html.attribute("challenge", "/captcha/challenge?page=\(page)")
      html.attribute("configuration", #"{"hideLogo":true,"hideFooter":true}"#)
      html.raw(
        "></altcha-widget><noscript><p class=\"note\">Without script you are shown a code of eight digits, to read or to hear, when you send the comment.</p></noscript>"
      )
    }
    message("captcha-problem", problems.captcha, &html)
    html.raw("</div>")
  }

  private func input(
    _ name: StaticString, _ label: StaticString, _ value: String, _ problem: String?, kind: StaticString,
    complete: StaticString, isRequired: Bool, _ html: inout HTMLWriter
  ) {
    html.raw("<p class=\"field\"><label for=\"")
    html.raw(name)
    html.raw("\">")
    html.raw(label)
    html.raw("</label><input id=\"")
    html.raw(name)
    html.raw("\" name=\"")
    html.raw(name)
    html.raw("\" type=\"")
    html.raw(kind)
    html.raw("\" autocomplete=\"")
    html.raw(complete)
    html.raw("\" maxlength=\"200\"")
    html.attribute("value", value)
    html.flag("required", isRequired)
    described("\(name)-problem", problem, &html)
    html.raw(">")
    message("\(name)-problem", problem, &html)
    html.raw("</p>")
  }

  private func described(_ id: String, _ problem: String?, _ html: inout HTMLWriter) {
    guard problem != nil else { return }
    html.raw(" aria-invalid=\"true\"")
    html.attribute("aria-describedby", id)
  }

  private func message(_ id: String, _ problem: String?, _ html: inout HTMLWriter) {
    guard let problem else { return }
    html.raw("<span class=\"problem\" role=\"alert\"")
    html.attribute("id", id)
    html.raw(">")
    html.text(problem)
    html.raw("</span>")
  }
}
