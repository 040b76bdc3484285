import API
import FoundationEssentials
import HTTP
import Model
import Storage
import Synchronization

/// `sijill export KIND`: what `GET /v1/export/KIND` answers, on standard output. A server may run on the archive meanwhile.
enum ExportCommand {
  @Sendable static func run(_ invocation: Invocation) throws -> ExitStatus {
    let kinds = ["articles", "events", "quotes", "entities"]
    guard invocation.arguments.count == 1, let kind = invocation.arguments.first, kinds.contains(kind) else {
      throw CommandFailure(.usage, "say what to export: 'sijill export' and one of \(kinds.joined(separator: ", "))")
    }
    let settings = try invocation.settings()
    let folder = settings.text("data") ?? "sijill-data"
    guard FileManager.default.fileExists(atPath: folder + "/sijill.db") else {
      throw CommandFailure(.noInput, "there is no archive at \(folder)")
    }
    let request = try request(kind, settings)
    let workshop = try Workshop(.folder(folder), settings, isExclusive: false)
    defer { workshop.archive.close() }
    let services = workshop.services(
      bodyLimit: 0, metrics: ServerMetrics(), keys: { KeyRing() }, keyKeeper: nil, readsNeedKey: false, isStopping: { false })
    let failure = Mutex<(any Error)?>(nil)
    let response = Router(RouteTable.routes(services)).respond(to: request) { error, _ in
      failure.withLock { $0 = error }
      return Response(status: .internalServerError)
    }
    if let error = failure.withLock({ $0 }) { throw told(error) }
    guard case .stream(let produce) = response.body else { throw CommandFailure(.failure, "nothing can be exported") }
    try produce(BodyWriter(into: Terminal.write))
    return .ok
  }

  private static func request(_ kind: String, _ settings: Settings) throws -> Request {
    var items = [QueryItem("format", settings.text("format") ?? "ndjson")]
    if try settings.choice("bom", of: ["no", "yes"]) == "yes" { items.append(QueryItem("bom", "true")) }
    guard let filter = QueryItem.read(settings.text("filter") ?? "") else {
      throw settings.failure("filter", "has a broken escape; write a percent sign as %25")
    }
    items += filter
    do {
      return try Request(.get, "/v1/export/\(kind)?" + QueryItem.encode(items))
    } catch {
      throw settings.failure("filter", "cannot be read: \(error.detail ?? "")")
    }
  }

  /// What is wrong with a request is a matter of usage here.
  private static func told(_ error: any Error) -> any Error {
    guard let error = error as? AppError else { return error }
    return CommandFailure(.usage, ([error.message] + error.details.map(\.message)).joined(separator: " "))
  }
}
