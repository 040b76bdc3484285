import Synchronization

/// How many costly requests one client may make: token buckets that fill at a rate up to a burst.
public struct RateLimits: Sendable {
  /// One kind of request.
  public struct Rate: Sendable, Equatable {
    /// Requests a second in the long run.
    public var perSecond: Double
    /// Requests that may come at once.
    public var burst: Double

    /// A rate; the burst is at least one.
    public init(perSecond: Double, burst: Double) {
      self.perSecond = perSecond
      self.burst = max(1, burst)
    }
  }

  /// Requests that change something.
  public var writes: Rate
  /// Requests of routes that are not quick.
  public var reads: Rate
  /// Whether this machine may ask as often as it likes.
  public var sparesLoopback = true

  /// Rates for both kinds.
  public init(writes: Rate, reads: Rate) {
    self.writes = writes
    self.reads = reads
  }
}

/// Counts the requests of each client; shared by all loops.
final class RateLimiter: Sendable {
  private struct Key: Hashable {
    let client: String
    let isWrite: Bool
  }

  private struct Bucket {
    var tokens: Double
    var filled: Moment
  }

  /// Clients that are remembered. Beyond it, newcomers share one bucket: an attacker with many addresses costs memory no more.
  private static let capacity = 16_384
  /// How often a full table is looked through for clients that have not asked lately.
  private static let sweep = Moment.Span(.seconds(1))
  private let limits: RateLimits
  private let state = Mutex(State())

  private struct State {
    var buckets: [Key: Bucket] = [:]
    var nextSweep = Moment(nanoseconds: 0)
  }

  init(_ limits: RateLimits) { self.limits = limits }

  /// Takes a token; `nil` when there was one, otherwise how many seconds to wait for the next.
  func take(_ client: Client, isWrite: Bool, now: Moment) -> Int? {
    if client.isLoopback, limits.sparesLoopback { return nil }
    let rate = isWrite ? limits.writes : limits.reads
    return state.withLock { state in
      var key = Key(client: Self.network(of: client.address), isWrite: isWrite)
      if state.buckets.count >= Self.capacity, state.buckets[key] == nil {
        if now >= state.nextSweep {
          Self.forgetIdle(&state.buckets, limits, now)
          state.nextSweep = now + Self.sweep
        }
        if state.buckets.count >= Self.capacity { key = Key(client: "", isWrite: isWrite) }
      }
      var bucket = state.buckets[key] ?? Bucket(tokens: rate.burst, filled: now)
      let seconds = Double(now.nanoseconds - bucket.filled.nanoseconds) / 1e9
      bucket.tokens = min(rate.burst, bucket.tokens + seconds * rate.perSecond)
      bucket.filled = now
      let wait = bucket.tokens >= 1 ? nil : max(1, Int(((1 - bucket.tokens) / max(rate.perSecond, 1e-6)).rounded(.up)))
      if wait == nil { bucket.tokens -= 1 }
      state.buckets[key] = bucket
      return wait
    }
  }

  private static func forgetIdle(_ buckets: inout [Key: Bucket], _ limits: RateLimits, _ now: Moment) {
    buckets = buckets.filter { key, bucket in
      let rate = key.isWrite ? limits.writes : limits.reads
      return bucket.tokens + Double(now.nanoseconds - bucket.filled.nanoseconds) / 1e9 * rate.perSecond < rate.burst
    }
  }

  /// One IPv6 client usually has a whole /64 to choose addresses from.
  private static func network(of address: String) -> String {
    guard address.contains(":"), let bytes = AddressRange.bytes(of: address) else { return address }
    return String(
      decoding: bytes.prefix(8).map { UInt8(ascii: "a") + $0 >> 4 } + bytes.prefix(8).map { UInt8(ascii: "a") + $0 & 15 }, as: UTF8.self)
  }
}
