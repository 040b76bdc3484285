public import Model
import Storage

/// Making, renewing and revoking keys: the same for the command line and for HTTP.
extension KeyRing {
  /// A key that was just made, with the secret that nobody will see again.
  public struct Made: Sendable {
    /// The keys with it among them.
    public let ring: KeyRing
    /// The key.
    public let key: Key
    /// What opens the server.
    public let secret: String
  }

  /// What a key may do when nothing is said.
  public static let standardScopes: [Scope] = [.read, .write, .curate]
  /// The longest name, in bytes.
  public static let nameLimit = 100

  /// Whether no key counts, so that writes are taken from the server's own machine alone.
  public var isEmpty: Bool { !keys.contains { $0.revoked == nil } }

  /// A ring with a further key.
  ///
  /// - Throws: ``AppError`` `invalid` for a name with blanks or `#`, no scope or a day that is over; `conflict` when the name is taken.
  public func making(_ name: String, scopes: [Scope], expires: CalendarDate?, today: CalendarDate) throws(AppError) -> Made {
    guard !name.isEmpty, name.utf8.count <= Self.nameLimit, name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), !name.utf8.contains(0x23)
    else {
      throw .pointer("/name", "the name of a key is 1 to \(Self.nameLimit) visible ASCII characters without blanks and '#'")
    }
    guard !scopes.isEmpty else { throw .pointer("/scopes", "a key may do at least one thing") }
    if let expires, expires < today { throw .pointer("/expires", "that day is over") }
    if active(name) != nil {
      throw AppError(.conflict, "There is a key '\(name)' already.", details: [.init(.pointer("/name"), "it is taken")])
    }
    let secret = Self.secret()
    let key = Key(name: name, scopes: scopes, expires: expires, secret: secret)
    return Made(ring: KeyRing(keys + [key]), key: key, secret: secret)
  }

  /// A ring in which a key has another secret; the old one is revoked.
  ///
  /// - Throws: ``AppError`` `notFound` when there is no such key.
  public func rotating(_ name: String, today: CalendarDate) throws(AppError) -> Made {
    guard let old = active(name) else { throw Self.missing(name) }
    let secret = Self.secret()
    let key = Key(name: name, scopes: old.scopes, expires: old.expires, secret: secret)
    return Made(ring: KeyRing(try revoking(name, today: today).keys + [key]), key: key, secret: secret)
  }

  /// A ring in which a key opens nothing any more. It stays, so that whoever shows it is told why.
  ///
  /// - Throws: ``AppError`` `notFound` when there is no such key.
  public func revoking(_ name: String, today: CalendarDate) throws(AppError) -> KeyRing {
    guard active(name) != nil else { throw Self.missing(name) }
    return KeyRing(
      keys.map { key in
        if key.name != name || key.revoked != nil { return key }
        return Key(name: key.name, scopes: key.scopes, expires: key.expires, revoked: today, hash: key.hash)
      })
  }

  private func active(_ name: String) -> Key? { keys.first { $0.name == name && $0.revoked == nil } }

  private static func missing(_ name: String) -> AppError { AppError(.notFound, "There is no key '\(name)'.") }

  /// 256 random bits of the system's generator.
  private static func secret() -> String {
    "sijill_"
      + (0..<4).map { _ in
        let digits = String(UInt64.random(in: 0 ... .max), radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
      }.joined()
  }
}
