import API
import FoundationEssentials
import Model

/// `sijill key create|list|revoke`: the keys of an archive. A running server reads them on SIGHUP.
enum KeyCommand {
  @Sendable static func run(_ invocation: Invocation) throws -> ExitStatus {
    let settings = try invocation.settings()
    let folder = settings.text("data") ?? "sijill-data"
    guard FileManager.default.fileExists(atPath: folder) else { throw CommandFailure(.noInput, "there is no archive at \(folder)") }
    let file = try KeyFile(folder: folder)
    let words = invocation.arguments
    switch (words.first, words.count) {
    case ("create", 2): try create(words[1], file, settings)
    case ("list", 1): for key in file.current.keys { Terminal.print(described(key)) }
    case ("revoke", 2): try revoke(words[1], file)
    default: throw CommandFailure(.usage, "say 'sijill key create NAME', 'sijill key list' or 'sijill key revoke NAME'")
    }
    return .ok
  }

  private static func create(_ name: String, _ file: KeyFile, _ settings: Settings) throws {
    guard !name.isEmpty, name.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F && $0 != "#" }) else {
      throw CommandFailure(.usage, "the name of a key has no blanks")
    }
    if file.current.keys.contains(where: { $0.name == name }) { throw CommandFailure(.usage, "there is a key '\(name)' already") }
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
    let secret = "sijill_" + (0..<4).map { _ in hex(UInt64.random(in: 0 ... .max)) }.joined()
    try file.replace(KeyRing(file.current.keys + [KeyRing.Key(name: name, scopes: scopes, expires: expires, secret: secret)]))
    Terminal.print(secret)
    Terminal.say("This is shown once. A server that runs takes it after SIGHUP; from then on, writes need a key.")
  }

  private static func revoke(_ name: String, _ file: KeyFile) throws {
    let rest = file.current.keys.filter { $0.name != name }
    guard rest.count < file.current.keys.count else { throw CommandFailure(.noInput, "there is no key '\(name)'") }
    try file.replace(KeyRing(rest))
    Terminal.say("A server that runs lets it go after SIGHUP.")
  }

  private static func described(_ key: KeyRing.Key) -> String {
    "\(key.name)\t\(key.scopes.map(\.rawValue).joined(separator: ","))\t\(key.expires?.description ?? "-")"
  }

  private static func hex(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
