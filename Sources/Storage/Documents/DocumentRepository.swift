public import Model

/// The documents: what came from outside, byte for byte.
public struct DocumentRepository {
  private let db: Connection

  /// The documents as one connection sees them.
  public init(_ connection: Connection) {
    db = connection
  }

  /// Stores a document and returns its id.
  ///
  /// - Parameter receivedAt: an RFC 3339 instant in UTC.
  /// - Throws: ``StorageError`` of the kind `constraint` when the same content or external id is there already.
  public func insert(_ document: RawDocument, hash: ContentHash, receivedAt: String) throws -> Int {
    let id = try db.session.nextID("document", on: db)
    let metadata = document.metadata
    try db.run(
      """
      INSERT INTO document (id, content_hash, media_type, charset, title, source, url, published, retrieved, language, external_id, split,
        received_at, byte_count) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        SQLValue(id), SQLValue(hash.bytes), .text(document.mediaType.rawValue), SQLValue(document.charset), SQLValue(metadata.title),
        SQLValue(metadata.source), SQLValue(metadata.url), SQLValue(metadata.published?.description), SQLValue(metadata.retrieved),
        SQLValue(metadata.language), SQLValue(metadata.externalID), SQLValue(metadata.split), .text(receivedAt),
        SQLValue(document.bytes.count),
      ])
    try insertRaw(document.bytes, id: id)
    return id
  }

  private func insertRaw(_ bytes: [UInt8], id: Int) throws {
    var stored = bytes
    var compression = "none"
    if let compressed = Deflate.compress(bytes), compressed.count < stored.count {
      stored = compressed
      compression = "zlib"
    }
    try db.run(
      "INSERT INTO document_raw (document_id, compression, bytes) VALUES (?, ?, ?)", [SQLValue(id), .text(compression), .blob(stored)])
  }

  /// Puts another document in the place of one, which keeps its id; what was read out of the old one is the caller's business.
  ///
  /// - Throws: ``StorageError`` of the kind `constraint` when the same content or external id is that of a third document.
  public func replace(_ id: Int, with document: RawDocument, hash: ContentHash, receivedAt: String) throws {
    let metadata = document.metadata
    try db.run(
      """
      UPDATE document SET content_hash = ?, media_type = ?, charset = ?, title = ?, source = ?, url = ?, published = ?, retrieved = ?,
        language = ?, external_id = ?, split = ?, received_at = ?, byte_count = ? WHERE id = ?
      """,
      [
        SQLValue(hash.bytes), .text(document.mediaType.rawValue), SQLValue(document.charset), SQLValue(metadata.title),
        SQLValue(metadata.source), SQLValue(metadata.url), SQLValue(metadata.published?.description), SQLValue(metadata.retrieved),
        SQLValue(metadata.language), SQLValue(metadata.externalID), SQLValue(metadata.split), .text(receivedAt),
        SQLValue(document.bytes.count), SQLValue(id),
      ])
    try db.run("DELETE FROM document_raw WHERE document_id = ?", [SQLValue(id)])
    try insertRaw(document.bytes, id: id)
  }

  private static let columns = """
    id, content_hash, media_type, charset, title, source, url, published, retrieved, language, external_id, split, received_at, byte_count
    """

  private static func read(_ row: inout Row) -> StoredDocument {
    let id = row.int()
    let hash = ContentHash(stored: row.blob())
    let mediaType = DocumentMediaType(rawValue: row.text()) ?? .text
    let charset = row.optionalText()
    var metadata = DocumentMetadata(title: row.optionalText(), source: row.optionalText(), url: row.optionalText())
    metadata.published = row.optionalText().flatMap { PartialDate(iso: $0) }
    metadata.retrieved = row.optionalText()
    metadata.language = row.optionalText()
    metadata.externalID = row.optionalText()
    metadata.split = row.bool()
    return StoredDocument(
      id: id, hash: hash, mediaType: mediaType, charset: charset, metadata: metadata, receivedAt: row.text(), byteCount: row.int())
  }

  /// The document with an id.
  public func find(_ id: Int) throws -> StoredDocument? {
    try db.first("SELECT \(Self.columns) FROM document WHERE id = ?", [SQLValue(id)], Self.read)
  }

  /// The document with some content.
  public func find(hash: ContentHash) throws -> StoredDocument? {
    try db.first("SELECT \(Self.columns) FROM document WHERE content_hash = ?", [SQLValue(hash.bytes)], Self.read)
  }

  /// The document that a client knows under a name of its own.
  public func find(externalID: String) throws -> StoredDocument? {
    try db.first("SELECT \(Self.columns) FROM document WHERE external_id = ?", [.text(externalID)], Self.read)
  }

  /// The ids behind an id, in order: for going over all documents again.
  public func ids(after id: Int, limit: Int) throws -> [Int] {
    try db.all("SELECT id FROM document WHERE id > ? ORDER BY id LIMIT ?", [SQLValue(id), SQLValue(limit)]) { $0.int() }
  }

  /// The very bytes that came.
  ///
  /// - Throws: ``StorageError`` of the kind `corrupt` when they can no longer be unpacked.
  public func rawBytes(_ id: Int) throws -> [UInt8]? {
    let stored = try db.first(
      "SELECT r.compression, d.byte_count, r.bytes FROM document_raw r JOIN document d ON d.id = r.document_id WHERE r.document_id = ?",
      [SQLValue(id)]
    ) { (compression: $0.text(), length: $0.int(), bytes: $0.blob()) }
    guard let stored else { return nil }
    if stored.compression == "none" { return stored.bytes }
    guard let bytes = Deflate.decompress(stored.bytes, length: stored.length) else {
      throw StorageError(.corrupt, "The raw bytes of document \(id) are damaged; restore a backup.")
    }
    return bytes
  }

  /// The whole document as it came.
  public func raw(_ id: Int) throws -> RawDocument? {
    guard let document = try find(id), let bytes = try rawBytes(id) else { return nil }
    return RawDocument(bytes: bytes, mediaType: document.mediaType, charset: document.charset, metadata: document.metadata)
  }

  /// Removes a document with all that was extracted from it; entities stay, with fewer articles. `false` when there is none.
  public func delete(_ id: Int) throws -> Bool {
    try ArticleRepository(db).deleteAll(ofDocument: id)
    try db.run("DELETE FROM document WHERE id = ?", [SQLValue(id)])
    return db.changes > 0
  }
}
