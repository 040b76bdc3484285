import API
import Ingestion
import Model
import Storage

/// One run of `ingest`: gathers documents into batches, stores each batch together with how far it goes, and tells what became of them.
struct IngestRun {
  /// What was done so far.
  struct Tally {
    var stored = 0
    var known = 0
    var articles = 0
    var refused = 0

    var summary: String { "\(stored) documents stored with \(articles) articles, \(known) known before, \(refused) refused" }
  }

  /// One document on its way, or why there is none.
  private struct Item: Sendable {
    let path: String
    let line: Int?
    let document: Result<RawDocument, AppError>
    let byteCount: Int
    /// How far the file has come with it.
    let mark: ImportMark?
  }

  let archive: Archive
  private let pipeline: BatchPipeline
  let reports: IngestReports
  var progress: IngestProgress
  /// What holds for every document that does not say otherwise.
  let defaults: DocumentMetadata
  let stopsAtRefusal: Bool
  let resumes: Bool
  private(set) var tally = Tally()
  private var batch: [Item] = []
  private var batchBytes = 0
  /// The batch that is being stored while the next one is read.
  private var before: [Item] = []
  private var hasStopped = false
  private let start = ContinuousClock.now
  private var shown = ContinuousClock.now

  /// How many documents are analysed side by side and stored in one transaction; fewer when they are large.
  private static let batchSize = 256
  private static let batchLimit = 4 * 1_024 * 1_024
  private static let lineLimit = 8 * 1_024 * 1_024

  init(
    archive: Archive, ingester: Ingester, reports: IngestReports, progress: IngestProgress, defaults: DocumentMetadata,
    stopsAtRefusal: Bool,
    resumes: Bool
  ) {
    self.archive = archive
    pipeline = BatchPipeline(ingester, stoppingAtRefusal: stopsAtRefusal)
    self.reports = reports
    self.progress = progress
    self.defaults = defaults
    self.stopsAtRefusal = stopsAtRefusal
    self.resumes = resumes
  }

  /// Ingests files in their order; `false` when it stopped at a refusal.
  mutating func ingest(_ files: [IngestFile]) throws -> Bool {
    // Nothing is being stored any more when the archive is closed, also after an error.
    defer { _ = pipeline.finish() }
    for file in files where !hasStopped {
      let done = resumes ? try file.mark.flatMap { mark in try archive.read { try ImportRepository($0).find(sameAs: mark) } } : nil
      if done?.isDone == true {
        progress.skip(bytes: file.byteCount)
        continue
      }
      switch file.form {
      case .document(let type): try take(file, type)
      case .lines: try takeLines(of: file, after: done?.linesDone ?? 0)
      }
    }
    if !hasStopped { try store() }
    try settle(pipeline.finish())
    if Terminal.isInteractive { Terminal.progress("") }
    return !hasStopped
  }

  private mutating func take(_ file: IngestFile, _ type: DocumentMediaType) throws {
    let document = Result { () throws(AppError) in
      RawDocument(bytes: try file.bytes(), mediaType: type, metadata: defaults)
    }
    var mark = file.mark
    mark?.isDone = true
    try add(Item(path: file.path, line: nil, document: document, byteCount: file.byteCount, mark: mark))
  }

  private mutating func takeLines(of file: IngestFile, after done: Int) throws {
    let pieces: FilePieces
    do {
      pieces = try FilePieces(file.path)
    } catch {
      return try add(Item(path: file.path, line: nil, document: .failure(error), byteCount: file.byteCount, mark: nil))
    }
    var lines = LineReader(limit: Self.lineLimit) { try pieces.next() }
    while !hasStopped, let line = try lines.next() {
      if line.number <= done {
        progress.skip(bytes: line.byteCount + 1)
        continue
      }
      var mark = file.mark
      mark?.linesDone = line.number
      let document = Result { () throws(AppError) in
        var document = try line.document()
        if document.metadata.source == nil { document.metadata.source = defaults.source }
        if !defaults.extract { document.metadata.extract = false }
        return document
      }
      try add(Item(path: file.path, line: line.number, document: document, byteCount: line.byteCount + 1, mark: mark))
    }
  }

  private mutating func add(_ item: Item) throws {
    // A document that cannot even be made is in its place among the refused; when that ends the run, what is before it is stored first.
    if stopsAtRefusal, case .failure(let error) = item.document {
      try store()
      try settle(pipeline.finish())
      if hasStopped { return }
      hasStopped = true
      return try note(.failure(error), on: item)
    }
    batch.append(item)
    batchBytes += item.byteCount
    if batch.count >= Self.batchSize || batchBytes >= Self.batchLimit { try store() }
  }

  /// Hands the batch over to be stored, and in the same transaction how far the files have come; tells what became of the one before.
  private mutating func store() throws {
    let items = batch
    batch = []
    batchBytes = 0
    if items.isEmpty { return }
    let stops = stopsAtRefusal
    let answer = pipeline.push(items.compactMap { try? $0.document.get() }) { connection, count in
      // Where refusals end the run, each item of a batch is a document; else all are done with.
      try Self.mark(stops ? items.prefix(count) : items[...], in: connection)
    }
    try settle(answer)
    // Behind the last batch the summary says more.
    if answer != nil { show(items.last?.path ?? "") }
    before = items
  }

  /// Tells what became of the batch that was being stored.
  private mutating func settle(_ answer: BatchPipeline.Answer?) throws {
    guard let answer else { return }
    let items = before
    before = []
    var results = try answer.get().makeIterator()
    for item in items {
      switch item.document {
      case .failure(let error): try note(.failure(error), on: item)
      case .success:
        guard let result = results.next() else { break }
        if stopsAtRefusal, case .failure = result { hasStopped = true }
        try note(result, on: item)
      }
    }
  }

  /// Writes the last mark of each file.
  private static func mark(_ items: ArraySlice<Item>, in connection: Connection) throws {
    var last: [String: ImportMark] = [:]
    for case let mark? in items.map(\.mark) { last[mark.path] = mark }
    for mark in last.values.sorted(by: { $0.path < $1.path }) { try ImportRepository(connection).set(mark) }
  }

  private mutating func note(_ result: Result<Receipt, AppError>, on item: Item) throws {
    progress.advance(documents: 1, bytes: item.byteCount)
    switch result {
    case .success(let receipt):
      if receipt.isDuplicate { tally.known += 1 } else { tally.stored += 1 }
      if !receipt.isDuplicate { tally.articles += receipt.articles.count }
    case .failure(let error):
      tally.refused += 1
      if Terminal.isInteractive { Terminal.progress("") }
      Terminal.say("\(item.path)\(item.line.map { ":\($0)" } ?? ""): refused: \(error.message)")
    }
    try reports.note(result, path: item.path, line: item.line)
  }

  private mutating func show(_ path: String) {
    // Where nobody looks, a line now and then tells whoever reads the log later.
    guard shown.duration(to: .now) > (Terminal.isInteractive ? .milliseconds(200) : .seconds(10)) else { return }
    shown = .now
    let line = progress.line(after: start.duration(to: .now)) + "  " + path
    if Terminal.isInteractive { Terminal.progress(line) } else { Terminal.say(line) }
  }
}
