/// What a client says about the document that it sends; nothing here is read out of the document itself.
public struct DocumentMetadata: Equatable, Sendable {
  /// The title that the client gives.
  public var title: String?
  /// Where it comes from: a newspaper, a blog, an agency.
  public var source: String?
  /// Where it stood on the web.
  public var url: String?
  /// When it was published.
  public var published: PartialDate?
  /// When the client fetched it: an RFC 3339 instant in UTC.
  public var retrieved: String?
  /// A BCP 47 language tag.
  public var language: String?
  /// The client's own name for the document, unique per archive.
  public var externalID: String?
  /// `false` says that the text is one clean article, to be taken as it is.
  public var split: Bool
  /// `false` says that nothing but the articles themselves is to be read out of it for now: it can be listed and searched at once, and
  /// reading it anew later fills in the rest. Not kept.
  public var extract: Bool

  /// Everything unsaid, unless given.
  public init(
    title: String? = nil, source: String? = nil, url: String? = nil, published: PartialDate? = nil, retrieved: String? = nil,
    language: String? = nil, externalID: String? = nil, split: Bool = true, extract: Bool = true
  ) {
    self.title = title
    self.source = source
    self.url = url
    self.published = published
    self.retrieved = retrieved
    self.language = language
    self.externalID = externalID
    self.split = split
    self.extract = extract
  }
}

/// What kind of text the bytes of a document are.
public enum DocumentMediaType: String, Sendable, CaseIterable {
  /// `text/plain`: copied pages, wire copy, text out of PDFs.
  case text = "text/plain"
  /// `text/html`.
  case html = "text/html"
  /// RSS or Atom.
  case xml = "application/xml"
}

/// One document as it came from outside.
public struct RawDocument: Equatable, Sendable {
  /// The very bytes that came.
  public var bytes: [UInt8]
  /// What they are said to be.
  public var mediaType: DocumentMediaType
  /// The charset parameter of the content type, if one was given.
  public var charset: String?
  /// What the client says about it.
  public var metadata: DocumentMetadata

  /// A document of bytes.
  public init(bytes: [UInt8], mediaType: DocumentMediaType = .text, charset: String? = nil, metadata: DocumentMetadata = .init()) {
    self.bytes = bytes
    self.mediaType = mediaType
    self.charset = charset
    self.metadata = metadata
  }
}
