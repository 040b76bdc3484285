import Storage

/// How the command ends, after sysexits.h where it has a number for it.
enum ExitStatus: Int32, CaseIterable {
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
  /// The server did something wrong (EX_SOFTWARE).
  case software = 70
  /// A file cannot be made (EX_CANTCREAT).
  case cannotCreate = 73
  /// There is no room on the disk, or it fails (EX_IOERR).
  case inputOutput = 74
  /// A key is missing, or may not do this (EX_NOPERM).
  case noPermission = 77
  /// The configuration is wrong (EX_CONFIG).
  case configuration = 78

  /// What it means, for the manual.
  var help: String {
    switch self {
    case .ok: "Done."
    case .failure: "Something failed; healthcheck: the server is not ready."
    case .someRefused: "Some inputs were refused, the others are stored."
    case .usage: "The command line is wrong."
    case .noInput: "An input is missing or unreadable, or what was asked for is not there."
    case .damaged: "The archive or a backup is damaged, or is none of this program."
    case .unavailable: "The archive, an address or the server cannot be used now."
    case .software: "The server failed."
    case .cannotCreate: "A file cannot be made."
    case .inputOutput: "There is no room on the disk, or it fails."
    case .noPermission: "A key is missing, or may not do this."
    case .configuration: "The configuration is wrong."
    }
  }

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
