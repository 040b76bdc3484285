import Storage

/// `sijill restore FILE`: puts a backup in the place of the archive, while no server runs on it.
enum RestoreCommand {
  @Sendable static func run(_ invocation: Invocation) throws -> ExitStatus {
    guard let file = invocation.arguments.first, invocation.arguments.count == 1 else {
      throw CommandFailure(.usage, "name the one file to restore the archive from")
    }
    let folder = try invocation.settings().archiveFolder
    let restored = try folder.restore(from: file) { Terminal.progress("copying", $0, of: $1) }
    Terminal.say("\(folder.path) has \(restored.documents) documents with \(restored.articles) articles now, verified")
    if let former = restored.former { Terminal.say("the archive that was there is \(former); delete it when you need it no more") }
    return .ok
  }
}
