import FoundationEssentials
public import HTTP
public import Ingestion
public import Model
public import Storage

/// What the handlers work with; made once by the command, shared by all threads.
public struct Services: Sendable {
  let archive: Archive
  let ingester: Ingester
  /// The offices of the person with a slug.
  let offices: @Sendable (String) -> [OfficeHeld]
  /// Forms of words that a query for one of them finds.
  let variants: SearchVariants
  /// Where places lie.
  let coordinates: @Sendable () -> PlaceCoordinates
  /// Tells this run of the server from others.
  let run = UInt64.random(in: 0 ... .max)
  /// Today in UTC, for spans back from now.
  let today: @Sendable () -> CalendarDate
  /// The time as RFC 3339 in UTC, for what is noted.
  let now: @Sendable () -> String
  /// The keys that count now.
  let keys: @Sendable () -> KeyRing
  /// Puts other keys in their place; `nil` where none can be kept.
  let keyKeeper: (any KeyKeeper)?
  /// Whether reading needs a key, too.
  let readsNeedKey: Bool
  /// The counters of the server, in the Prometheus text format.
  let metrics: @Sendable () -> String
  /// What was answered already.
  let known = AnswerCache()
  /// The named requests that are being answered.
  let inFlight = RequestsInFlight()
  /// The time in seconds since 1970, by which deliveries are due.
  let seconds: @Sendable () -> Int
  /// Whoever listens to what comes in.
  let hub: StreamHub
  /// Who is told of what comes in.
  let watching: WatchRoom
  /// Whether watches are served by threads of their own as soon as there are any.
  let runsThreads: Bool
  /// The largest line of a bulk import, in bytes.
  let lineLimit: Int
  /// The largest document outside a bulk import, in bytes.
  let bodyLimit: Int
  /// Whether the server is about to end, so that nobody should send it anything new.
  let isStopping: @Sendable () -> Bool

  /// The services of one server.
  public init(
    archive: Archive, ingester: Ingester, offices: @escaping @Sendable (String) -> [OfficeHeld],
    variants: SearchVariants = .none, coordinates: @escaping @Sendable () -> PlaceCoordinates = { .none },
    today: @escaping @Sendable () -> CalendarDate,
    now: (@Sendable () -> String)? = nil, keys: @escaping @Sendable () -> KeyRing = { KeyRing() }, keyKeeper: (any KeyKeeper)? = nil,
    readsNeedKey: Bool = false,
    metrics: @escaping @Sendable () -> String = { "" }, lineLimit: Int = 8 * 1_024 * 1_024, bodyLimit: Int = 32 * 1_024 * 1_024,
    isStopping: @escaping @Sendable () -> Bool = { false }, webhooks: OutgoingPost = OutgoingPost(),
    seconds: (@Sendable () -> Int)? = nil, heartbeat: Duration = .seconds(15),
    runsThreads: Bool = false
  ) {
    self.archive = archive
    self.ingester = ingester
    self.offices = offices
    self.variants = variants
    self.coordinates = coordinates
    self.today = today
    self.keys = keys
    self.keyKeeper = keyKeeper
    self.readsNeedKey = readsNeedKey
    self.metrics = metrics
    self.now = now ?? { today().description + "T00:00:00Z" }
    self.lineLimit = lineLimit
    self.bodyLimit = bodyLimit
    self.isStopping = isStopping
    let seconds = seconds ?? { Int(Date().timeIntervalSince1970) }
    self.seconds = seconds
    self.runsThreads = runsThreads
    let read: StreamHub.Read = { search, id in try archive.read { try search.arrivals(after: id, $0, today: today(), variants) } }
    let hub = StreamHub(heartbeat: heartbeat, read: read)
    let watching = WatchRoom(archive: archive, post: webhooks, now: self.now, seconds: seconds, read: read)
    self.hub = hub
    self.watching = watching
    archive.onCommit { [weak hub, weak watching] in
      hub?.ring()
      watching?.ring()
    }
  }

  /// Starts to serve the watches that there are.
  public func startWatching() throws {
    let isAny = try archive.read { try !WatchRepository($0).list(limit: 1).isEmpty }
    if isAny { watching.start() }
  }

  /// Ends what runs beside the requests.
  public func stopWatching() {
    watching.stop()
    hub.stop()
  }
}
