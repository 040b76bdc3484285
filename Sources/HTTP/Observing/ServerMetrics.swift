import Synchronization

/// The counters of a running server, for Prometheus. Made before the server and given to it in its configuration, so that a route of
/// the same server can answer with it.
public final class ServerMetrics: Sendable {
  private struct Source: Sendable {
    let group: LoopGroup
    let pools: WorkerPools
    let patterns: [String]
  }

  private let source = Mutex<Source?>(nil)

  /// Counters without a server yet.
  public init() {}

  func attach(_ group: LoopGroup, _ pools: WorkerPools, _ router: Router) {
    source.withLock { $0 = Source(group: group, pools: pools, patterns: router.routes.map { "\($0.method) \($0.pattern)" }) }
  }

  /// Everything in the Prometheus text format (version 0.0.4). Loops that do not answer within a second are left out; `http_loops_silent`
  /// tells how many those are.
  public func prometheus() -> String {
    guard let source = source.withLock({ $0 }) else { return "" }
    let reports = Self.collect(source.group)
    var total = LoopCounts(routes: source.patterns.count)
    for report in reports { total.add(report) }
    var text = MetricsText()
    text.gauge("http_loops_silent", "Event loops that did not answer within a second.", [("", source.group.members.count - reports.count)])
    Self.write(total, source.patterns, to: &text)
    let loads = [("slow", source.pools.slow.load), ("writing", source.pools.writing.load), ("streaming", source.pools.streaming.load)]
    text.gauge("http_workers_busy", "Worker threads that run a request.", loads.map { ("pool=\"\($0.0)\"", $0.1.busy) })
    text.gauge("http_requests_waiting", "Requests that wait for a worker.", loads.map { ("pool=\"\($0.0)\"", $0.1.waiting) })
    ProcessStatus.write(to: &text)
    return text.text
  }

  private static func write(_ counts: LoopCounts, _ patterns: [String], to text: inout MetricsText) {
    let names = patterns + ["none"]
    let requests = zip(names, counts.routes).flatMap { name, route in
      route.statuses.map { ("route=\"\(name)\",status=\"\($0.code)\"", $0.count) }
    }
    text.counter("http_requests_total", "Answers given, by route and status.", requests)
    text.counter(
      "http_refused_total", "What came and was no request, by the status it was answered with.",
      counts.faults.map { ("status=\"\($0.code)\"", $0.count) })
    let used = zip(names, counts.routes).filter { !$0.1.statuses.isEmpty }.map { ("route=\"\($0.0)\"", $0.1.duration) }
    text.histogram("http_request_duration_seconds", "From the end of the request head to the end of the answer.", used)
    text.histogram("http_loop_round_seconds", "How long a round of an event loop took; events wait so long.", [("", counts.rounds)])
    text.gauge("http_connections_open", "Open connections.", [("", counts.open)])
    text.counter("http_connections_accepted_total", "Connections taken.", [("", counts.accepted)])
    text.counter("http_connections_shed_total", "Idle connections closed early to make room.", [("", counts.shed)])
    text.counter("http_received_bytes_total", "Bytes read from clients.", [("", counts.bytesIn)])
    text.counter("http_sent_bytes_total", "Bytes written to clients.", [("", counts.bytesOut)])
  }

  /// Asks every loop for its counts.
  private static func collect(_ group: LoopGroup) -> [LoopCounts] {
    let reports = Reports(expected: group.members.count)
    for member in group.members { member.mailbox.post(.report { reports.add($0) }) }
    return reports.wait(until: Moment.now() + Moment.Span(.seconds(1)))
  }

  private final class Reports: Sendable {
    private let latch: Latch
    private let gathered = Mutex<[LoopCounts]>([])

    init(expected: Int) { latch = Latch(expected) }

    func add(_ counts: LoopCounts) {
      gathered.withLock { $0.append(counts) }
      latch.countDown()
    }

    func wait(until deadline: Moment) -> [LoopCounts] {
      _ = latch.wait(until: deadline)
      return gathered.withLock { $0 }
    }
  }
}
