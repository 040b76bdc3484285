import Storage

/// `sijill migrate`: brings the archive to the schema of this version; what `serve` does, too, when it opens an older one.
enum MigrateCommand {
  @Sendable static func run(_ invocation: Invocation) throws -> ExitStatus {
    let folder = try invocation.settings().archiveFolder
    let done = try folder.migrate()
    if done.from == done.to {
      Terminal.say("\(folder.path) has schema \(done.to) already")
    } else {
      let copy = done.backup.map { "; the archive as it was is \($0)" } ?? ""
      Terminal.say("\(folder.path): schema \(done.from) before, \(done.to) now\(copy)")
    }
    return .ok
  }
}
