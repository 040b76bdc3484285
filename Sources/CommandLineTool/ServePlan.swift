import HTTP

/// How to serve, by the settings.
struct ServePlan {
  var configuration: ServerConfiguration
  let accessLog: AccessLog?
  /// How long the server still takes connections after it was told to end.
  let drain: Duration
  /// How long requests may still take after that.
  let stopDeadline: Duration
  /// Whether reading needs a key, too.
  let readsNeedKey: Bool
  /// How webhooks are called.
  let webhooks: OutgoingPost
  /// What to tell the user about it; `nil` when all is as asked.
  private(set) var remark: String?

  /// Reads every setting before anything is opened or made, so that a wrong one leaves nothing behind; raises the limit of open files.
  init(_ settings: Settings, environment: [String: String] = Terminal.environment(), opensNothing: Bool = false) throws(CommandFailure) {
    var configuration = ServerConfiguration()
    (configuration.addresses, configuration.inheritedSockets) = try Self.places(settings, environment)
    configuration.workers = try settings.number("workers", in: 1...256)
    configuration.socketMode = try Self.socketMode(settings)
    configuration.limits = try LimitSettings.limits(settings)
    try PolicySettings.apply(settings, to: &configuration)
    drain = try settings.time("drain", in: .zero...(.seconds(3_600)))
    stopDeadline = try settings.time("stop-deadline", in: .zero...(.seconds(3_600)))
    readsNeedKey = try settings.choice("require-key-for-reads", of: ["yes", "no"]) == "yes"
    webhooks = try PolicySettings.webhooks(settings)
    remark = opensNothing ? nil : try Self.bound(&configuration)
    accessLog = try Self.accessLog(settings, opensNothing)
    if let accessLog { configuration.onRequest = { accessLog.append($0) } }
    self.configuration = configuration
  }

  /// Where to listen. Sockets that systemd hands over stand in for the default, and beside what is asked for.
  private static func places(
    _ settings: Settings, _ environment: [String: String]
  ) throws(CommandFailure) -> (addresses: [ListenAddress], inherited: [Int32]) {
    let inherited = SocketActivation.descriptors(environment)
    if !inherited.isEmpty, settings.isStandard("listen") { return ([], inherited) }
    var addresses: [ListenAddress] = []
    for part in (settings.text("listen") ?? "").split(separator: ",") {
      let text = Settings.trim(part)
      if text == "systemd" {
        if inherited.isEmpty { throw settings.failure("listen", "says systemd, but no socket was handed over (LISTEN_PID, LISTEN_FDS)") }
        continue
      }
      do {
        addresses.append(try ListenAddress(text))
      } catch {
        throw settings.failure("listen", "cannot be: \(error)")
      }
    }
    if addresses.isEmpty, inherited.isEmpty { throw settings.failure("listen", "must name an address, such as 127.0.0.1:8080") }
    return (addresses, inherited)
  }

  private static func socketMode(_ settings: Settings) throws(CommandFailure) -> UInt32 {
    guard let mode = settings.text("socket-mode").flatMap({ UInt32($0, radix: 8) }), mode <= 0o777 else {
      throw settings.failure("socket-mode", "must be permissions in octal, such as 660")
    }
    return mode
  }

  /// Keeps connections within the limit of open files, less what the archive, the log and the loops need: running out of files would hit
  /// the archive as well as the next client.
  private static func bound(_ configuration: inout ServerConfiguration) throws(CommandFailure) -> String? {
    guard let files = FileLimit.raise() else { return nil }
    let reserve = 64 + 4 * (configuration.workers + configuration.loops) + configuration.addresses.count
    let room = FileLimit.connections(files: files, reserve: reserve)
    if room >= configuration.limits.connections { return nil }
    if room == 0 {
      throw CommandFailure(.unavailable, "the limit of open files, \(files), leaves none for connections; \(reserve) are needed besides")
    }
    configuration.limits.connections = room
    return "at most \(room) connections at a time: the limit of open files is \(files)"
  }

  private static func accessLog(_ settings: Settings, _ opensNothing: Bool) throws(CommandFailure) -> AccessLog? {
    let words = AccessLineFormat.allCases.map(\.rawValue)
    let format = AccessLineFormat(rawValue: try settings.choice("log-format", of: words)) ?? .logfmt
    guard let path = settings.text("access-log") else { throw settings.failure("access-log", "must be a file, - for stderr or none") }
    if path == "none" || opensNothing { return nil }
    do {
      return try AccessLog(path == "-" ? .standardError : .file(path), format: format)
    } catch {
      throw settings.failure("access-log", "cannot be: \(error)")
    }
  }
}
