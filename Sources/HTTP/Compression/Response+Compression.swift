extension Response {
  /// Smaller bodies are not worth it: they fit a packet either way.
  private static let smallestCompressed = 1_024

  /// Whether the media type is text of some kind, and nothing has encoded it yet.
  var isCompressible: Bool {
    guard let type = headers["Content-Type"], headers["Content-Encoding"] == nil else { return false }
    if type == "application/json" { return true }
    let essence = Grammar.trimmed(type.utf8.prefix { $0 != UInt8(ascii: ";") }.map(Grammar.lowercased))
    if essence.hasPrefix("text/") || essence.hasSuffix("+json") || essence.hasSuffix("+xml") { return true }
    return ["application/json", "application/x-ndjson", "application/xml", "application/javascript"].contains(essence)
  }

  /// The answer as it goes to this client: gzip where type, size and client allow, with `Vary` and a tag of its own.
  ///
  /// A stream that answers a streamed request stays plain, because its lines are to leave as they are written.
  func encoded(for reply: ReplyContext, using compressor: GzipCompressor) -> Response {
    guard !status.forbidsBody, isCompressible else { return self }
    var response = self
    if headers["Vary"] != "Accept-Encoding" { response.headers.addToList("Vary", "Accept-Encoding") }
    guard reply.acceptsGzip else { return response }
    switch body {
    case .empty, .push: return response
    case .bytes(let bytes):
      guard bytes.count >= Self.smallestCompressed, let packed = compressor.compress(bytes), packed.count < bytes.count else {
        return response
      }
      response.body = .bytes(packed)
    case .stream(let produce):
      if reply.hasBodyStream { return response }
      response.body = .stream { writer in
        let packing = BodyWriter(compressingInto: writer)
        try produce(packing)
        try packing.finish()
      }
    }
    response.headers.set("Content-Encoding", "gzip")
    if let tag = response.headers["ETag"] { response.headers.set("ETag", EntityTag.gzipped(tag)) }
    return response
  }
}
