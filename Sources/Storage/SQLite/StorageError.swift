public import Model

/// Why the archive could not do something, with a message that says what an operator can do about it.
public struct StorageError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The kinds of failure that a caller may want to tell apart.
  public enum Kind: String, Sendable, CaseIterable {
    /// The file is something else than a SQLite database, or another program's database.
    case notAnArchive
    /// There is no such archive or file.
    case missing
    /// A file of the name is there already.
    case exists
    /// A newer version of the program wrote it.
    case newer
    /// An older version of the program wrote it, and it was not brought up to date.
    case older
    /// The file is damaged.
    case corrupt
    /// No room on the disk.
    case full
    /// Another server has the archive open.
    case inUse
    /// Another process holds the write lock for too long.
    case busy
    /// The file or folder cannot be written.
    case readOnly
    /// The file or folder cannot be opened or made.
    case cannotOpen
    /// A row breaks a rule of the schema, such as a second document with one external id.
    case constraint
    /// The archive has been closed.
    case closed
    /// Anything else that SQLite reports.
    case other
  }

  /// The kind of failure.
  public let kind: Kind
  /// What happened and what to do.
  public let message: String
  /// SQLite's extended result code, 0 when SQLite had no part in it.
  public let code: Int

  /// A failure of a kind.
  public init(_ kind: Kind, _ message: String, code: Int = 0) {
    self.kind = kind
    self.message = message
    self.code = code
  }

  /// The message, with SQLite's code if there is one.
  public var description: String { code == 0 ? message : "\(message) (SQLite code \(code))" }

  /// What a client may be told: never paths or SQL; `nil` for failures that are bugs and belong in a log.
  public var clientError: AppError? {
    switch kind {
    case .full: AppError(.unavailable, "The server has no room left to store anything.")
    case .busy, .inUse: AppError(.unavailable, "The archive is busy; try again.")
    case .readOnly: AppError(.unavailable, "The archive cannot be written at present.")
    case .closed: AppError(.unavailable, "The server is shutting down.")
    case .constraint: AppError(.conflict, "This contradicts what is stored.")
    case .notAnArchive, .missing, .exists, .newer, .older, .corrupt, .cannotOpen, .other: nil
    }
  }
}
