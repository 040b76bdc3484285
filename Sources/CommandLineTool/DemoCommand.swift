import API
import FoundationEssentials
import HTTP
import Ingestion
import Model
import Storage

/// `sijill demo`: a server over an archive in memory that holds the sample documents which ship with the program.
enum DemoCommand {
  @Sendable static func run(_ invocation: Invocation) throws -> ExitStatus {
    let signals = SignalWaiter()
    let settings = try invocation.settings()
    let plan = try ServePlan(settings)
    let workshop = try Workshop(.memory, settings)
    let receipts = try samples().map { try workshop.ingester.ingest($0) }
    let articles = receipts.reduce(0) { $0 + $1.articles.count }
    return try ServeCommand.serve(workshop, plan, signals) { places in
      [
        "sijill \(Version.current) serves \(receipts.count) sample documents with \(articles) articles on \(places.all) (in memory: gone when it ends)",
        "who met whom: \(places.curl) '\(places.url)/v1/events?type=CONSULT'",
        "by actor:     \(places.curl) '\(places.url)/v1/articles?actor=ترامب'",
      ]
    }
  }

  /// The sample documents, as `Config/demo/index.tsv` lists them.
  static func samples() throws -> [RawDocument] {
    let files = BuiltInFiles.all()
    let index = try TableFile(name: "Config/demo/index.tsv", text: String(decoding: files["Config/demo/index.tsv"] ?? [], as: UTF8.self))
    return try index.rows.map { row in
      guard let bytes = files["Config/demo/" + row["file"]] else {
        throw TableFile.Malformed(file: index.name, line: row.line, reason: "there is no file '\(row["file"])'")
      }
      let type = row["media_type"].split(separator: ";").map(String.init)
      let charset = type.dropFirst().first.flatMap { $0.split(separator: "=").last }.map(String.init)
      let kind: DocumentMediaType = type.first == "text/html" ? .html : type.first == "text/plain" ? .text : .xml
      var metadata = DocumentMetadata(source: row.optional("source"), url: row.optional("url"))
      metadata.published = row.optional("published").flatMap { PartialDate(iso: $0) }
      return RawDocument(bytes: bytes, mediaType: kind, charset: charset, metadata: metadata)
    }
  }
}
