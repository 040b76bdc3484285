import Storage

/// `sijill backup FILE`: a verified copy of the archive in one file, made beside a running server.
enum BackupCommand {
  @Sendable static func run(_ invocation: Invocation) throws -> ExitStatus {
    guard let file = invocation.arguments.first, invocation.arguments.count == 1 else {
      throw CommandFailure(.usage, "name the one file to write the backup to")
    }
    let folder = try invocation.settings().archiveFolder
    let size = try folder.backUp(to: file) { Terminal.progress("copying", $0, of: $1) }
    Terminal.say("\(file): \(size) bytes, verified")
    return .ok
  }
}
