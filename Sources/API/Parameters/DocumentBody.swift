import HTTP
import Model

/// Reads one document from a JSON object, and its metadata from query parameters: the same names and rules in both.
enum DocumentBody {
  /// What a client may say about a document, under these names.
  static let metadataNames = Parameters.metadata.names

  /// The document in a JSON body, and whether the client only wants to see what would be made of it. Errors point at the member by JSON Pointer.
  static func read(_ bytes: [UInt8]) throws(AppError) -> (document: RawDocument, isPreview: Bool) {
    let value: JSONValue
    do {
      value = try JSONReader.read(bytes)
    } catch {
      throw AppError(.invalid, "The body is not JSON: \(error).", details: [.init(.pointer(""), "\(error)")])
    }
    guard case .object(let members) = value else {
      throw .pointer("", "a document is an object, not \(value.kind)")
    }
    var metadata = DocumentMetadata()
    var text: String?
    var html: String?
    var isPreview = false
    for member in members {
      switch member.name {
      case "text": text = try string(member)
      case "html": html = try string(member)
      case "split":
        switch member.value {
        case .bool(let split): metadata.split = split
        case .null: break
        case .string(preview): isPreview = true
        default: throw .pointer("/split", "it must be true, false or \"preview\", not \(member.value.kind)")
        }
      case "extract":
        switch member.value {
        case .bool(let extract): metadata.extract = extract
        case .null: break
        default: throw .pointer("/extract", "it must be true or false, not \(member.value.kind)")
        }
      default:
        guard metadataNames.contains(member.name) else {
          throw .pointer(
            "/" + escaped(member.name),
            "a document has no such member; it has text, html, \(metadataNames.sorted().joined(separator: ", "))")
        }
        guard let value = try string(member) else { continue }
        do {
          try set(member.name, value, in: &metadata)
        } catch {
          throw .pointer("/" + member.name, error.message)
        }
      }
    }
    if text != nil, html != nil { throw .pointer("/html", "give text or html, not both") }
    guard let content = text ?? html else { throw .pointer("", "it has neither a member 'text' nor 'html'") }
    let type: DocumentMediaType = html == nil ? .text : .html
    return (RawDocument(bytes: Array(content.utf8), mediaType: type, charset: "utf-8", metadata: metadata), isPreview)
  }

  /// A member name as it stands in a JSON Pointer (RFC 6901, section 3).
  private static func escaped(_ name: String) -> String {
    name.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
      .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
  }

  private static func string(_ member: JSONValue.Member) throws(AppError) -> String? {
    switch member.value {
    case .string(let text): return text
    case .null: return nil
    default: throw .pointer("/" + member.name, "it must be a string, not \(member.value.kind)")
    }
  }

  /// The longest value of a member, in Unicode scalars.
  static let lengthLimit = 1_000
  /// The longest address.
  static let urlLimit = 4_096

  /// The value of `split` that asks for a look without storing.
  private static let preview = "preview"

  /// The metadata in query parameters, and whether the client only wants to see what would be made of the document.
  static func metadata(_ query: QueryReader) throws(AppError) -> (metadata: DocumentMetadata, isPreview: Bool) {
    var metadata = DocumentMetadata()
    var isPreview = false
    switch query.text("split") {
    case nil, "true": break
    case "false": metadata.split = false
    case preview: isPreview = true
    default: throw .parameter("split", "it must be true, false or preview")
    }
    metadata.extract = try query.flag("extract", standard: true)
    for item in query.items where item.name != "split" && item.name != "extract" {
      do {
        try set(item.name, item.value, in: &metadata)
      } catch {
        throw .parameter(item.name, error.message)
      }
    }
    return (metadata, isPreview)
  }

  private static func set(_ name: String, _ value: String, in metadata: inout DocumentMetadata) throws(AppError) {
    let limit = name == "url" ? urlLimit : lengthLimit
    guard value.unicodeScalars.count <= limit else { throw AppError(.invalid, "it has more than \(limit) characters") }
    guard !value.unicodeScalars.contains("\0") else { throw AppError(.invalid, "it has a NUL character") }
    let value = value.isEmpty ? nil : value
    switch name {
    case "title": metadata.title = value
    case "source": metadata.source = value
    case "url":
      if let value, !value.lowercased().hasPrefix("http://"), !value.lowercased().hasPrefix("https://") {
        throw AppError(.invalid, "it is no http or https address")
      }
      metadata.url = value
    case "retrieved":
      if let value, !isInstant(value) { throw AppError(.invalid, "'\(value)' is no RFC 3339 instant such as 2025-03-18T09:30:00Z") }
      metadata.retrieved = value
    case "lang": metadata.language = value
    case "external_id": metadata.externalID = value
    case "published":
      guard let value else { return }
      guard let date = date(value) else { throw AppError(.invalid, "'\(value)' is no date; write 2025, 2025-03 or 2025-03-18") }
      metadata.published = date
    default: throw AppError(.invalid, "a document has no such member")
    }
  }

  /// A date, or the day of an instant.
  private static func date(_ text: String) -> PartialDate? {
    PartialDate(iso: text) ?? (isInstant(text) ? CalendarDate(iso: String(text.prefix(10))).map(PartialDate.init) : nil)
  }

  /// `YYYY-MM-DDTHH:MM:SS`, with a fraction or not, then `Z` or an offset (RFC 3339, section 5.6).
  private static func isInstant(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, CalendarDate(iso: String(text.prefix(10))) != nil, bytes[10] == 0x54 || bytes[10] == 0x74 else { return false }
    func number(_ start: Int, _ limit: Int) -> Bool {
      guard start + 1 < bytes.count, (0x30...0x39).contains(bytes[start]), (0x30...0x39).contains(bytes[start + 1]) else { return false }
      return Int(bytes[start] - 0x30) * 10 + Int(bytes[start + 1] - 0x30) <= limit
    }
    guard number(11, 23), bytes[13] == 0x3A, number(14, 59), bytes[16] == 0x3A, number(17, 60) else { return false }
    var index = 19
    if bytes[index] == 0x2E {
      index += 1
      guard index < bytes.count, (0x30...0x39).contains(bytes[index]) else { return false }
      while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
    }
    guard index < bytes.count else { return false }
    if bytes[index] == 0x5A || bytes[index] == 0x7A { return index + 1 == bytes.count }
    guard bytes[index] == 0x2B || bytes[index] == 0x2D, bytes.count == index + 6 else { return false }
    return number(index + 1, 23) && bytes[index + 3] == 0x3A && number(index + 4, 59)
  }
}
