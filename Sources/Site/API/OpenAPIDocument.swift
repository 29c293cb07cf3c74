internal import HTTPTypes

/// The description of the API after OpenAPI 3.1, made from the operations that the routes are made from.
struct OpenAPIDocument {
  /// The name of the schema of this document itself.
  static let schemaName = "Description"

  private let operations: [APIOperation]
  private let settings: SiteSettings

  /// The description of what `site` answers to.
  init(_ site: Site) {
    operations = site.apiOperations
    settings = site.settings
  }

  /// The document as JSON.
  var bytes: [UInt8] { json.bytes }

  /// The document.
  var json: SchemaValue {
    [
      "openapi": "3.1.0",
      "info": [
        "title": "Dateline", "version": "1",
        "summary": "The news with its record: who said what, what happened, when and where.",
        "description":
          "Reading needs no key. Writing takes a token in the Authorization header. Lists give next, to be sent back by after. Errors are problems after RFC 9457. Sending a comment takes no token but a solved CAPTCHA.",
        "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
      ],
      "servers": [["url": .text((settings.publicAddress ?? "") + APIOperation.root)]],
      "tags": .list(tags.map { ["name": .text($0)] }),
      "paths": .object(paths),
      "components": [
        "schemas": .object(schemas),
        "responses": .object(Self.failures.map { .init(key: Self.name($0), value: Self.failure($0)) }),
        "securitySchemes": [
          "moderatorToken": [
            "type": "http", "scheme": "bearer", "description": "A token whose role is moderator or editor.",
          ],
          "editorToken": ["type": "http", "scheme": "bearer", "description": "A token whose role is editor."],
        ],
      ],
    ]
  }

  private var tags: [String] {
    operations.reduce(into: []) { tags, operation in
      if !tags.contains(operation.tag) { tags.append(operation.tag) }
    }
  }

  private var paths: [SchemaValue.Member] {
    operations.reduce(into: []) { paths, operation in
      let place = paths.firstIndex { $0.key == operation.path }
      let described = self.described(operation)
      let method = operation.method.rawValue.lowercased()
      if let place {
        paths[place].value[method] = described
      } else {
        paths.append(.init(key: operation.path, value: .object([.init(key: method, value: described)])))
      }
    }
  }

  private var schemas: [SchemaValue.Member] {
    APISchemas.listed.map { .init(key: $0.name, value: $0.schema.json) }
      + [
        .init(key: "Article", value: RecordSchema.article), .init(key: "Record", value: RecordSchema.record),
        .init(
          key: Self.schemaName,
          value: ["type": "object", "required": ["openapi", "info", "paths"], "description": "OpenAPI 3.1."]),
      ] + RecordSchema.definitions
  }

  private func described(_ operation: APIOperation) -> SchemaValue {
    var json: SchemaValue = [
      "operationId": .text(operation.id), "tags": [.text(operation.tag)], "summary": .text(operation.summary),
    ]
    if !operation.about.isEmpty { json["description"] = .text(operation.about) }
    if !operation.parameters.isEmpty {
      json["parameters"] = .list(
        operation.parameters.map { parameter in
          var schema = parameter.schema
          schema.about = ""
          return [
            "name": .text(parameter.name), "in": parameter.isInPath ? "path" : "query",
            "required": .bool(parameter.isRequired), "description": .text(parameter.schema.about),
            "schema": schema.json,
          ]
        })
    }
    if let body = operation.body {
      json["requestBody"] = ["required": true, "content": ["application/json": ["schema": Self.reference(body)]]]
    }
    switch operation.access {
    case .everyone, .moderator, .editor: json["security"] = []
    case .moderatorToken: json["security"] = [["moderatorToken": []]]
    case .editorToken: json["security"] = [["editorToken": []]]
    }
    json["responses"] = responses(operation)
    return json
  }

  private func responses(_ operation: APIOperation) -> SchemaValue {
    var success: SchemaValue = ["description": .text(operation.success.reasonPhrase)]
    var headers: [SchemaValue.Member] = []
    if operation.isOpen, !operation.isOnce {
      headers.append(
        .init(
          key: "ETag", value: ["description": "What it is; send it as If-None-Match.", "schema": ["type": "string"]]))
    }
    if operation.isList {
      headers.append(
        .init(
          key: "Link", value: ["description": "rel=\"next\": where the list goes on.", "schema": ["type": "string"]]))
    }
    if operation.success == .created {
      headers.append(.init(key: "Location", value: ["description": "Where it is.", "schema": ["type": "string"]]))
    }
    if !headers.isEmpty { success["headers"] = .object(headers) }
    if let gives = operation.gives {
      // OpenAPI 3.1 has no schema for a body of many values; the operation says in words what each line is.
      let content: SchemaValue = operation.media == "application/json" ? ["schema": Self.reference(gives)] : .object([])
      success["content"] = .object([.init(key: operation.media, value: content)])
    }
    var all: [SchemaValue.Member] = [.init(key: String(operation.success.code), value: success)]
    if operation.isOpen, !operation.isOnce {
      all.append(.init(key: "304", value: ["description": "It is what If-None-Match says that you have."]))
    }
    for status in operation.failures {
      all.append(
        .init(key: String(status.code), value: ["$ref": .text("#/components/responses/" + Self.name(status))]))
    }
    return .object(all)
  }

  /// All that may go wrong anywhere, least first.
  static let failures: [HTTPResponse.Status] = [
    .badRequest, .unauthorized, .forbidden, .notFound, .methodNotAllowed, .conflict, .gone, .contentTooLarge,
    .uriTooLong,
    .unsupportedMediaType, .unprocessableContent, .tooManyRequests, .internalServerError, .serviceUnavailable,
  ]

  private static func name(_ status: HTTPResponse.Status) -> String {
    status.reasonPhrase.filter { $0.isLetter }
  }

  private static func failure(_ status: HTTPResponse.Status) -> SchemaValue {
    [
      "description": .text(status.reasonPhrase),
      "content": ["application/problem+json": ["schema": reference("Problem")]],
    ]
  }

  private static func reference(_ name: String) -> SchemaValue {
    ["$ref": .text("#/components/schemas/" + name)]
  }
}
