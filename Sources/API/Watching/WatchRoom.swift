import HTTP
import Model
import Storage
import Synchronization

/// Looks at what comes in for every watch, and sends what matches.
///
/// A watch has one delivery under way at most, of so many rows; while it is not taken, nothing is made but a note of how far was looked. So a
/// receiver that is down for a day costs a few attempts, and gets everything afterwards, in order.
final class WatchRoom: Sendable {
  /// Rows of one delivery, at most.
  static let largestDelivery = 100
  /// Deliveries that are sent at the same time: so many receivers may hang before others wait.
  private static let senders = 4
  /// How far a watch that finds nothing may fall behind in the archive what is known of it in memory.
  private static let stride = 10_000
  /// How often is looked whether something is due, at least, in seconds: clocks may be set.
  private static let longestPause = 60

  private let archive: Archive
  private let post: OutgoingPost
  private let now: @Sendable () -> String
  private let seconds: @Sendable () -> Int
  private let read: StreamHub.Read
  /// How far was looked for a watch, where that is further than the archive says.
  private let seen = Mutex<[Int: Int]>([:])
  /// Watches for which something is being sent.
  private let busy = Mutex<Set<Int>>([])
  private let attendants = Mutex<[Attendant]>([])

  /// - Parameters:
  ///   - seconds: the time in seconds since 1970.
  ///   - read: what came in for a search behind a row.
  init(
    archive: Archive, post: OutgoingPost, now: @escaping @Sendable () -> String, seconds: @escaping @Sendable () -> Int,
    read: @escaping StreamHub.Read
  ) {
    self.archive = archive
    self.post = post
    self.now = now
    self.seconds = seconds
    self.read = read
  }

  /// Whether an address can be sent to at all.
  func canReach(_ address: WebAddress) -> Bool { post.canReach(address) }

  /// Starts the threads, once there is something to watch.
  func start() {
    attendants.withLock { attendants in
      guard attendants.isEmpty else { return }
      attendants.append(Attendant(name: "watch-plan") { [weak self] in self?.keepPlanning() })
      for number in 1...Self.senders { attendants.append(Attendant(name: "watch-send-\(number)") { [weak self] in self?.keepSending() }) }
      for attendant in attendants { attendant.start() }
    }
  }

  /// Has it look at what came in.
  func ring() { attendants.withLock { $0.first }?.ring() }

  /// Has it look at what is due.
  func ringSenders() { for attendant in attendants.withLock({ $0.dropFirst() }) { attendant.ring() } }

  /// Ends the threads; what is being sent is not waited for, it is sent again after the next start.
  func stop() { for attendant in attendants.withLock({ $0 }) { attendant.stop(waits: false) } }

  private func keepPlanning() -> Duration? {
    // What cannot be read or stored now is looked at again when the next thing is stored.
    while (try? plan()) == true {}
    return nil
  }

  private func keepSending() -> Duration? {
    do {
      while try sendNext() {}
    } catch {
      // What became of a delivery cannot be noted, as on a full disk: it stays due, and a receiver must not get it every second.
      return .seconds(Self.longestPause)
    }
    guard let due = try? archive.read({ try DeliveryRepository($0).nextDue() }) else { return nil }
    return .seconds(min(max(due - seconds(), 1), Self.longestPause))
  }

  // MARK: Looking

  /// Looks a stretch further for every watch that waits for news; whether there is more to look at.
  func plan() throws -> Bool {
    var isMoreLeft = false
    for watch in try archive.read({ try WatchRepository($0).idle() }) {
      do {
        if try plan(watch) { isMoreLeft = true }
      } catch let error as AppError {
        let problem = "The search finds nothing: \(error.message)"
        if watch.problem != problem { try archive.write { try WatchRepository($0).note(problem, of: watch.id) } }
      }
    }
    return isMoreLeft
  }

  private func plan(_ watch: Watch) throws -> Bool {
    let search = try archive.read { try SavedSearchRepository($0).find(watch.search) }
    guard let search else { return false }
    let from = max(watch.lastID, seen.withLock { $0[watch.id] } ?? 0)
    let found = try read(StandingSearch(search.kind, QueryItem.read(search.query) ?? []), from)
    guard !found.items.isEmpty else {
      seen.withLock { $0[watch.id] = found.lastID }
      if found.lastID - watch.lastID > Self.stride || watch.problem != nil {
        try archive.write { try WatchRepository($0).advance(watch.id, to: found.lastID) }
      }
      return found.hasMore
    }
    let items = Array(found.items.prefix(Self.largestDelivery))
    // What did not fit is found again.
    let lastID = items.count < found.items.count ? items[items.count - 1].id : found.lastID
    let (time, due) = (now(), seconds())
    try archive.write { connection in
      guard try WatchRepository(connection).find(watch.id) != nil else { return }
      _ = try DeliveryRepository(connection).insert(watch: watch.id, itemCount: items.count, at: time, seconds: due) { delivery in
        Webhook.body(items.map(\.item), of: search, watch: watch.id, delivery: delivery, at: time)
      }
      try WatchRepository(connection).advance(watch.id, to: lastID)
    }
    ringSenders()
    return false
  }

  // MARK: Sending

  /// Sends one delivery that is due; whether there was one.
  func sendNext() throws -> Bool {
    let time = seconds()
    let due = try archive.read { try DeliveryRepository($0).due(at: time, limit: 100) }
    guard let candidate = due.first(where: { claim($0.watch) }) else { return false }
    defer { busy.withLock { _ = $0.remove(candidate.watch) } }
    // Another thread may have sent it between the look and the claim.
    let current = try archive.read { connection in
      (try DeliveryRepository(connection).find(candidate.id), try WatchRepository(connection).find(candidate.watch))
    }
    guard let delivery = current.0, let watch = current.1, delivery.state == .pending, delivery.nextAt <= time else { return true }
    try settle(delivery, watch, attempt(delivery, watch))
    return true
  }

  private func claim(_ watch: Int) -> Bool { busy.withLock { $0.insert(watch).inserted } }

  private func attempt(_ delivery: Delivery, _ watch: Watch) -> Result<Int, any Error> {
    Result {
      let headers = Webhook.headers(for: delivery, secret: watch.secret, seconds: seconds())
      return try post.send(Array(delivery.body.utf8), to: WebAddress(watch.url), headers: headers)
    }
  }

  private func settle(_ delivery: Delivery, _ watch: Watch, _ result: Result<Int, any Error>) throws {
    let time = now()
    let status = try? result.get()
    if let status, (200...299).contains(status) {
      return try archive.write { try DeliveryRepository($0).succeed(delivery, status: status, at: time) }
    }
    let reason: String =
      switch result {
      case .success(let status): "the receiver answered \(status)"
      case .failure(let error): "\(error)"
      }
    // 410 says that nobody will ever be there again (RFC 9110, section 15.5.11).
    let isOver = status == 410
    let next = isOver ? nil : RetrySchedule.next(afterAttempts: delivery.attempts + 1, firstAt: delivery.firstAt, now: seconds())
    try archive.write { connection in
      try DeliveryRepository(connection).fail(delivery, status: status, error: reason, nextAt: next, at: time)
      if isOver { try WatchRepository(connection).setActive(false, of: watch.id, problem: "The receiver is gone for good (410).") }
    }
  }
}
