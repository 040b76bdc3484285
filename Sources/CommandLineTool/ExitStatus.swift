import Storage

/// How the command ends, after sysexits.h where it has a number for it.
enum ExitStatus: Int32 {
  case ok = 0
  /// Something failed that is not the user's doing.
  case failure = 1
  /// `ingest`: some inputs were refused, the others are stored.
  case someRefused = 2
  /// The command line is wrong (EX_USAGE).
  case usage = 64
  /// The archive or a backup is damaged, or no archive of this program (EX_DATAERR).
  case damaged = 65
  /// An input file is missing or unreadable (EX_NOINPUT).
  case noInput = 66
  /// The archive or an address cannot be used now (EX_UNAVAILABLE).
  case unavailable = 69
  /// A file cannot be made (EX_CANTCREAT).
  case cannotCreate = 73
  /// There is no room on the disk, or it fails (EX_IOERR).
  case inputOutput = 74
  /// The configuration is wrong (EX_CONFIG).
  case configuration = 78

  /// How a command ends that the archive failed.
  init(_ error: StorageError) {
    self =
      switch error.kind {
      case .missing: .noInput
      case .notAnArchive, .newer, .older, .corrupt: .damaged
      case .exists: .cannotCreate
      case .full: .inputOutput
      case .inUse, .busy, .readOnly, .cannotOpen, .closed: .unavailable
      case .constraint, .other: .failure
      }
  }
}

/// Why a command cannot go on: one line for the user, and the status to end with.
struct CommandFailure: Error {
  let status: ExitStatus
  let message: String

  init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }
}
