internal import Desk
internal import HTTPTypes
internal import Record

extension Site {
  /// What editors set: sections and outlets.
  var settingOperations: [APIOperation] {
    let slug = APIOperation.Parameter.path("slug", .text(1...100), "The section's slug.")
    return [
      APIOperation(
        method: .put, path: "/sections/{slug}", access: .editorToken, id: "putSection", tag: "Desk",
        summary: "Makes a section, or changes it.", parameters: [slug], body: "SectionSetting", gives: "Section",
        errors: [.conflict]
      ) { visit in
        let body = try APIBody(visit, "SectionSetting")
        let section = DeskSection(
          slug: visit.parameters["slug"] ?? "", name: body.text("name") ?? "", order: body.whole("order") ?? 0,
          outletNames: body.value["outletNames"]?.array?.compactMap(\.string) ?? [])
        try self.desk.saveSection(section, by: visit.writer, now: visit.now)
        guard let shown = try self.section(section.slug, now: visit.now) else { throw SiteError.failed }
        return .json { APIWriting.write(shown, to: &$0) }
      },
      APIOperation(
        method: .delete, path: "/sections/{slug}", access: .editorToken, id: "deleteSection", tag: "Desk",
        summary: "Takes a section away; its articles stay under what their outlets call theirs.", parameters: [slug],
        success: .noContent
      ) { visit in
        try self.desk.removeSection(visit.parameters["slug"] ?? "", by: visit.writer, now: visit.now)
        return .empty
      },
      APIOperation(
        method: .put, path: "/outlets/{name}", access: .editorToken, id: "putOutlet", tag: "Desk",
        summary: "Says how much of an outlet's articles may be shown.",
        parameters: [.path("name", .text(1...200), "The outlet's name as articles have it.")], body: "OutletSetting",
        gives: "OutletRightsSet"
      ) { visit in
        let body = try APIBody(visit, "OutletSetting")
        let name = visit.parameters["name"] ?? ""
        try self.desk.setOutlet(
          name, rights: body.text("rights").flatMap(OutletRights.init), note: body.text("note") ?? "",
          by: visit.writer, now: visit.now)
        guard let set = try self.desk.outlet(named: name) else { throw SiteError.failed }
        return .json { json in
          json.string("name", set.name)
          json.key("rights")
          if let rights = set.rights { json.string(rights.rawValue) } else { json.raw("null".utf8) }
          json.string("note", set.note)
          json.string("by", set.by)
          json.string("at", Timestamp.rfc3339(set.changedAt))
        }
      },
    ]
  }
}
