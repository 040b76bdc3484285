import HTTP

/// The settings that say who is answered, and how often.
enum PolicySettings {
  /// What a burst may be of what a client may ask in a second.
  private static let burst = 4.0

  static func apply(_ settings: Settings, to configuration: inout ServerConfiguration) throws(CommandFailure) {
    let hosts = list("hosts", settings)
    if configuration.isLocal, !hosts.contains("*") { configuration.hosts = HostPolicy(allowing: hosts) }
    let origins = list("cors-origins", settings)
    if let wrong = origins.first(where: { $0 != "*" && !$0.contains("://") }) {
      throw settings.failure("cors-origins", "cannot be \(wrong): an origin is a scheme and a host, such as https://desk.example.org")
    }
    if !origins.isEmpty { configuration.cors = CORSPolicy(origins: origins) }
    do {
      configuration.proxies = try TrustedProxies(list("trusted-proxies", settings))
    } catch {
      throw settings.failure("trusted-proxies", "cannot be: \(error)")
    }
    configuration.rates = RateLimits(writes: try rate("write-rate", settings), reads: try rate("read-rate", settings))
  }

  /// How webhooks are called.
  static func webhooks(_ settings: Settings) throws(CommandFailure) -> OutgoingPost {
    let policy: OutgoingPolicy
    do {
      policy = try OutgoingPolicy(allowing: list("webhook-allow", settings))
    } catch {
      throw settings.failure("webhook-allow", "cannot be: \(error)")
    }
    var proxy: WebAddress?
    if let text = settings.text("webhook-proxy") {
      do {
        proxy = try WebAddress(text)
      } catch {
        throw settings.failure("webhook-proxy", "cannot be: \(error)")
      }
      if proxy?.isSecure == true { throw settings.failure("webhook-proxy", "must be an http address: to the proxy nothing is encrypted") }
    }
    let timeout = try settings.time("webhook-timeout", in: .milliseconds(10)...(.seconds(300)))
    return OutgoingPost(policy: policy, proxy: proxy, timeout: timeout)
  }

  private static func rate(_ name: String, _ settings: Settings) throws(CommandFailure) -> RateLimits.Rate? {
    let number = try settings.number(name, in: 0...1_000_000)
    return number == 0 ? nil : RateLimits.Rate(perSecond: Double(number), burst: burst * Double(number))
  }

  private static func list(_ name: String, _ settings: Settings) -> [String] {
    (settings.text(name) ?? "").split(separator: ",").map { Settings.trim($0) }.filter { !$0.isEmpty }
  }
}
