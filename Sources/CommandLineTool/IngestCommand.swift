import FoundationEssentials
import Ingestion
import Model
import Storage

/// `sijill ingest PATH...`: puts files, the files of folders, or standard input into the archive.
enum IngestCommand {
  /// What was done so far.
  private struct Tally {
    var stored = 0
    var known = 0
    var articles = 0
    var refused = 0
  }

  @Sendable static func run(_ invocation: Invocation) throws -> ExitStatus {
    guard !invocation.arguments.isEmpty else { throw CommandFailure(.usage, "name files or folders to ingest, or - for standard input") }
    let settings = try invocation.settings()
    let inputs = try invocation.arguments.flatMap(files)
    let workshop = try Workshop(.folder(settings.text("data") ?? "sijill-data"), settings)
    defer { workshop.archive.close() }
    let extracts = try settings.choice("no-extract", of: ["no", "yes"]) == "no"
    var tally = Tally()
    var progress = Progress()
    for (number, path) in inputs.enumerated() {
      progress.tell(number, of: inputs.count, "files: \(path)")
      var metadata = DocumentMetadata(source: settings.text("source"))
      metadata.extract = extracts
      try ingest(path, metadata, workshop, &tally)
    }
    progress.end()
    if try settings.isJSON() {
      Terminal.printJSON { json in
        json.object { json in
          json.member("stored", tally.stored)
          json.member("articles", tally.articles)
          json.member("known", tally.known)
          json.member("refused", tally.refused)
        }
      }
    }
    Terminal.say(
      "\(tally.stored) documents stored with \(tally.articles) articles, \(tally.known) known before, \(tally.refused) refused")
    return tally.refused > 0 ? .someRefused : .ok
  }

  private static func ingest(_ path: String, _ metadata: DocumentMetadata, _ workshop: Workshop, _ tally: inout Tally) throws {
    do {
      let raw = RawDocument(bytes: try bytes(of: path), mediaType: mediaType(of: path), metadata: metadata)
      let receipt = try workshop.ingester.ingest(raw)
      if receipt.isDuplicate { tally.known += 1 } else { tally.stored += 1 }
      if !receipt.isDuplicate { tally.articles += receipt.articles.count }
    } catch let error as AppError {
      tally.refused += 1
      if Terminal.isInteractive { Terminal.progress("") }
      Terminal.say("\(path): refused: \(error.message)")
    }
  }

  private static func bytes(of path: String) throws -> [UInt8] {
    if path == "-" { return Terminal.readAllInput() }
    guard let data = FileManager.default.contents(atPath: path) else { throw AppError(.notFound, "the file cannot be read") }
    return Array(data)
  }

  private static func mediaType(of path: String) -> DocumentMediaType {
    let name = path.lowercased()
    if name.hasSuffix(".html") || name.hasSuffix(".htm") { return .html }
    return name.hasSuffix(".xml") || name.hasSuffix(".rss") || name.hasSuffix(".atom") ? .xml : .text
  }

  /// A file as it is; of a folder all files below it that can be documents, in order.
  private static func files(_ path: String) throws(CommandFailure) -> [String] {
    if path == "-" { return [path] }
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw CommandFailure(.noInput, "there is no file or folder '\(path)'")
    }
    guard isFolder else { return [path] }
    guard let found = try? FileManager.default.subpathsOfDirectory(atPath: path) else {
      throw CommandFailure(.noInput, "the folder '\(path)' cannot be read")
    }
    let types = [".txt", ".html", ".htm", ".xml", ".rss", ".atom", ".md"]
    return found.filter { name in types.contains { name.lowercased().hasSuffix($0) } }.sorted().map {
      path + (path.hasSuffix("/") ? "" : "/") + $0
    }
  }
}
