import API
import HTTP
import Model
import Storage

/// `sijill serve`: the archive over HTTP, until a signal ends it.
enum ServeCommand {
  @Sendable static func run(_ invocation: Invocation) throws -> ExitStatus {
    // Before any thread starts, so that every thread leaves the signals to the waiter.
    let signals = SignalWaiter()
    let settings = try invocation.settings()
    let configuration = try configuration(settings)
    let folder = settings.text("data") ?? "sijill-data"
    let workshop = try Workshop(.folder(folder), settings)
    return try serve(workshop, configuration, signals) { address in
      [
        "sijill \(Version.current) serves \(folder) on http://\(address)",
        "post a page:  curl -H 'Content-Type: text/plain' --data-binary @page.txt 'http://\(address)/v1/documents?source=NAME'",
        "ask for it:   curl 'http://\(address)/v1/articles?actor=NAME'",
      ]
    }
  }

  /// Serves until SIGTERM or SIGINT, then finishes what is in flight; a second signal ends at once.
  static func serve(
    _ workshop: Workshop, _ configuration: ServerConfiguration, _ signals: SignalWaiter, greeting: (String) -> [String]
  ) throws -> ExitStatus {
    let metrics = ServerMetrics()
    let router = Router(RouteTable.routes(workshop.services(bodyLimit: configuration.limits.bodyBytes, metrics: metrics)))
    var configuration = configuration
    configuration.metrics = metrics
    let server = Server(configuration: configuration, router: router) { error, _ in
      RouteTable.answer(to: error) { Terminal.say("sijill: \($0)") }
    }
    do {
      try server.start()
    } catch {
      throw CommandFailure(.unavailable, "\(error)")
    }
    for line in greeting(server.addresses.first?.description ?? "") { Terminal.say(line) }
    while signals.wait() == .hangUp {}
    let stopped = server.stop()
    workshop.archive.close()
    return stopped ? .ok : .failure
  }

  /// How to serve, by the settings. Read before anything is opened, so that a wrong setting leaves nothing behind.
  static func configuration(_ settings: Settings) throws(CommandFailure) -> ServerConfiguration {
    var addresses: [ListenAddress] = []
    for text in (settings.text("listen") ?? "").split(separator: ",") {
      do {
        addresses.append(try ListenAddress(String(text)))
      } catch {
        throw settings.failure("listen", "cannot be: \(error)")
      }
    }
    if addresses.isEmpty { throw settings.failure("listen", "must name an address, such as 127.0.0.1:8080") }
    var configuration = ServerConfiguration(addresses: addresses)
    configuration.workers = try settings.number("workers", in: 1...256)
    configuration.limits.bodyBytes = try settings.number("max-body", in: 1_024...1_073_741_824)
    if try settings.choice("log", of: ["requests", "none"]) == "requests" { configuration.onRequest = log }
    return configuration
  }

  /// One line a request, as logfmt.
  @Sendable private static func log(_ record: AccessRecord) {
    let micros = record.duration.components.seconds * 1_000_000 + record.duration.components.attoseconds / 1_000_000_000_000
    Terminal.say(
      "id=\(record.requestID) method=\(record.method?.name ?? "-") target=\(record.target ?? "-") status=\(record.status.code) bytes=\(record.bytes) us=\(micros) client=\(record.client.address)"
    )
  }
}
