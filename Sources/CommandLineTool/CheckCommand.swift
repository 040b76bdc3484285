import Storage

/// `sijill check [--deep]`: says what is wrong in the archive, a line for each finding, and ends with 65 when anything is.
enum CheckCommand {
  @Sendable static func run(_ invocation: Invocation) throws -> ExitStatus {
    let settings = try invocation.settings()
    let isDeep = try settings.choice("deep", of: ["no", "yes"]) == "yes"
    let folder = settings.archiveFolder
    let report = try folder.check(deep: isDeep)
    for finding in report.findings { Terminal.print("\(finding)") }
    let size = "\(report.documents) documents, \(report.articles) articles, schema \(report.schema)"
    guard report.findings.isEmpty else {
      let isIndexAlone = report.findings.allSatisfy { $0.part == .index }
      Terminal.say(
        "\(folder.path) is damaged (\(size)): "
          + (isIndexAlone ? "'sijill compact' makes the index anew" : "keep a copy of the folder, then 'sijill restore' a backup"))
      return .damaged
    }
    if report.isCurrent {
      Terminal.say("\(folder.path) is sound: \(size)" + (isDeep ? "" : "; --deep compares the full-text index and the bytes, too"))
    } else {
      Terminal.say("\(folder.path): the file is sound: \(size); more can be checked after 'sijill migrate'")
    }
    return .ok
  }
}

extension Settings {
  /// The folder of the archive, for what works on its files.
  var archiveFolder: ArchiveFolder { ArchiveFolder(text("data") ?? "sijill-data") }
}
