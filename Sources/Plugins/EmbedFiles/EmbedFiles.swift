import Foundation
import PackagePlugin

/// Puts the data files of a target into its code, so that the program is one file: `Storage` gets its migrations, `WebUI` its pages,
/// `DocumentFormats` the words of its lines, the command its lexicons, rules and demo documents from `Config`.
@main
struct EmbedFiles: BuildToolPlugin {
  /// The folders to embed, by target, relative to the package.
  private static let folders = [
    "WebUI": ["Sources/WebUI/Files"],
    "Storage": ["Sources/Storage/Migrations"],
    "DocumentFormats": ["Sources/DocumentFormats/Words"],
    "sijill": [
      "Config/lexicon", "Config/events", "Config/dates", "Config/grammar", "Config/quotes", "Config/realis", "Config/search",
      "Config/tagger", "Config/demo",
    ],
  ]

  /// The targets that take their files as text: those that depend on no decompression.
  private static let takeTexts: Set<String> = ["DocumentFormats"]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
    let folders = Self.folders[target.name, default: []]
    let files = folders.flatMap { Self.files(under: root.appending(path: $0)) }
    let options = Self.takeTexts.contains(target.name) ? ["--texts"] : []
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) data files in \(target.name)",
        executable: try context.tool(named: "embed-files").url,
        arguments: options + [output.path(), root.path()] + files.map { $0.path() },
        inputFiles: files,
        outputFiles: [output])
    ]
  }

  private static func files(under folder: URL) -> [URL] {
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
    return (all?.compactMap { $0 as? URL } ?? []).filter(isData).sorted { $0.path() < $1.path() }
  }

  private static func isData(_ file: URL) -> Bool {
    let isRegular = (try? file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true
    return isRegular && !file.lastPathComponent.hasPrefix(".") && file.pathExtension != "swift"
  }
}
