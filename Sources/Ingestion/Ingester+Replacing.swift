public import Model
public import Storage

/// What became of a document that was put under its client's own name.
public struct Replacement: Sendable {
  /// Where it is stored.
  public let receipt: Receipt
  /// Whether it took the place of another one.
  public let isReplaced: Bool
}

extension Ingester {
  /// Stores a document under its external id, in place of the one that had it: the old one's text and all that was read out of it go and
  /// the new one's come in one transaction. The document keeps its id, and so do articles that keep their place.
  ///
  /// - Parameters:
  ///   - raw: the document; it has an external id.
  ///   - precondition: is given the document that is there, if any, before anything is changed; what it throws refuses the call.
  /// - Throws: ``AppError`` when it cannot be read, ``StorageError`` when it cannot be stored, and what the precondition throws.
  public func put(
    _ raw: RawDocument, if precondition: @escaping @Sendable (StoredDocument?, Connection) throws -> Void
  ) throws -> Replacement {
    guard let name = raw.metadata.externalID else { throw AppError.pointer("/external_id", "it is missing") }
    let hash = ContentHash(identifying: raw)
    let same = try archive.read { connection -> Replacement? in
      guard let old = try DocumentRepository(connection).find(externalID: name), Self.isSame(old, raw, hash) else { return nil }
      try precondition(old, connection)
      return try Self.receipt(ofKnown: hash, in: connection).map { Replacement(receipt: $0, isReplaced: false) }
    }
    if let same { return same }
    let prepared = try prepare(raw, hash)
    let receivedAt = now()
    return try archive.write { connection in
      let documents = DocumentRepository(connection)
      let old = try documents.find(externalID: name)
      try precondition(old, connection)
      guard let old else {
        return Replacement(receipt: try Self.store(prepared, receivedAt: receivedAt, in: connection), isReplaced: false)
      }
      try documents.replace(old.id, with: raw, hash: hash, receivedAt: receivedAt)
      let ids = try ArticleRepository(connection).replace(ofDocument: old.id, with: prepared.articles.map(\.analysed))
      let lines = zip(ids, prepared.articles).map { id, prepared in
        let article = prepared.analysed.article
        return Receipt.ArticleLine(id: id, kind: article.kind, title: article.title, published: article.published)
      }
      guard let document = try documents.find(old.id) else { preconditionFailure("a document that was replaced is there") }
      return Replacement(receipt: Receipt(document: document, articles: lines, isDuplicate: false), isReplaced: true)
    }
  }

  private static func isSame(_ old: StoredDocument, _ raw: RawDocument, _ hash: ContentHash) -> Bool {
    old.hash == hash && old.metadata == raw.metadata && old.charset == raw.charset
  }
}
