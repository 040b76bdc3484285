import Dispatch
import DocumentFormats
import Extraction
public import Model
public import Storage
import Synchronization

/// Takes documents in: reads, splits and analyses them, and stores each with all that was read out of it in one transaction.
///
/// One ingester serves all threads. Analysis runs outside the transaction; the writer is held only while rows are written.
public final class Ingester: Sendable {
  let archive: Archive
  let reader = DocumentReader()
  let analyze: @Sendable (Article) -> Findings
  let now: @Sendable () -> String
  private let group: GroupCommit<Prepared, Receipt>

  /// An ingester for an archive. `analyze` reads one article; `now` gives the time of receipt as RFC 3339 in UTC.
  public init(archive: Archive, analyze: @escaping @Sendable (Article) -> Findings, now: @escaping @Sendable () -> String) {
    self.archive = archive
    self.analyze = analyze
    self.now = now
    group = GroupCommit { Self.store($0, in: archive, receivedAt: now()) }
  }

  /// A document that was read and analysed, ready to be stored.
  struct Prepared: Sendable {
    let raw: RawDocument
    let hash: ContentHash
    let articles: [(analysed: AnalysedArticle, signature: ArticleSignature)]
  }

  /// Takes in one document. Throws ``AppError`` when it cannot be read (`invalid`) or its external id names another document (`conflict`),
  /// ``StorageError`` when it cannot be stored; then nothing of it is.
  public func ingest(_ raw: RawDocument) throws -> Receipt {
    let hash = ContentHash(identifying: raw)
    if let known = try archive.read({ try Self.receipt(ofKnown: hash, in: $0) }) { return known }
    return try group.store(prepare(raw, hash))
  }

  /// Stores documents of several callers in one transaction; if one of them cannot be stored, each in a transaction of its own.
  private static func store(_ group: [Prepared], in archive: Archive, receivedAt: String) -> [Result<Receipt, any Error>] {
    do {
      return try archive.write { connection in
        try group.map { document in
          do {
            return .success(try store(document, receivedAt: receivedAt, in: connection))
          } catch let error as AppError {
            // It was refused before anything of it was written.
            return .failure(error)
          }
        }
      }
    } catch {
      if group.count == 1 { return [.failure(error)] }
      return group.map { document in Result { try archive.write { try store(document, receivedAt: receivedAt, in: $0) } } }
    }
  }

  /// What would be made of a document, without storing anything, and the receipt of the same document if it is stored already. Throws
  /// ``AppError`` of code `invalid` when it cannot be read.
  public func preview(_ raw: RawDocument) throws -> (explanation: Explanation, known: Receipt?) {
    let hash = ContentHash(identifying: raw)
    return (try explain(raw), try archive.read { try Self.receipt(ofKnown: hash, in: $0) })
  }

  /// How a document is read by the rules of this version. Throws ``AppError`` of code `invalid` when it cannot be.
  public func explain(_ raw: RawDocument) throws(AppError) -> Explanation {
    let read = try reader.read(raw)
    return Explanation(
      text: read.text, encoding: read.encoding.rawValue, shape: read.shape, reasons: read.reasons, repairs: read.repairs,
      decisions: read.decisions, articles: read.articles)
  }

  /// One document of a batch before it is stored.
  enum Preparation: Sendable {
    /// It is stored already.
    case known(Receipt)
    /// It was read and analysed.
    case fresh(Prepared)
    /// It cannot be read.
    case refused(AppError)
  }

  /// Takes in a batch: analysis on all cores, then one transaction. The results are in the order of the documents; a refused document
  /// costs itself alone. Throws only when nothing can be stored now.
  ///
  /// - Parameters:
  ///   - stoppingAtRefusal: stores nothing behind the first document that is refused, which has the last result then.
  ///   - note: called in the transaction with how many documents are done with, to write down how far an import has come; a refusal at which
  ///     it stopped is not.
  public func ingest(
    batch: [RawDocument], stoppingAtRefusal: Bool = false, note: @Sendable (Connection, Int) throws -> Void = { _, _ in }
  ) throws -> [Result<Receipt, AppError>] {
    try store(prepare(batch), stoppingAtRefusal: stoppingAtRefusal, note: note)
  }

