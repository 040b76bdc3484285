/// A file that never changes while the program runs: packed once, in either form with a tag of its own.
public struct StaticFile: Sendable {
  private let plain: Response
  private let packed: Response?

  /// A file with its media type, and header fields that go with it in either form.
  ///
  /// Clients may keep it but ask each time whether it is still the same: a new version of the program shows at once.
  public init(type: String, bytes: [UInt8], headers: Headers = [:]) {
    var plain = Response(type: type, bytes: bytes)
    for field in headers.fields { plain.headers.set(field.name, field.value) }
    plain.headers.set("Cache-Control", "no-cache")
    plain.headers.set("Vary", "Accept-Encoding")
    let tag = EntityTag.of(bytes)
    plain.headers.set("ETag", tag)
    self.plain = plain
    guard let small = GzipCompressor().compress(bytes), small.count < bytes.count else {
      packed = nil
      return
    }
    var packed = plain
    packed.body = .bytes(small)
    packed.headers.set("Content-Encoding", "gzip")
    packed.headers.set("ETag", EntityTag.gzipped(tag))
    self.packed = packed
  }

  /// The file for a client, in the form it takes; 304 when it has it.
  public func response(to request: Request) -> Response {
    (request.acceptsGzip ? packed ?? plain : plain).withETag(for: request)
  }
}
