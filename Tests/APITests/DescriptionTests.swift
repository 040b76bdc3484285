import Foundation
import HTTP
import Model
import Testing

@testable import API

/// The description of the routes against the routes: what is not described, or described otherwise than it is, fails here.
struct DescriptionTests {
  private static let site = Site.sample

  @Test func `every route is described`() throws {
    for route in try Self.site.get().router.routes {
      let name = "\(route.method) \(route.pattern)"
      let operation = try #require(OperationTable.operation(name), "\(name) has no row in OperationTable")
      let braces = route.pattern.split(separator: "/").filter { $0.hasPrefix("{") }.map { $0.dropFirst().dropLast() }
      #expect(operation.path.map(\.name) == braces.map(String.init), "\(name)")
      #expect(operation.summary.first?.isUppercase == true && !operation.summary.hasSuffix("."), "\(name)")
    }
    #expect(Set(OperationTable.all.map(\.id)).count == OperationTable.all.count)
    #expect(try OperationTable.all.count == Self.site.get().router.routes.count)
  }

  /// `/v1/entities/{id}/hide` is there as `/v1/entities`: README writes what follows in short.
  @Test func `every route is in the README`() throws {
    let readme = String(decoding: try ProjectFiles.bytes("README.md"), as: UTF8.self)
    let starts = Set(OperationTable.all.map { $0.pattern.split(separator: "/").prefix(2).map { "/" + $0 }.joined() })
    let missing = starts.filter { !readme.contains($0) }.sorted()
    #expect(missing.isEmpty, "README.md does not mention them")
  }

