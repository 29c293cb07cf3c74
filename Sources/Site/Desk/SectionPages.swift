internal import Archive
internal import Desk
internal import HTTPTypes

extension Site {
  /// Routes by which editors name and order sections.
  var sectionRoutes: [Route] {
    [
      .get("/desk/sections", .editor) { try self.sectionsPage(SectionForm(), $0) },
      .get("/desk/sections/{slug}", .editor) { visit in
        guard let section = try self.desk.sections().first(where: { $0.slug == visit.parameters["slug"] }) else {
          throw SiteError.notFound("The desk has no section of this name.")
        }
        return try self.sectionsPage(SectionForm(section), visit)
      },
      .post("/desk/sections", .editor, maxBodyBytes: 32 << 10, saveSection),
      .post("/desk/sections/{slug}/remove", .editor, maxBodyBytes: 4 << 10) { visit in
        try self.desk.removeSection(visit.parameters["slug"] ?? "", by: visit.who(), now: visit.now)
        return .done(.sectionRemoved, at: "/desk/sections")
      },
    ]
  }

  private func saveSection(_ visit: Visit) throws -> Answer {
    var form = SectionForm(visit)
    var section = DeskSection(slug: form.slug, name: form.name, order: 0, outletNames: form.outletNames)
    if form.name.isEmpty { form.problems["name"] = "Please enter a name" }
    if section.slug.isEmpty { section.slug = Slug.make(from: form.name, fallback: "") }
    if let order = Int(form.order), (-10_000...10_000).contains(order) {
      section.order = order
    } else {
      form.problems["order"] = "Please enter a number; the least comes first"
    }
    if form.isNew, form.problems.isEmpty, try desk.sections().contains(where: { $0.slug == section.slug }) {
      form.problems["slug"] = "Another section has this address. Choose a different one, or change that section"
    }
    guard form.problems.isEmpty else { return try sectionsPage(form, visit, .unprocessableContent) }
    do {
      try desk.saveSection(section, by: visit.who(), now: visit.now)
    } catch let error as DeskError {
      let names = ["name": "name", "slug": "slug", "outlets' names": "names"]
      form.problems = DeskProblems(error, fields: names)
      if case .taken(let kind, _) = error {
        form.problems = DeskProblems(error, fields: ["taken": kind == "section" ? "name" : "names"])
      }
      return try sectionsPage(form, visit, .unprocessableContent)
    }
    return .done(.sectionSaved, at: "/desk/sections")
  }

  private func sectionsPage(
    _ fields: SectionForm, _ visit: Visit, _ status: HTTPResponse.Status = .ok
  ) throws -> Answer {
    let sections = try desk.sections()
    let found = try archive.store.sections().prefix(200).map(\.name)
    return try deskPage(visit, "Sections", problem: fields.problems.summary, status: status) { html in
      let form = DeskForm(visit, fields.problems)
      DeskTable.write(
        "Sections in their order", ["Name", "Address", "Order", "Outlets call it", "Remove"], sections, to: &html
      ) {
        section, html in
        let slug = WebAddress.encoded(section.slug)
        DeskTable.cell(to: &html) { $0.link("/desk/sections/" + slug, text: section.name) }
        DeskTable.cell(to: &html) { $0.link("/section/" + slug, text: "/section/" + section.slug) }
        DeskTable.cell(String(section.order), to: &html)
        DeskTable.cell(section.outletNames.joined(separator: ", "), to: &html)
        DeskTable.cell(to: &html) {
          form.press("/desk/sections/\(slug)/remove", "Remove", about: section.name, to: &$0)
        }
      }
      html.raw(fields.isNew ? "<h2>Add a section</h2>" : "<h2>Change a section</h2>")
      form.open("/desk/sections", to: &html)
      if !fields.isNew { DeskForm.hidden("known", "yes", to: &html) }
      form.line("name", "Name", fields.name, isRequired: true, to: &html)
      if fields.isNew {
        form.line(
          "slug", "Address", fields.slug, help: "Small letters, digits and hyphens; empty: made from the name.",
          to: &html)
      } else {
        DeskForm.hidden("slug", fields.slug, to: &html)
      }
      form.line("order", "Order", fields.order, kind: "number", help: "The least comes first.", to: &html)
      form.area(
        "names", "What outlets call it", fields.outletNames.joined(separator: "\n"), rows: 4,
        help: "One name a line; their articles stand in this section.", to: &html)
      DeskForm.button("Save the section", isFirst: true, to: &html)
      DeskForm.close(to: &html)
      if !found.isEmpty {
        html.raw("<details><summary>What outlets in the archive call their sections</summary><p>")
        html.text(found.joined(separator: ", "))
        html.raw("</p></details>")
      }
    }
  }
}

/// The form of a section.
private struct SectionForm {
  var isNew = true
  var slug = ""
  var name = ""
  var order = "0"
  var outletNames: [String] = []
  var problems = DeskProblems()

  init() {}

  init(_ section: DeskSection) {
    (isNew, slug, name, order) = (false, section.slug, section.name, String(section.order))
    outletNames = section.outletNames
  }

  init(_ visit: Visit) {
    let fields = visit.form
    isNew = fields["known"] == nil
    slug = fields["slug"] ?? ""
    name = fields["name"] ?? ""
    order = fields["order"] ?? "0"
    outletNames = (fields["names"] ?? "").split(separator: "\n").map(String.init).filter {
      !$0.allSatisfy(\.isWhitespace)
    }
  }
}
