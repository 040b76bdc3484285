import API
import HTTP
import Ingestion
import Model
import Storage
import WebUI

/// `sijill serve`: the archive over HTTP, until a signal ends it.
enum ServeCommand {
  @Sendable static func run(_ invocation: Invocation) throws -> ExitStatus {
    // Before any thread starts, so that every thread leaves the signals to the waiter.
    let signals = SignalWaiter()
    let settings = try invocation.settings()
    let plan = try ServePlan(settings)
    let folder = settings.text("data") ?? "sijill-data"
    let workshop = try Workshop(.folder(folder), settings)
    return try serve(workshop, plan, signals, keys: try KeyFile(folder: folder)) { places in
      [
        "sijill \(Version.current) serves \(folder) on \(places.all)",
        "post a page:  \(places.curl) -H 'Content-Type: text/plain' --data-binary @page.txt '\(places.url)/v1/documents?source=NAME'",
        "ask for it:   \(places.curl) '\(places.url)/v1/articles?actor=NAME'",
      ]
    }
  }

  /// Serves until SIGTERM or SIGINT, then finishes what is in flight; a second signal ends at once.
  static func serve(
    _ workshop: Workshop, _ plan: ServePlan, _ signals: SignalWaiter, keys: KeyFile? = nil, greeting: (ServingPlaces) -> [String]
  ) throws -> ExitStatus {
    let ending = Ending()
    let metrics = ServerMetrics()
    var configuration = plan.configuration
    configuration.metrics = metrics
    let services = workshop.services(
      bodyLimit: configuration.limits.bodyBytes, metrics: metrics, keys: { keys?.current ?? KeyRing() }, keyKeeper: keys,
      readsNeedKey: plan.readsNeedKey, isStopping: { ending.hasBegun }, webhooks: plan.webhooks, runsThreads: true)
    let onError: ErrorHandler = { error, _ in RouteTable.answer(to: error) { Terminal.say("sijill: \($0)") } }
    let routes = RouteTable.routes(services)
    let api = Router(routes)
    let pages = WebPages.routes(
      answer: { api.respond(to: $0, onError: onError) }, coordinates: { [coordinates = workshop.coordinates] in coordinates.value.table })
    let server = Server(configuration: configuration, router: Router(routes + pages + DocsPages.routes()), onError: onError)
    do {
      try server.start()
    } catch {
      throw CommandFailure(.unavailable, "\(error)")
    }
    ProcessMemory.giveBack()
    try services.startWatching()
    let places = ServingPlaces(server.addresses)
    for line in greeting(places) { Terminal.say(line) }
    if let remark = plan.remark { Terminal.say("sijill: \(remark)") }
    let notifier = ServiceNotifier(Terminal.environment())
    notifier.ready(status: "serving on \(places.all)")
    let comparison = BackgroundComparison(archive: workshop.archive) { Terminal.say("sijill: old articles are not compared: \($0)") }
    let watchdog = Watchdog(notifier) { server.loopsAnswer(within: $0) }

    let reloads = reloads(plan, keys)
    while signals.wait() == .hangUp {
      notifier.reloading()
      for reload in reloads { reload.run() }
      Terminal.say("sijill: read again \(reloads.map(\.name).joined(separator: " and "))")
      notifier.ready(status: "serving on \(places.all)")
    }
    ending.begin()
    comparison.stop()
    notifier.stopping(status: "finishing what is in flight")
    signals.endProcessOnNext { _ in Terminal.say("sijill: ended at once by a second signal") }
    ending.wait(plan.drain)
    let isClean = server.stop(deadline: plan.stopDeadline)
    watchdog.stop()
    services.stopWatching()
    // Handlers that outlive the deadline still hold the archive: nothing is waited for, and the next start takes over what is in its log.
    if isClean { workshop.archive.close() } else { Terminal.say("sijill: not all was finished in time; the rest was cut off") }
    plan.accessLog?.close()
    return .ok
  }

  /// What SIGHUP reads again, in this order. One that fails stays as it was, and keeps none of the others from it.
  private static func reloads(_ plan: ServePlan, _ keys: KeyFile?) -> [Reload] {
    [Reload("the access log") { try plan.accessLog?.reopen() }, Reload("the keys") { try keys?.reload() }]
  }
}
