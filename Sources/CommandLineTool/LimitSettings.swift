import HTTP

/// The one table of the server's limits: each is a setting, with the default that `Limits` has.
enum LimitSettings {
  /// A setting that sets one limit.
  struct Entry: Sendable {
    /// What kind of quantity it is, and which are sensible.
    enum Kind: Sendable {
      case bytes(any WritableKeyPath<Limits, Int> & Sendable, ClosedRange<Int>)
      case count(any WritableKeyPath<Limits, Int> & Sendable, ClosedRange<Int>)
      case time(any WritableKeyPath<Limits, Duration> & Sendable, ClosedRange<Duration>)
    }

    let name: String
    let kind: Kind
    let help: String

    init(_ name: String, _ kind: Kind, _ help: String) {
      self.name = name
      self.kind = kind
      self.help = help
    }

    var setting: SettingsTable.Setting {
      let (placeholder, standard) =
        switch kind {
        case .bytes(let path, _): ("SIZE", Quantity.text(bytes: Limits()[keyPath: path]))
        case .count(let path, _): ("N", "\(Limits()[keyPath: path])")
        case .time(let path, _): ("TIME", Quantity.text(Limits()[keyPath: path]))
        }
      return SettingsTable.Setting(name: name, placeholder: placeholder, standard: standard, help: help, commands: ["serve", "demo"])
    }

    func apply(_ settings: Settings, to limits: inout Limits) throws(CommandFailure) {
      switch kind {
      case .bytes(let path, let range): limits[keyPath: path] = try settings.bytes(name, in: range)
      case .count(let path, let range): limits[keyPath: path] = try settings.number(name, in: range)
      case .time(let path, let range): limits[keyPath: path] = try settings.time(name, in: range)
      }
    }
  }

  private static let kib = 1_024
  private static let mib = 1_024 * 1_024
  private static let anyTime = Duration.milliseconds(10)...Duration.seconds(86_400)

  /// Every limit, in the order of `Limits`; a test looks that none is missing.
  static let all: [Entry] = [
    Entry("max-target", .bytes(\.targetBytes, 64...mib), "the longest request target; longer ones get 414"),
    Entry("max-header", .bytes(\.headerBytes, 256...16 * mib), "all header lines of a request together; more get 431"),
    Entry("max-header-lines", .count(\.headerCount, 4...10_000), "how many header lines; more get 431"),
    Entry("max-chunk-line", .bytes(\.chunkLineBytes, 16...mib), "the size line of a chunk with its extensions; longer ones get 400"),
    Entry("max-body", .bytes(\.bodyBytes, kib...1_024 * mib), "the largest request body that is taken whole; larger ones get 413"),
    Entry("max-inflated", .bytes(\.inflatedBytes, kib...4_096 * mib), "the largest gzip body when unpacked; larger ones get 413"),
    Entry(
      "max-inflation", .count(\.inflationRatio, 1...100_000), "how many times its size a gzip body may unpack to beyond 1 MiB; else 413"),
    Entry("max-discarded", .bytes(\.discardedBytes, 0...1_024 * mib), "how much of a body that nobody wants is read over"),
    Entry("max-connections", .count(\.connections, 1...1_000_000), "open connections; more wait (also bounded by the limit of open files)"),
    Entry("max-requests", .count(\.requestsPerConnection, 1...1_000_000_000), "requests of one connection; then it is closed"),
    Entry("max-waiting", .count(\.waitingRequests, 1...1_000_000), "requests that wait for a worker; more get 503"),
    Entry("header-timeout", .time(\.headerDeadline, anyTime), "from the first byte of a request to the end of its head; then 408"),
    Entry("body-timeout", .time(\.bodyIdle, anyTime), "between two pieces of a request body; then 408"),
    Entry("min-body-rate", .count(\.bodyRate, 1...1_000_000_000), "bytes a second that a body must bring over each body-timeout; else 408"),
    Entry("handler-timeout", .time(\.handlerTime, anyTime), "until the first byte of an answer; then 503"),
    Entry("idle-timeout", .time(\.keepAliveIdle, anyTime), "between two requests of a connection"),
    Entry("idle-timeout-full", .time(\.idleWhenFull, anyTime), "the same while no further connection can be taken"),
    Entry("write-timeout", .time(\.writeStall, anyTime), "without the client taking a byte of the answer"),
    Entry("linger", .time(\.linger, anyTime), "how long a refused client is read over, so that it can read why"),
    Entry("linger-idle", .time(\.lingerIdle, anyTime), "the same, without a byte coming"),
    Entry("output-buffer", .bytes(\.waitingOutputBytes, 4 * kib...1_024 * mib), "bytes of an answer that wait for the client"),
    Entry(
      "upload-output-buffer", .bytes(\.duplexOutputBytes, 4 * kib...1_024 * mib), "the same while the body of the request is still coming"),
    Entry("input-buffer", .bytes(\.waitingInputBytes, 4 * kib...1_024 * mib), "bytes of a streamed body that wait for their reader"),
  ]

  /// The limits that the settings ask for.
  static func limits(_ settings: Settings) throws(CommandFailure) -> Limits {
    var limits = Limits()
    for entry in all { try entry.apply(settings, to: &limits) }
    return limits
  }
}
