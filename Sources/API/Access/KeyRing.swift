public import Model
import Storage

/// The keys that may be shown as `Authorization: Bearer`, by their hashes alone; what is in the file does not open anything.
public struct KeyRing: Sendable, Equatable {
  /// What a key may do. Every key may read.
  public enum Scope: String, Sendable, CaseIterable {
    case read
    case write
    /// To correct what was extracted.
    case curate
    /// Everything.
    case admin
  }

  /// One key.
  public struct Key: Sendable, Equatable {
    /// What people call it.
    public let name: String
    /// What it may do.
    public let scopes: [Scope]
    /// The last day on which it counts; `nil` for ever.
    public let expires: CalendarDate?
    /// The day on which it was taken back; `nil` while it counts.
    public let revoked: CalendarDate?
    /// The SHA-256 of the secret.
    public let hash: [UInt8]

    /// A key of which only the hash is kept.
    public init(name: String, scopes: [Scope], expires: CalendarDate?, secret: String) {
      self.init(name: name, scopes: scopes, expires: expires, hash: ContentHash(of: Array(secret.utf8)).bytes)
    }

    init(name: String, scopes: [Scope], expires: CalendarDate?, revoked: CalendarDate? = nil, hash: [UInt8]) {
      self.revoked = revoked
      self.name = name
      self.scopes = scopes
      self.expires = expires
      self.hash = hash
    }

    /// The line of the file: name, scopes, last day and hash; the day of revocation behind them.
    public var line: String {
      let hex = hash.map { byte in
        let digits = String(byte, radix: 16)
        return digits.utf8.count == 1 ? "0" + digits : digits
      }
      let end = revoked.map { " revoked=\($0)" } ?? ""
      return "\(name) \(scopes.map(\.rawValue).joined(separator: ",")) \(expires?.description ?? "-") \(hex.joined())\(end)"
    }

    func allows(_ scope: Scope) -> Bool { scope == .read || scopes.contains(scope) || scopes.contains(.admin) }
  }

  /// A line that is no key.
  public struct Malformed: Error, Equatable, CustomStringConvertible {
    /// The line, from 1.
    public let line: Int

    /// Names the line; the line itself may hold what nobody should see.
    public var description: String { "line \(line) is not 'name scopes last-day hash'" }
  }

  /// The keys, in the order of the file.
  public let keys: [Key]

  /// Some keys.
  public init(_ keys: [Key] = []) { self.keys = keys }

  /// Reads the lines of a file; empty ones and those that begin with `#` mean nothing.
  ///
  /// - Throws: `Malformed`.
  public init(file: String) throws(Malformed) {
    var keys: [Key] = []
    for (index, line) in file.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty && !line.hasPrefix("#") {
      guard let key = Self.key(line) else { throw Malformed(line: index + 1) }
      keys.append(key)
    }
    self.keys = keys
  }

  private static func key(_ line: Substring) -> Key? {
    let parts = line.split(separator: " ", omittingEmptySubsequences: false)
    guard (4...5).contains(parts.count), !parts[0].isEmpty, parts[3].utf8.count == 64 else { return nil }
    var revoked: CalendarDate?
    if parts.count == 5 {
      guard parts[4].hasPrefix("revoked="), let day = CalendarDate(iso: String(parts[4].dropFirst(8))) else { return nil }
      revoked = day
    }
    let scopes = parts[1].split(separator: ",").compactMap { Scope(rawValue: String($0)) }
    let digits = parts[3].compactMap(\.hexDigitValue)
    let day = CalendarDate(iso: String(parts[2]))
    guard !scopes.isEmpty, scopes.count == parts[1].split(separator: ",").count, digits.count == 64, day != nil || parts[2] == "-" else {
      return nil
    }
    let hash = stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    return Key(name: String(parts[0]), scopes: scopes, expires: day, revoked: revoked, hash: hash)
  }

  /// Refuses, with the reason, whoever shows no key, an unknown one, one whose time is over, or one that may not do this.
  ///
  /// - Parameter authorization: the value of the `Authorization` field.
  func check(_ authorization: String?, _ scope: Scope, today: CalendarDate) throws(AppError) {
    guard let authorization else { throw AppError(.unauthorized, "This needs a key: send 'Authorization: Bearer KEY'.") }
    let parts = authorization.split(separator: " ", omittingEmptySubsequences: true)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else {
      throw AppError(.unauthorized, "The Authorization field is not 'Bearer KEY'.")
    }
    guard let key = find(ContentHash(of: Array(parts[1].utf8)).bytes) else { throw AppError(.unauthorized, "This key is not known here.") }
    if let revoked = key.revoked { throw AppError(.unauthorized, "This key was revoked on \(revoked).") }
    if let expires = key.expires, expires < today { throw AppError(.unauthorized, "This key counted until \(expires).") }
    guard key.allows(scope) else { throw AppError(.forbidden, "This key may not \(scope.rawValue).") }
  }

  /// The key with a hash. Every byte of every key is looked at, so that the time taken tells nothing of how near a guess was.
  private func find(_ hash: [UInt8]) -> Key? {
    var found: Key?
    for key in keys {
      var difference: UInt8 = 0
      for (a, b) in zip(key.hash, hash) { difference |= a ^ b }
      if difference == 0 { found = key }
    }
    return found
  }
}
