import API
import FoundationEssentials
import Model

/// `sijill key create|list|rotate|revoke`: the keys of an archive. A running server reads them on SIGHUP.
enum KeyCommand {
  @Sendable static func run(_ invocation: Invocation) throws -> ExitStatus {
    let settings = try invocation.settings()
    let folder = settings.text("data") ?? "sijill-data"
    guard FileManager.default.fileExists(atPath: folder) else { throw CommandFailure(.noInput, "there is no archive at \(folder)") }
    let file = try KeyFile(folder: folder)
    let words = invocation.arguments
    let isJSON = try settings.isJSON()
    do {
      switch (words.first, words.count) {
      case ("create", 2): show(try create(words[1], file, settings), isJSON)
      case ("list", 1): list(file.current, isJSON)
      case ("rotate", 2): show(try rotate(words[1], file), isJSON)
      case ("revoke", 2): try revoke(words[1], file)
      default:
        throw CommandFailure(
          .usage, "say 'sijill key create NAME', 'sijill key list', 'sijill key rotate NAME' or 'sijill key revoke NAME'")
      }
    } catch let error as AppError {
      let status: ExitStatus = error.code == .notFound ? .noInput : error.code == .unavailable ? .unavailable : .usage
      throw CommandFailure(status, error.details.first.map { error.code == .invalid ? $0.message : error.message } ?? error.message)
    }
    return .ok
  }

  private static func create(_ name: String, _ file: KeyFile, _ settings: Settings) throws -> KeyRing.Made {
    let scopes = try (settings.text("scopes") ?? "").split(separator: ",").map { word throws(CommandFailure) -> KeyRing.Scope in
      guard let scope = KeyRing.Scope(rawValue: Settings.trim(word)) else {
        throw settings.failure("scopes", "must be some of \(KeyRing.Scope.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      return scope
    }
    if scopes.isEmpty { throw settings.failure("scopes", "must name at least one scope") }
    var expires: CalendarDate?
    if let text = settings.text("expires") {
      guard let day = CalendarDate(iso: text) else { throw settings.failure("expires", "must be a day, such as 2027-01-31") }
      expires = day
    }
    let lastDay = expires
    return try file.change { ring in
      let made = try ring.making(name, scopes: scopes, expires: lastDay, today: Clock.today())
      return (made.ring, made)
    }
  }

  private static func rotate(_ name: String, _ file: KeyFile) throws -> KeyRing.Made {
    try file.change { ring in
      let made = try ring.rotating(name, today: Clock.today())
      return (made.ring, made)
    }
  }

  private static func revoke(_ name: String, _ file: KeyFile) throws {
    try file.change { ring in (try ring.revoking(name, today: Clock.today()), ()) }
    Terminal.say("A server that runs lets it go after SIGHUP.")
  }

  private static func show(_ made: KeyRing.Made, _ isJSON: Bool) {
    if isJSON {
      Terminal.printJSON { json in
        json.object { json in
          members(made.key, &json)
          json.member("secret", made.secret)
        }
      }
    } else {
      Terminal.print(made.secret)
    }
    Terminal.say("This is shown once. A server that runs takes it after SIGHUP; from then on, writes need a key.")
  }

  private static func list(_ ring: KeyRing, _ isJSON: Bool) {
    guard isJSON else {
      for key in ring.keys {
        let end = key.revoked.map { "\trevoked \($0)" } ?? ""
        Terminal.print("\(key.name)\t\(key.scopes.map(\.rawValue).joined(separator: ","))\t\(key.expires?.description ?? "-")\(end)")
      }
      return
    }
    Terminal.printJSON { json in
      json.object { json in
        json.key("items")
        json.array(ring.keys) { json, key in json.object { members(key, &$0) } }
      }
    }
  }

  private static func members(_ key: KeyRing.Key, _ json: inout JSONWriter) {
    json.member("name", key.name)
    json.member("scopes", key.scopes.map(\.rawValue))
    json.member("expires", key.expires?.description)
    json.member("revoked", key.revoked?.description)
  }
}
