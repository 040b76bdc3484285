import Extraction
import Foundation
import HTTP
import Ingestion
import Model
import Storage
import Testing

@testable import API

/// A whole server without sockets: an archive in memory, the lexicons and rules of the project, the table of routes.
final class Site: Sendable {
  /// 2026-02-01.
  static let today = CalendarDate(daysSinceEpoch: 20_485)
  let archive: Archive
  let router: Router
  let ingester: Ingester
  let services: Services

  init(
    lineLimit: Int = 8 * 1_024 * 1_024, bodyLimit: Int = 32 * 1_024 * 1_024, analyzed: Bool = true, keys: KeyBox = KeyBox(),
    today: @escaping @Sendable () -> CalendarDate = { Site.today }, webhooks: OutgoingPost = OutgoingPost(),
    seconds: (@Sendable () -> Int)? = nil
  ) throws {
    let archive = try Archive(.memory)
    self.archive = archive
    let analyzer = analyzed ? try Self.analyzer.get() : nil
    let ingester = Ingester(
      archive: archive,
      analyze: { analyzer?.analyse($0) ?? Findings(entities: [], mentions: [], dates: [], quotes: [], events: []) },
      now: { "\(Site.today)T09:30:00Z" })
    self.ingester = ingester
    let coordinates = try PlaceCoordinates(files: Self.files.get())
    let services = Services(
      archive: archive, ingester: ingester,
      offices: { slug in
        analyzer?.offices(ofPerson: slug).map { OfficeHeld(office: $0.office, jurisdiction: $0.jurisdiction, from: $0.from, to: $0.to) }
          ?? []
      },
      variants: try Self.variants.get(), coordinates: { coordinates }, today: today, keys: { keys.ring },
      keyKeeper: keys, lineLimit: lineLimit, bodyLimit: bodyLimit, webhooks: webhooks, seconds: seconds)
    self.services = services
    router = Router(RouteTable.routes(services))
  }

  /// Lexicons and rules as the program has them built in; read once for all tests.
  private static let analyzer: Result<ArticleAnalyzer, any Error> = Result { try ArticleAnalyzer(files: files.get()) }
  private static let variants: Result<SearchVariants, any Error> = Result { try SearchVariants(files: files.get()) }

  private static let files: Result<[String: String], any Error> = Result {
    var files: [String: String] = [:]
    let base = ProjectFiles.root.appendingPathComponent("Config")
    for case let url as URL in FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil) ?? .init()
    where url.pathExtension == "tsv" {
      files[String(url.path.dropFirst(ProjectFiles.root.path.count + 1))] = try String(contentsOf: url, encoding: .utf8)
    }
    return files
  }

  /// Asks as a client would, but for what the server adds to an answer on its way out. An answer 500 fails the test with its reason.
  func ask(
    _ method: HTTP.Method, _ target: String, headers: Headers = [:], body: [UInt8] = [], client: Client = .local
  ) throws -> Answer {
    let request: Request
    do {
      request = try Request(method, target, headers: headers, body: body, client: client)
    } catch {
      return try Answer(error.response)
    }
    return try Answer(
      router.respond(to: request) { error, _ in
        RouteTable.answer(to: error) { Issue.record("\(method) \(target) failed on the server: \($0)") }
      })
  }

  func get(_ target: String, headers: Headers = [:]) throws -> Answer { try ask(.get, target, headers: headers) }

  /// Asks for a list or a thing with parameters that may hold anything.
  func get(_ path: String, _ parameters: KeyValuePairs<String, String>) throws -> Answer {
    try get(parameters.isEmpty ? path : path + "?" + QueryItem.encode(parameters.map { QueryItem($0.key, $0.value) }))
  }

  func post(_ body: some Sequence<UInt8>, _ type: String, _ parameters: KeyValuePairs<String, String> = [:]) throws -> Answer {
    let query = parameters.isEmpty ? "" : "?" + QueryItem.encode(parameters.map { QueryItem($0.key, $0.value) })
    return try ask(.post, "/v1/documents" + query, headers: ["Content-Type": type], body: Array(body))
  }

  func postJSON(_ json: String) throws -> Answer { try post(json.utf8, "application/json") }
}

/// Where the files of the project are.
enum ProjectFiles {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: root.appendingPathComponent(path))) }
}

/// What came back.
struct Answer {
  let status: Int
  let headers: Headers
  let bytes: [UInt8]

  init(_ response: Response) throws {
    status = response.status.code
    headers = response.headers
    bytes = try response.collectedBody()
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The body, by the strict reader: what it refuses is a bug of the server.
  var json: JSONValue { get throws { try JSONReader.read(bytes) } }

  var items: [JSONValue] { get throws { try json["items"]?.elements ?? [] } }

  /// The ids of the items of a list.
  var ids: [Int] { get throws { try items.compactMap { $0["id"]?.number } } }

  /// The lines of an NDJSON answer.
  var lines: [JSONValue] {
    get throws { try bytes.split(separator: 0x0A).map { try JSONReader.read(Array($0)) } }
  }

  /// What a problem names as wrong: parameters as they are, places in the body with their slash.
  var faults: [String] {
    get throws { try json["errors"]?.elements.compactMap { $0["parameter"]?.text ?? $0["pointer"]?.text } ?? [] }
  }
}

extension JSONValue {
  subscript(_ name: String) -> JSONValue? {
    if case .object(let members) = self { members.first { $0.name == name }?.value } else { nil }
  }

  var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }
  var names: [String] { if case .object(let members) = self { members.map(\.name) } else { [] } }
  var text: String? { if case .string(let text) = self { text } else { nil } }
  var number: Int? { if case .int(let number) = self { number } else { nil } }
  var flag: Bool? { if case .bool(let flag) = self { flag } else { nil } }

  /// The value behind a path of names.
  func at(_ path: String...) -> JSONValue? {
    path.reduce(Optional(self)) { value, name in value?[name] }
  }
}
