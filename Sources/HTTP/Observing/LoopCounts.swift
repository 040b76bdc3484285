/// What one event loop has counted since it began. Only the loop touches it; whoever wants to know is sent a copy.
struct LoopCounts: Sendable {
  /// The answers of one route.
  struct RouteCounts: Sendable {
    /// Answers by status, in the order the statuses were first given.
    var statuses: [(code: Int, count: Int)] = []
    var duration = Histogram()
  }

  /// By place of the route in the table; the last is for what found no route.
  var routes: [RouteCounts]
  /// What was refused before it was a request, by status.
  var faults: [(code: Int, count: Int)] = []
  var accepted = 0
  var open = 0
  /// Connections that were closed early to make room.
  var shed = 0
  var bytesIn = 0
  var bytesOut = 0
  /// How long the rounds of the loop took: an event may have to wait so long for its turn.
  var rounds = Histogram()

  init(routes: Int) { self.routes = [RouteCounts](repeating: RouteCounts(), count: routes + 1) }

  mutating func count(route: Int?, status: Int, nanoseconds: Int64) {
    let place = route ?? routes.count - 1
    Self.increment(&routes[place].statuses, status)
    routes[place].duration.add(nanoseconds)
  }

  mutating func countFault(_ status: Int) { Self.increment(&faults, status) }

  private static func increment(_ counts: inout [(code: Int, count: Int)], _ code: Int, by number: Int = 1) {
    // There are few statuses: looking through them is faster than hashing.
    if let place = counts.firstIndex(where: { $0.code == code }) { counts[place].count += number } else { counts.append((code, number)) }
  }

  /// Adds what another loop has counted.
  mutating func add(_ other: LoopCounts) {
    for (place, theirs) in other.routes.enumerated() {
      for (code, count) in theirs.statuses { Self.increment(&routes[place].statuses, code, by: count) }
      routes[place].duration.add(theirs.duration)
    }
    for (code, count) in other.faults { Self.increment(&faults, code, by: count) }
    accepted += other.accepted
    open += other.open
    shed += other.shed
    bytesIn += other.bytesIn
    bytesOut += other.bytesOut
    rounds.add(other.rounds)
  }
}

/// Durations by size.
struct Histogram: Sendable {
  /// Upper bounds in nanoseconds; what is longer is counted behind the last.
  static let bounds: [Int64] = [
    100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000, 100_000_000, 250_000_000,
    1_000_000_000, 5_000_000_000, 30_000_000_000,
  ]

  private(set) var buckets: InlineArray<15, Int> = .init(repeating: 0)
  private(set) var nanoseconds: Int64 = 0

  mutating func add(_ duration: Int64) {
    var place = 0
    let bounds = Self.bounds
    while place < bounds.count, duration > bounds[place] { place += 1 }
    buckets[place] += 1
    nanoseconds += duration
  }

  mutating func add(_ other: Histogram) {
    for place in buckets.indices { buckets[place] += other.buckets[place] }
    nanoseconds += other.nanoseconds
  }
}