  /// Stores a batch in one transaction; see ``ingest(batch:stoppingAtRefusal:note:)``.
  func store(
    _ prepared: [Preparation], stoppingAtRefusal: Bool = false, note: @Sendable (Connection, Int) throws -> Void = { _, _ in }
  ) throws -> [Result<Receipt, AppError>] {
    let receivedAt = now()
    do {
      return try archive.write { connection in
        let verdicts = try Self.verdicts(on: prepared, stoppingAtRefusal) { try Self.store($0, receivedAt: receivedAt, in: connection) }
        try note(connection, Self.settled(verdicts, stoppingAtRefusal))
        return verdicts
      }
    } catch let error as StorageError where error.kind == .constraint || error.kind == .other {
      // One document breaks a rule of the schema and took the others back with it: each goes alone.
      let verdicts = try Self.verdicts(on: prepared, stoppingAtRefusal) { document in
        do {
          return try archive.write { try Self.store(document, receivedAt: receivedAt, in: $0) }
        } catch let error as StorageError where error.kind == .constraint || error.kind == .other {
          throw error.clientError ?? AppError(.unavailable, "The document could not be stored.")
        }
      }
      try archive.write { try note($0, Self.settled(verdicts, stoppingAtRefusal)) }
      return verdicts
    }
  }

  private static func settled(_ verdicts: [Result<Receipt, AppError>], _ stopsAtRefusal: Bool) -> Int {
    if stopsAtRefusal, case .failure = verdicts.last { verdicts.count - 1 } else { verdicts.count }
  }

  private static func verdicts(
    on batch: [Preparation], _ stopsAtRefusal: Bool, _ store: (Prepared) throws -> Receipt
  ) throws -> [Result<Receipt, AppError>] {
    var verdicts: [Result<Receipt, AppError>] = []
    for document in batch {
      do {
        switch document {
        case .known(let receipt): verdicts.append(.success(receipt))
        case .fresh(let prepared): verdicts.append(.success(try store(prepared)))
        case .refused(let error): throw error
        }
      } catch let error as AppError {
        verdicts.append(.failure(error))
        if stopsAtRefusal { break }
      }
    }
    return verdicts
  }

  /// Looks which documents are stored already, and reads and analyses the others on all cores.
  func prepare(_ batch: [RawDocument]) throws -> [Preparation] {
    let hashes = batch.map { ContentHash(identifying: $0) }
    let known = try archive.read { connection in try hashes.map { try Self.receipt(ofKnown: $0, in: connection) } }
    let slots = Mutex([Preparation?](repeating: nil, count: batch.count))
    DispatchQueue.concurrentPerform(iterations: batch.count) { index in
      let preparation: Preparation
      if let receipt = known[index] {
        preparation = .known(receipt)
      } else {
        do throws(AppError) {
          preparation = .fresh(try prepare(batch[index], hashes[index]))
        } catch {
          preparation = .refused(error)
        }
      }
      slots.withLock { $0[index] = preparation }
    }
    return slots.withLock { $0.compactMap(\.self) }
  }

  func prepare(_ raw: RawDocument, _ hash: ContentHash) throws(AppError) -> Prepared {
    let document = try reader.read(raw)
    let extracts = raw.metadata.extract
    let articles = document.articles.map { article in
      (AnalysedArticle(article: article, findings: extracts ? analyze(article) : Findings()), ArticleSignature(of: article))
    }
    return Prepared(raw: raw, hash: hash, articles: articles)
  }

  static func store(_ prepared: Prepared, receivedAt: String, in connection: Connection) throws -> Receipt {
    if let known = try receipt(ofKnown: prepared.hash, in: connection) { return known }
    let documents = DocumentRepository(connection)
    if let externalID = prepared.raw.metadata.externalID, let other = try documents.find(externalID: externalID) {
      throw AppError(
        .conflict, "Another document has the external_id '\(externalID)': document \(other.id).",
        details: [.init(.pointer("/external_id"), "it names document \(other.id) already; delete that one first")])
    }
    let id = try documents.insert(prepared.raw, hash: prepared.hash, receivedAt: receivedAt)
    let articles = ArticleRepository(connection)
    let lines = try prepared.articles.enumerated().map { position, prepared in
      let article = prepared.analysed.article
      let articleID = try articles.insert(prepared.analysed, document: id, position: position, signature: prepared.signature)
      return Receipt.ArticleLine(id: articleID, kind: article.kind, title: article.title, published: article.published)
    }
    guard let document = try documents.find(id) else { preconditionFailure("a document that was inserted is there") }
    return Receipt(document: document, articles: lines, isDuplicate: false)
  }

  static func receipt(ofKnown hash: ContentHash, in connection: Connection) throws -> Receipt? {
    guard let document = try DocumentRepository(connection).find(hash: hash) else { return nil }
    let articles = try ArticleRepository(connection).all(ofDocument: document.id).map { record in
      Receipt.ArticleLine(id: record.id, kind: record.article.kind, title: record.article.title, published: record.article.published)
    }
    return Receipt(document: document, articles: articles, isDuplicate: true)
  }
}
