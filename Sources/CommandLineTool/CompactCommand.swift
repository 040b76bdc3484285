import Storage

/// `sijill compact`: gives back the room of what was deleted, while no server runs on the archive.
enum CompactCommand {
  @Sendable static func run(_ invocation: Invocation) throws -> ExitStatus {
    let folder = try invocation.settings().archiveFolder
    let (before, after) = try folder.compact()
    Terminal.say("\(folder.path): \(before) bytes before, \(after) after")
    return .ok
  }
}