  @Test func `every route has a scenario among the tests`() throws {
    let folder = ProjectFiles.root.appendingPathComponent("Tests")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
    let tests = try files.filter { $0.pathExtension == "swift" && $0.lastPathComponent != "DescriptionTests.swift" }
      .map { try String(contentsOf: $0, encoding: .utf8) }.joined()
    let own = try String(contentsOf: URL(fileURLWithPath: #filePath), encoding: .utf8)
    for operation in OperationTable.all {
      #expect((tests + own).contains("func `\(operation.scenario)`("), "\(operation.key): no test is called '\(operation.scenario)'")
    }
  }

  @Test func `the document has every route and every schema that it refers to`() throws {
    let answer = try Self.site.get().get("/openapi.json")
    #expect(answer.status == 200)
    let json = try answer.json
    #expect(json["openapi"]?.text == "3.1.0")
    for route in try Self.site.get().router.routes {
      #expect(json["paths"]?[route.pattern]?[route.method.name.lowercased()]?["responses"]?["default"] != nil, "\(route.pattern)")
    }
    let names = Set(json.at("components", "schemas")?.names ?? [])
    #expect(names == Set(SchemaTable.all.map(\.name)) && names.count == SchemaTable.all.count)
    let references = answer.text.split(separator: "\"#/components/schemas/").dropFirst().map { String($0.prefix { $0 != "\"" }) }
    #expect(Set(references) == names.subtracting(Set(names).subtracting(references)) && Set(references).isSubset(of: names))
  }

  /// What the route says it knows when it is asked for something else is what the document says.
  @Test func `a route knows the parameters that it declares and no other`() throws {
    for operation in OperationTable.all where operation.method == .get && !operation.pattern.hasSuffix("z") {
      let path = Self.filled(operation)
      let answer = try Self.site.get().get(path + "?misspelt=1")
      #expect(answer.status == 400, "\(path)")
      let known = try answer.json["errors"]?.elements.first?["message"]?.text ?? ""
      let names = operation.parameters.names.sorted().joined(separator: ", ")
      #expect(known == (names.isEmpty ? "no parameter is known here" : "known here: \(names)"), "\(operation.key)")
    }
  }

  @Test func `every example of a parameter is taken`() throws {
    for operation in OperationTable.all where operation.method == .get {
      for parameter in operation.parameters.all {
        guard let value = parameter.example ?? parameter.standard else { continue }
        let kind = Parameters.eventOwn[parameter.name] != nil ? "events" : Parameters.quoteOwn[parameter.name] != nil ? "quotes" : nil
        let of = operation.parameters["of"] != nil && parameter.name != "of" ? kind.map { "&of=" + $0 } ?? "" : ""
        let answer = try Self.site.get().get(
          Self.filled(operation) + "?" + QueryItem.encode([QueryItem(parameter.name, value)]) + of)
        #expect(answer.status == 200, "\(operation.key) \(parameter.name)=\(value): \(answer.text)")
      }
    }
  }

  @Test func `every example of a body is taken`() throws {
    for operation in OperationTable.all {
      for content in operation.body?.contents ?? [] where operation.room != .keys {
        let answer = try Self.changeable().ask(
          operation.method, Self.filled(operation), headers: ["Content-Type": content.type], body: Array(content.example.utf8))
        #expect((200..<300).contains(answer.status), "\(operation.key) \(content.type): \(answer.text)")
        guard answer.headers["Content-Type"] == "application/json" else { continue }
        let schema = operation.answers.first { $0.status == answer.status }?.contents.first?.schema
        let faults = try schema?.faults(answer.json) ?? ["\(answer.status) is not declared"]
        #expect(faults.isEmpty, "\(operation.key) \(content.type): \(faults.prefix(3)); mend SchemaTable or the writer")
      }
    }
  }

  /// What the handler says it knows when it is sent something else is what the schema has.
  @Test func `a body knows the members that it declares and no other`() throws {
    for operation in OperationTable.all {
      guard let content = operation.body?.contents.first, content.type == "application/json" else { continue }
      let answer = try Self.changeable().ask(
        operation.method, Self.filled(operation), headers: ["Content-Type": "application/json"], body: Array(#"{"misspelt": 1}"#.utf8))
      #expect(answer.status == 400, "\(operation.key)")
      #expect(try answer.faults == ["/misspelt"])
      let message = try answer.json["errors"]?.elements.first?["message"]?.text ?? ""
      let list = message.components(separatedBy: "known are ").last?.components(separatedBy: "it has ").last ?? ""
      #expect(Set(list.components(separatedBy: ", ")) == content.schema.memberNames, "\(operation.key): \(message)")
    }
  }

  /// An archive with documents, a correction of the first entity, a saved search that is watched, and what is to be sent for it.
  private static func changeable() throws -> Site {
    let site = try Site()
    for (path, json) in [
      ("/v1/searches", #"{"name": "لقاءات", "of": "events"}"#),
      ("/v1/watches", #"{"search": 1, "webhook": "http://hooks.example.org/in"}"#),
    ] {
      let answer = try site.ask(.post, path, headers: ["Content-Type": "application/json"], body: Array(json.utf8))
      try #require(answer.status == 201)
    }
    _ = try site.postJSON(Posting.meeting.json)
    _ = try site.ask(.post, "/v1/entities/1/confirm")
    _ = try site.services.watching.plan()
    return site
  }

  /// The routes that write what matches in other forms say by `format` which.
  @Test func `an export and a feed are what their schemas say, in every format`() throws {
    let site = try Self.site.get()
    for operation in OperationTable.all {
      guard case .choice(let formats)? = operation.parameters["format"]?.schema else { continue }
      for format in formats {
        let answer = try site.get("\(operation.pattern)?format=\(format)")
        let type = answer.headers["Content-Type"]?.split(separator: ";").first.map(String.init) ?? ""
        let content = operation.answers[0].contents.first { $0.type == type }
        let schema = try #require(content?.schema, "\(operation.key) as \(format): \(type) is not declared")
        let isLines = format == "ndjson" || format == "plover" || format == "ftm"
        let values = isLines ? try answer.lines : type.contains("json") ? [try answer.json] : [.string(answer.text)]
        #expect(!values.isEmpty, "\(operation.key) as \(format)")
        let faults = values.flatMap { schema.faults($0) }
        #expect(faults.isEmpty, "\(operation.key) as \(format): \(faults.prefix(3)); mend SchemaTable or the writer")
      }
    }
  }

  @Test func `deliveries are what their schema says`() throws {
    let items = try Self.changeable().get("/v1/deliveries").items
    #expect(!items.isEmpty)
    #expect(items.allSatisfy { SchemaTable.schema("Delivery")?.faults($0).isEmpty == true })
  }

  /// Every member of an answer is declared, and what is declared is there.
  @Test func `answers are what their schemas say`() throws {
    let site = try Self.site.get()
    for operation in OperationTable.all where operation.method == .get && operation.id != "get_description" {
      let schema = try #require(operation.answers.first?.contents.first)
      // Exports and feeds have a test of their own here; what the stream tells is no JSON value, and its test listens over a socket.
      guard schema.type == "application/json" else { continue }
      for query in ["", "?explain=true", "?collapse=true", "?count=true&limit=200", "?q=القطط", "?q=ماكررون"] {
        let names = query.dropFirst().split(separator: "&").map { String($0.prefix { $0 != "=" }) }
        guard names.allSatisfy(operation.parameters.names.contains) else { continue }
        if operation.id == "get_timeline", query.contains("collapse") { continue }
        let answer = try site.get(Self.filled(operation) + query)
        #expect(answer.status == 200, "\(operation.key)")
        let faults = schema.schema.faults(try answer.json)
        #expect(faults.isEmpty, "\(operation.key)\(query): \(faults.prefix(3)); mend SchemaTable or the writer")
      }
    }
    for id in try site.get("/v1/articles?limit=200").ids {
      #expect(SchemaTable.schema("Article")?.faults(try site.get("/v1/articles/\(id)").json).isEmpty == true)
    }
  }

  /// The path with its examples in it.
  private static func filled(_ operation: API.Operation) -> String {
    operation.path.reduce(operation.pattern) { path, value in
      path.replacingOccurrences(of: "{\(value.name)}", with: value.example)
    }
  }
}

extension Schema {
  /// The names of all members that an object may have.
  fileprivate var memberNames: Set<String> {
    switch self {
    case .body(let members), .object(let members): Set(members.map(\.name))
    case .either(let schemas): schemas.reduce(into: []) { $0.formUnion($1.memberNames) }
    default: []
    }
  }

  /// Where a value is not as the schema says, as JSON Pointers with a reason. Members that are not declared are faults.
  func faults(_ value: JSONValue, at place: String = "") -> [String] {
    switch (self, value) {
    case (.anything, _), (.optional, .null), (.boolean, .bool), (.number, .int), (.number, .double): return []
    case (.text(let minimum, let maximum, let pattern, _), .string(let text)):
      let isLong = text.unicodeScalars.count > maximum ?? .max || text.unicodeScalars.count < minimum
      let isMatched = pattern.map { text.range(of: $0, options: .regularExpression) != nil } ?? true
      return isLong || !isMatched ? ["\(place): '\(text)' breaks a bound"] : []
    case (.integer(let range), .int(let number)): return range?.contains(number) == false ? ["\(place): \(number) is out of range"] : []
    case (.choice(let words), .string(let word)): return words.contains(word) ? [] : ["\(place): '\(word)' is no choice"]
    case (.array(let schema, _, _), .array(let items)):
      return items.enumerated().flatMap { schema.faults($1, at: "\(place)/\($0)") }
    case (.optional(let schema), _): return schema.faults(value, at: place)
    case (.named(let name), _):
      return SchemaTable.schema(name).map { $0.faults(value, at: place) } ?? ["\(place): there is no schema \(name)"]
    case (.either(let schemas), _): return schemas.contains { $0.faults(value).isEmpty } ? [] : ["\(place): fits none"]
    case (.object(let members), .object(let found)), (.body(let members), .object(let found)):
      let known = Dictionary(members.map { ($0.name, $0) }) { first, _ in first }
      let missing = members.filter { member in member.isRequired && !found.contains { $0.name == member.name } }
      return missing.map { "\(place)/\($0.name) is missing" }
        + found.flatMap { member in
          known[member.name].map { $0.schema.faults(member.value, at: "\(place)/\(member.name)") }
            ?? ["\(place)/\(member.name) is not declared"]
        }
    default: return ["\(place): \(value.kind) is not what is declared"]
    }
  }
}
